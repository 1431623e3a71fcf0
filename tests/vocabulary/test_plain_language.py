import pytest

from vrijwilligers.vocabulary.plain_language import (
    BE,
    DUTCH_PARTICIPLE,
    ENGLISH_PARTICIPLE,
    ETRE,
    NO_DUTCH_PARTICIPLE,
    NO_ENGLISH_PARTICIPLE,
    WORDEN,
    is_passive,
    measure,
    sentences_of,
)

WORDS = "Je kookt op maandag samen met andere mensen een grote pot warme soep"  # thirteen


def test_thirteen_words_on_average_are_fine_and_fourteen_are_not():
    assert not measure(f"{WORDS}.", "nl").is_hard
    found = measure(f"{WORDS} vandaag.", "nl")
    assert found.is_hard
    assert (found.average, found.longest, found.too_long) == (14, 14, ())


def test_one_sentence_of_more_than_twenty_words_is_named():
    long = f"{WORDS} en daarna eet je met ons aan tafel."
    found = measure(f"Welkom. Dag! {long}", "nl")
    assert found.average < 13
    assert found.too_long == (long,)
    assert found.is_hard


def test_a_sentence_of_exactly_twenty_words_is_not_too_long():
    found = measure(f"Welkom. Dag! {WORDS} en daarna eet je met ons mee.", "nl")
    assert found.longest == 20
    assert (found.too_long, found.is_hard) == ((), False)


def test_a_text_without_words_measures_nothing():
    found = measure(" \n … ", "fr")
    assert (found.sentences, found.words, found.average, found.is_hard) == (0, 0, 0, False)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kom je helpen? Graag! Tot dan.", 3),
        ("Je helpt bv. Mieke. Je begint om 9.30 uur.", 2),
        ("Titel zonder punt\nDan een zin.", 2),
        ("Vous aidez p.ex. Anne et etc. Voilà.", 1),
        ("Zij zei: “Kom mee!” En ik ging mee.", 2),
    ],
)
def test_sentences_end_where_a_reader_hears_an_end(text, sentences):
    assert len(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "De soep wordt door vrijwilligers gekookt."),
        ("nl", "Er is gevraagd dat de kinderen begeleid worden."),
        ("nl", "Je werd opgebeld."),
        ("fr", "Les repas sont préparés par l’équipe."),
        ("fr", "Le matériel est très souvent fourni."),
        ("en", "The soup is cooked here."),
        ("en", "I am helped by a neighbour."),
        ("en", "You are called back."),
        ("en", "Is it often cleaned?"),
        ("en", "We were asked to come."),
        ("en", "It can be cooked at home."),
        ("en", "Volunteers are always well paid back."),
    ],
)
def test_a_passive_sentence_is_noticed(language, sentence):
    assert is_passive(sentence, language)
    assert measure(sentence, language).passives == (sentence,)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Het wordt gezellig."),
        ("nl", "Word jij vrijwilliger in een van de gemeenten?"),
        ("nl", "Je hebt de soep gekookt."),
        ("fr", "Vous êtes intéressé et vous êtes arrivée à l’heure."),
        ("fr", "C’est une activité gratuite."),
        ("en", "You are interested and the coffee is hot."),
        ("en", "You cooked the soup."),
    ],
)
def test_an_active_sentence_is_left_alone(language, sentence):
    assert not is_passive(sentence, language)


def test_each_word_that_looks_like_a_participle_would_be_taken_for_one():
    assert [word for word in NO_DUTCH_PARTICIPLE if not DUTCH_PARTICIPLE.fullmatch(word)] == []
    assert [word for word in NO_ENGLISH_PARTICIPLE if not ENGLISH_PARTICIPLE.fullmatch(word)] == []


@pytest.mark.parametrize("verbs", [WORDEN, ETRE, BE])
def test_the_forms_of_to_be_are_words_as_a_sentence_has_them(verbs):
    assert [verb for verb in verbs if verb != verb.lower() or not verb.isalpha()] == []


def test_long_words_are_named_once_but_not_those_of_our_own_work():
    text = "Begeleidingsmogelijkheden voor vrijwilligersorganisaties. Begeleidingsmogelijkheden!"
    assert measure(text, "nl").long_words == ("Begeleidingsmogelijkheden",)
    assert measure("L’accompagnement des bénévoles", "fr").long_words == ("L’accompagnement",)


def test_abbreviations_are_named_once():
    text = "Je werkt bij een VZW, o.a. met de MIVB. Bel bv. ons. De VZW is open. Dit is WEL goed."
    assert measure(text, "nl").abbreviations == ("VZW", "o.a.", "MIVB", "bv.", "WEL")


ODD = ("a" * 5000, "... !!! ???", "1 2 3. 4,5. 6", "日本語。テスト", "\r\n\r\n", "ge" * 2500)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("text", ODD)
def test_no_text_is_too_odd_to_measure(text, language):
    found = measure(text, language)
    assert found.longest <= found.words
    assert found.sentences <= 3
