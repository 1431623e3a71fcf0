"""The forms of the desk: what can be added to a contact in a second, and what is searched."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length

from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.desk.rules import (
    Asker,
    Channel,
    DeskContactDetails,
    Subject,
    Visit,
    mark_of,
)
from vrijwilligers.desk.wording import ASKERS, CHANNELS, PARTS_OF_WEEK, SUBJECTS, VISITS
from vrijwilligers.records import facts
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.vocabulary import places, week
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON, Level
from vrijwilligers.vocabulary.words import say_level, say_municipality
from vrijwilligers.web.editing import EditForm, RecordForm, VersionField
from vrijwilligers.web.forms import LONGEST_NOTE, Form, TickBoxes, choices
from vrijwilligers.web.typed_fields import one_of

LONGEST_SEARCH = 100
WEEKEND = ("sat", "sun")
PARTS_OF_WEEK_BLOCKS = {
    "days": [
        block
        for block in week.BLOCKS
        if not block.startswith(WEEKEND) and not block.endswith("evening")
    ],
    "evenings": [
        block
        for block in week.BLOCKS
        if not block.startswith(WEEKEND) and block.endswith("evening")
    ],
    "weekend": [block for block in week.BLOCKS if block.startswith(WEEKEND)],
}


class DeskContactForm(RecordForm):
    """What is known about a contact; all of it may stay empty."""

    asker = SelectField(_l("Who asks?"))
    language = SelectField(_l("Language"))
    visit = SelectField(_l("First time?"))
    municipality = SelectField(_l("Lives in"))
    age_band = SelectField(_l("Age"))
    subject = SelectField(_l("About what?"))

    def __init__(self, **given: Any) -> None:
        """Put the choices in that are said in the language of the page."""
        super().__init__(**given)
        towns = sorted((say_municipality(nis), nis) for nis in places.municipalities())
        answers: dict[str, dict[Any, Any]] = {
            "asker": ASKERS,
            "language": {code: language_name(code) for code in COMMON},
            "visit": VISITS,
            "municipality": {nis: name for name, nis in towns},
            "age_band": {band: band for band in facts.AGE_BAND_NAMES},
            "subject": SUBJECTS,
        }
        for name, words in answers.items():
            self[name].choices = choices({"": "–"} | words)

    def details(self, channel: Channel) -> DeskContactDetails:
        """Hand over the answers for a contact by this channel."""
        return DeskContactDetails(
            channel=channel,
            language=self.language.data or None,
            municipality=self.municipality.data or None,
            age_band=self.age_band.data or None,
            visit=Visit(self.visit.data) if self.visit.data else None,
            asker=Asker(self.asker.data) if self.asker.data else None,
            subject=Subject(self.subject.data) if self.subject.data else None,
        )


class FindForm(Form):
    """What somebody looks for: a name, a phone number, an organisation, a vacancy."""

    q = StringField(
        _l("Find a person, an organisation or a vacancy"),
        validators=[Length(max=LONGEST_SEARCH)],
    )


class FindSomebodyForm(FindForm):
    """Whom somebody looks for: a name, a phone number, the number of a fiche."""

    q = StringField(_l("Find a person"), validators=[Length(max=LONGEST_SEARCH)])


class StartForm(FindSomebodyForm):
    """With whom a conversation begins, and how it came."""

    q = StringField(
        _l("With whom?"),
        description=_l("A name, a phone number, the number of a fiche."),
        validators=[Length(max=LONGEST_SEARCH)],
    )
    channel = RadioField(_l("How?"), choices=lambda: choices(CHANNELS), coerce=one_of(Channel))

    def chosen_channel(self) -> Channel:
        """Return how it came: somebody at the desk, unless it is said otherwise."""
        return self.channel.data or Channel.WALK_IN


class ConversationNoteForm(CandidateTextForm):
    """What is said in a conversation, as a note of who writes it."""

    note = TextAreaField(
        _l("Now: what is said?"),
        description=_l("Nothing about illness, belief or papers."),
        validators=[Length(max=LONGEST_NOTE)],
    )
    seen = VersionField()  # which text of the note the page showed

    def over(self, text: str) -> "ConversationNoteForm":
        """Let the page say which text it shows; what was sent stays with what its page showed."""
        if not self.is_submitted():
            self.seen.data = mark_of(text)
        return self


class FirstQuestionsForm(EditForm):
    """What betters the first list most, asked beside it: how much Dutch, what, and when.

    Only what the fiche does not say yet is asked.
    """

    dutch = SelectField(_l("How much Dutch?"), coerce=one_of(Level))
    practise_dutch = BooleanField(_l("Wants to practise Dutch"))
    category = SelectField(_l("Which kind of volunteer work?"))
    parts_of_week = TickBoxes(_l("When are you free?"), choices=lambda: choices(PARTS_OF_WEEK))
    from_home = BooleanField(_l("Would like to work from home"))

    def ask(self, known: CandidateDetails, categories: Mapping[str, str]) -> None:
        """Leave out what is known already, and put the kinds of work in."""
        self.dutch.choices = choices({"": "–"} | {one.value: say_level(one) for one in Level})
        self.category.choices = choices({"": "–"} | dict(categories))
        answered = {
            "dutch": "nl" in known.languages,
            "practise_dutch": known.practise_dutch or "nl" in known.languages,
            "category": known.categories,
            "parts_of_week": known.days,
            "from_home": known.from_home or (known.categories and known.days),
        }
        for name, is_known in answered.items():
            if is_known:
                del self[name]

    @property
    def asks(self) -> bool:
        """Tell whether something is left to ask."""
        return bool(list(self.visible_fields()))

    def added_to(self, known: CandidateDetails) -> CandidateDetails:
        """Hand over the fiche as it was, with these answers."""
        said = self.data
        dutch = {"nl": said["dutch"]} if said.get("dutch") else {}
        parts = [PARTS_OF_WEEK_BLOCKS[part] for part in said.get("parts_of_week") or ()]
        return replace(
            known,
            languages=dutch | known.languages,
            practise_dutch=known.practise_dutch or bool(said.get("practise_dutch")),
            categories=known.categories | frozenset(filter(None, [said.get("category")])),
            days=known.days | week.mask_of(block for blocks in parts for block in blocks),
            from_home=known.from_home or bool(said.get("from_home")),
        )


class NoteForm(CandidateTextForm):
    """What was said, or what a colleague must know about somebody."""

    text = TextAreaField(
        _l("What was said?"),
        description=_l("Write what this person may read too."),
        validators=[DataRequired(_l("Write something.")), Length(max=LONGEST_NOTE)],
    )
