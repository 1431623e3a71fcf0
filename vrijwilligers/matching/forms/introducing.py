"""To which organisations somebody is introduced, with a yes for each, and what is done next."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import Length, Optional

from vrijwilligers.candidates.questions import InPlaceForm, consent_fields, yes_field
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.forms import (
    NO_SHARING,
    NO_YES,
    TOLD_ALREADY,
    doer,
    for_whom_field,
    needed_with_what,
    note_field,
)
from vrijwilligers.matching.forms.days import DeskDayField
from vrijwilligers.matching.forms.projects import project_field
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.steps import FollowUpDetails, Proposal
from vrijwilligers.matching.wording.tasks import typed_or_ours
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.web.forms import LONGEST_LINE, choices
from vrijwilligers.web.typed_fields import one_of


class IntroduceForm(InPlaceForm):
    """To which organisations somebody says yes, and when we ask how it went.

    ``with_questions`` adds one for each organisation: its answer is the yes and its way at once.
    Who did not consent to sharing yet is asked that too, on the same page.
    """

    shown = HiddenField()
    contacted = SelectField(
        _l("Does the organisation know already?"),
        choices=choices({"": _l("Not yet"), **TOLD_ALREADY}),
        coerce=one_of(DisclosureChannel),
        default="",
    )
    note = note_field()
    what = StringField(
        _l("What has to be done next"),
        description=_l("Leave this empty when nothing has to be done."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )
    due_on = DeskDayField(
        _l("On which day"), counts=lambda form: form.what.data, validators=[needed_with_what]
    )
    for_whom = for_whom_field()
    yes_by_organisation: ClassVar[Mapping[int, str]] = {}

    @classmethod
    def with_questions(
        cls,
        organisations: Iterable[Organisation],
        *,
        sharing: bool = False,
        parent: bool = False,
        projects: Mapping[str, str],
    ) -> "type[IntroduceForm]":
        """Make the form that asks a yes for each of these organisations; nothing is preset.

        ``sharing`` asks for that consent first, ``parent`` whether a parent or guardian agrees.
        Where there are ``projects`` (names by code), it asks which of them pays.
        """
        names = {each.id: f"yes_{each.id}" for each in organisations}
        fields: dict[str, object] = {name: yes_field(NO_YES) for name in names.values()}
        if projects:
            fields["project"] = project_field(projects)
        if sharing:
            fields |= consent_fields(ConsentPurpose.SHARING, NO_SHARING, parent=parent)
        return type(cls.__name__, (cls,), {"yes_by_organisation": names, **fields})

    def yes_of(self, organisation_id: int) -> RadioField:
        """Return the question about one organisation."""
        return self[self.yes_by_organisation[organisation_id]]

    def set_apart(self, address: str) -> None:
        """Give each question an id of its own, for a page that asks other things too."""
        self.address = address
        for field in self:
            field.id = f"{field.id}-here"
            field.label.field_id = field.id

    def show(self, digest: str) -> None:
        """Remember which words are shown; a yes to other words is asked again."""
        if self.shown.data not in (None, "", digest):
            for name in self.yes_by_organisation.values():
                self[name].data = None
        self.shown.data = digest

    def proposal(self) -> Proposal:
        """Hand over the introduction."""
        return Proposal(
            agreed={key: self[name].data for key, name in self.yes_by_organisation.items()},
            shown=self.shown.data or "",
            note=self.note.data,
            contacted=self.contacted.data,
            project=self["project"].data if "project" in self else None,
        )

    def follow_up(
        self, *, me: int, candidate_id: int, introduction_id: int | None
    ) -> FollowUpDetails | None:
        """Hand over what has to be done next; ``None`` when nothing has."""
        if not self.what.data:
            return None
        return FollowUpDetails(
            **typed_or_ours(self.what.data, FollowUpTask.RESULT),
            due_on=self.due_on.data,
            **doer(self.for_whom.data, me),
            candidate_id=candidate_id,
            introduction_id=introduction_id,
        )
