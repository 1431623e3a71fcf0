"""The forms of the desk: what can be added to a contact in a second, and what is searched."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, SubmitField
from wtforms.validators import Length

from vrijwilligers.desk.rules import Asker, Channel, DeskContactDetails, Subject, Visit
from vrijwilligers.desk.wording import ASKERS, SUBJECTS, VISITS
from vrijwilligers.records import facts
from vrijwilligers.vocabulary import places
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON
from vrijwilligers.vocabulary.words import say_municipality
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import Form, choices

LONGEST_SEARCH = 100


class DeskContactForm(EditForm):
    """What is known about a contact; all of it may stay empty."""

    asker = SelectField(_l("Who asks?"))
    language = SelectField(_l("Language"))
    visit = SelectField(_l("First time?"))
    municipality = SelectField(_l("Lives in"))
    age_band = SelectField(_l("Age"))
    subject = SelectField(_l("About what?"))
    then_fiche = SubmitField(_l("This visitor wants a fiche"))

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
