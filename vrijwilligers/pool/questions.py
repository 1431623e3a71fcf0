"""What somebody is asked on the public page who wants to join the pool."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.candidates.rules import ConsentPurpose, ResolvedText
from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.details import ApplicationDetails, MembershipDetails
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.wording import CHANNELS, NOTICES
from vrijwilligers.talents import current as code_lists
from vrijwilligers.web.forms import LONGEST_LINE, Form, TickBoxes, choices, municipalities
from vrijwilligers.web.typed_fields import (
    MailField,
    PhoneField,
    WeekField,
    WholeNumberField,
    one_of,
)

MOST_A_MONTH = 31
ASKED = (ConsentPurpose.FICHE, ConsentPurpose.POOL)
TEXT_DIGEST = re.compile(r"[0-9a-f]{64}")
TEXT_CHANGED = _l("This text changed meanwhile. Read it again, and tick it again.")
NO_REACH = _l("Enter an e-mail address or a phone number.")
NO_MAIL = _l("Enter your e-mail address, or choose another way.")
NO_PHONE = _l("Enter your phone number, or choose another way.")


def _nineteen() -> list[SelectChoice]:
    return municipalities()[1:]


class PoolApplicationForm(Form):
    """Who somebody is, what they wish, and their yes to a fiche and to the pool."""

    class Meta(Form.Meta):
        """Leave out the token: without a cookie there is no session that could be misused."""

        csrf = False

    given_name = StringField(_l("First name"), validators=[Length(max=LONGEST_LINE)])
    family_name = StringField(_l("Family name"), validators=[Length(max=LONGEST_LINE)])
    email = MailField(
        _l("E-mail"), description=_l("We send you a link. With one click more you are in the pool.")
    )
    phone = PhoneField(
        _l("Phone"), description=_l("Without an e-mail address we call you to confirm it.")
    )
    channel = RadioField(
        _l("How may we ask you?"),
        choices=choices(CHANNELS),
        coerce=one_of(PoolChannel),
        validators=[InputRequired(_l("Choose how we may ask you."))],
    )
    days = WeekField(_l("When are you free?"))
    notice = RadioField(
        _l("How long before must we ask you?"),
        choices=choices(NOTICES),
        coerce=one_of(Notice),
        validators=[InputRequired(_l("Choose how long before we must ask you."))],
    )
    most_a_month = WholeNumberField(
        _l("How often a month may we ask you at most?"),
        description=_l("Leave this empty for as often as somebody is needed."),
        low=1,
        high=MOST_A_MONTH,
        refusal=_l("Enter a number from 1 to 31, or leave it empty."),
    )
    categories = TickBoxes(
        _l("For which work?"),
        description=_l("Nothing ticked: for all work."),
        choices=lambda: choices(code_lists.category_names()),
    )
    places = TickBoxes(
        _l("Where?"), description=_l("Nothing ticked: everywhere."), choices=_nineteen
    )
    is_old_enough = BooleanField(
        _l("I am 16 or older"),
        description=_l("Are you younger? Come to the desk with a parent: that is possible too."),
        validators=[DataRequired(_l("Tick that you are 16 or older, or come to the desk."))],
    )
    fiche = BooleanField(
        _l("Yes, you may keep a fiche of me"),
        validators=[DataRequired(_l("Tick that we may keep a fiche: without it we cannot ask."))],
    )
    pool = BooleanField(
        _l("Yes, you may ask me for short assignments"),
        validators=[DataRequired(_l("Tick that we may ask you for short assignments."))],
    )
    shown_fiche = HiddenField(validators=[Length(max=LONGEST_LINE)])
    shown_pool = HiddenField(validators=[Length(max=LONGEST_LINE)])
    website = StringField(
        _l("Leave this question empty"), validators=[Length(max=0, message=_l("Leave it empty."))]
    )

    texts: tuple[ResolvedText, ...] = ()  # of consent, as they are now

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a name, and a way to reach somebody that goes with how they want to be asked."""
        is_valid = super().validate(extra_validators)
        for field, sentence in (*self._missing(), *self._changed()):
            field.errors = [*field.errors, sentence]
            is_valid = False
        return is_valid

    def show_texts(self) -> None:
        """Remember which texts of consent are shown; a yes to another text is asked again."""
        for text in self.texts:
            shown = self[f"shown_{text.purpose}"]
            if shown.data not in (None, "", text.digest):
                self[text.purpose].data = False
            shown.data = text.digest

    def details(self, language: str) -> ApplicationDetails:
        """Hand over what was filled in, typed."""
        return ApplicationDetails(
            given_name=self.given_name.data or "",
            family_name=self.family_name.data or "",
            email=self.email.data,
            phone=self.phone.data,
            language=language,
            shown={purpose: self._digest(purpose) for purpose in ASKED},
            wishes=self.details_as(MembershipDetails),
        )

    def read_categories(self) -> tuple[str, ...]:
        """Hand the kinds of work over in one order."""
        return tuple(sorted(self.categories.value))

    def read_places(self) -> tuple[str, ...]:
        """Hand the municipalities over in one order."""
        return tuple(sorted(self.places.value))

    def _missing(self) -> list[tuple[Any, object]]:
        missing: list[tuple[Any, object]] = []
        if not any(one.data or one.errors for one in (self.given_name, self.family_name)):
            missing.append((self.given_name, _l("Enter your name.")))
        email, phone = self.email, self.phone
        if not any(one.data or one.errors for one in (email, phone)):
            missing.append((email, NO_REACH))
        elif self.channel.data is PoolChannel.MAIL and not (email.data or email.errors):
            missing.append((email, NO_MAIL))
        elif self._asks_phone() and not (phone.data or phone.errors):
            missing.append((phone, NO_PHONE))
        return missing

    def _changed(self) -> list[tuple[Any, object]]:
        read = {text.purpose: self._digest(text.purpose) for text in self.texts}
        changed = [text.purpose for text in self.texts if read[text.purpose] != text.digest]
        return [(self[one], TEXT_CHANGED) for one in changed if self[one].data]

    def _asks_phone(self) -> bool:
        return self.channel.data in (PoolChannel.MESSAGE, PoolChannel.PHONE)

    def _digest(self, purpose: ConsentPurpose) -> str:
        shown = self[f"shown_{purpose}"].data or ""
        return shown if TEXT_DIGEST.fullmatch(shown) else ""
