"""A language whose words came as data speaks beside those of our catalogs, for one request."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_domain, get_locale

from vrijwilligers.vocabulary.languages import DESK_LANGUAGE, speaking


class DataTranslations(NullTranslations):
    """Words by the id of a text; what is not among them is said as our catalogs say it in Dutch."""

    def __init__(self, words: Mapping[str, str], otherwise: NullTranslations) -> None:
        super().__init__()
        self._words = words
        self._otherwise = otherwise

    def ugettext(self, message: str) -> str:
        """Say a text."""
        return self._words.get(message) or self._otherwise.ugettext(message)

    def ungettext(self, singular: str, plural: str, number: int) -> str:
        """Say a text with a number: a translator gives one that is right for any number."""
        return self._words.get(plural) or self._otherwise.ungettext(singular, plural, number)


class DataDomain(Domain):
    """Our catalogs, and beside them the words of one language."""

    def __init__(self, language: str, words: Mapping[str, str], beside: Domain) -> None:
        super().__init__(domain=beside.domain[0])
        self._language = language
        self._beside = beside
        with speaking(DESK_LANGUAGE):
            self._translations = DataTranslations(words, beside.get_translations())

    def get_translations(self) -> NullTranslations | Translations:
        """Return what says the texts in the language that is spoken now."""
        locale = get_locale()
        if locale and str(locale) == self._language:
            return self._translations
        return self._beside.get_translations()


def add_words(language: str, words: Mapping[str, str]) -> Domain:
    """Let texts be said in a language of data from here on; return what said them before."""
    before = get_domain()
    DataDomain(language, words, before).as_default()
    return before


@contextmanager
def with_words(language: str, words: Mapping[str, str]) -> Iterator[None]:
    """Let texts be said in a language of data for a while: ``speaking`` chooses it."""
    before = add_words(language, words)
    try:
        yield
    finally:
        before.as_default()
