"""What is asked of who brings somebody, and of a referrer."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from vrijwilligers.candidates.questions import InPlaceForm, consent_fields
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.rules.details import ReferralDetails, ReferrerProfileDetails
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, choices

NO_REFERRER = _l("Read together the question about the referrer, and tick how they said yes.")


class ReferralForm(RecordForm, InPlaceForm):
    """Which referrer brings or follows somebody; who did not agree yet is asked that first."""

    who = SelectField(
        _l("Who brings or follows this person?"),
        description=_l("Choose the counsellor too, where you know who it is."),
        validators=[InputRequired(_l("Choose a referrer."))],
    )

    @classmethod
    def with_consent(cls, *, parent: bool) -> "type[ReferralForm]":
        """Make the form that asks first whether the referrer may hear how it goes."""
        asked = consent_fields(ConsentPurpose.REFERRER, NO_REFERRER, parent=parent)
        return type(cls.__name__, (cls,), asked)

    def offer(self, referrers: Mapping[str, str]) -> "ReferralForm":
        """Offer each referrer and each counsellor, by name."""
        self.who.choices = choices({"": _l("Choose"), **referrers})
        return self

    def details(self) -> ReferralDetails:
        """Hand over who it is, typed."""
        organisation, _dash, person = str(self.who.data).partition("-")
        return ReferralDetails(
            organisation_id=int(organisation), counsellor_id=int(person) if person else None
        )


class ReferrerProfileForm(RecordForm):
    """Whom a referrer serves."""

    serves = TextAreaField(
        _l("Whom does it serve?"),
        description=_l("For example: newcomers who learn Dutch. Nobody’s name."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )

    def details(self) -> ReferrerProfileDetails:
        """Hand over what is said of a referrer."""
        return self.details_as(ReferrerProfileDetails)


def key_of(referral: Referral) -> str:
    """Return the key of the form for who brings somebody."""
    person = f"-{referral.counsellor_id}" if referral.counsellor_id else ""
    return f"{referral.organisation_id}{person}"
