"""What a referrer is asked of somebody whom it sends."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.exchange import cells
from vrijwilligers.referrers.rules.leads import LeadDetails, is_mail
from vrijwilligers.vocabulary.words import say_phone
from vrijwilligers.web.forms import Form
from vrijwilligers.web.typed_fields import LanguageField, ParsedField

LONGEST_NAME = 40


def _way(text: str) -> str | None:
    return cells.email(text) if is_mail(text) else cells.phone(text)


def _say_way(way: str | None) -> str:
    return (way if is_mail(way) else say_phone(way)) if way else ""


class LeadForm(Form):
    """A first name and one way to reach somebody, who knows of it."""

    name = StringField(
        _l("First name"),
        description=_l("Only the first name. Nothing about health, origin or papers."),
        validators=[DataRequired(_l("Enter the first name.")), Length(max=LONGEST_NAME)],
    )
    reach = ParsedField(
        _l("A phone number or an e-mail address"),
        description=_l("One is enough. We call or write within a few days."),
        validators=[InputRequired(_l("Enter a phone number or an e-mail address."))],
        read=_way,
        say=_say_way,
    )
    language = LanguageField(_l("In which language do we speak?"))
    told = BooleanField(
        _l("I told this person all of this, and they want it"),
        validators=[InputRequired(_l("Tell the person first what stands above, and tick it."))],
    )

    def details(self) -> LeadDetails:
        """Hand over who it is."""
        return LeadDetails(name=self.name.data, reach=self.reach.data, language=self.language.data)
