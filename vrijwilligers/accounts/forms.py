"""The shape of what the team fills in."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.passwords import LONGEST, SHORTEST
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.accounts.wording import REFUSALS, ROLE_NAMES
from vrijwilligers.exchange import cells
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm, Form, SureField, TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField, LanguageField

LONGEST_CODE = 60


class Secret(PasswordField):
    """A password: it is taken exactly as it was typed, white space and all."""

    def __init__(self, *words: Any, filters: Any = (), **options: Any):
        super().__init__(*words, **options)


def _present() -> Secret:
    return Secret(
        _l("Password"),
        validators=[InputRequired(_l("Enter your password.")), Length(max=LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )


def _new() -> Secret:
    return Secret(
        _l("New password"),
        description=_l("12 characters or more. Three or four words in a row are easy to remember."),
        validators=[
            InputRequired(_l("Choose a password.")),
            Length(min=SHORTEST, message=_l("Take 12 characters or more.")),
            Length(max=LONGEST, message=_l("Take 200 characters or less.")),
        ],
        render_kw={"autocomplete": "new-password"},
    )


def _name() -> StringField:
    return StringField(
        _l("Name"),
        validators=[DataRequired(_l("Enter a name.")), Length(max=LONGEST_LINE)],
        render_kw={"autocomplete": "name"},
    )


def _email() -> EmailField:
    return EmailField(
        _l("E-mail address"),
        validators=[DataRequired(_l("Enter the e-mail address.")), Length(max=LONGEST_LINE)],
        render_kw={"autocomplete": "username", "spellcheck": "false"},
    )


def _roles() -> TickBoxes:
    return TickBoxes(
        _l("What this person does"),
        choices=choices(ROLE_NAMES),
        validators=[InputRequired(_l("Choose at least one role."))],
    )


def _readable_address(_: Form, field: EmailField) -> None:
    try:
        field.data = cells.email(field.data)
    except cells.BadCell as bad:
        raise ValidationError(str(bad)) from bad


class SignInForm(Form):
    """Who is there."""

    email = _email()
    password = _present()


class ForgotForm(Form):
    """Who wants to choose a new password."""

    email = _email()


class PasswordForm(Form):
    """The password of whoever is signed in, asked again."""

    password = _present()


class NewPasswordForm(Form):
    """A password for the first time, or a new one by a link."""

    new_password = _new()


class ChangePasswordForm(Form):
    """A new password, by somebody who knows the present one."""

    password = _present()
    new_password = _new()


class CodeForm(Form):
    """A code of the app, or one from paper."""

    code = StringField(
        _l("Code"),
        validators=[DataRequired(_l("Enter the code.")), Length(max=LONGEST_CODE)],
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "off"},
    )


class RefusalFilterForm(FilterForm):
    """Which of what was refused one wants to see."""

    kind = SelectField(
        _l("What was refused"), choices=choices({"": _l("Everything"), **REFUSALS}), default=""
    )
    staff = SelectField(_l("Account"), default="")

    def offer(self, names: dict[int, str]) -> None:
        """Let one choose among the accounts."""
        everybody = {"": _l("Everybody"), **{str(number): name for number, name in names.items()}}
        self.staff.choices = choices(everybody)

    def staff_id(self) -> int | None:
        """Return the account that was chosen."""
        chosen = self.chosen("staff")
        return int(chosen) if chosen else None


class MeForm(Form):
    """What somebody says about themselves."""

    name = _name()
    language = LanguageField(_l("Language"))


class _RolesForm(Form):
    """What somebody is at the desk."""

    roles = _roles()

    def ticked_roles(self) -> frozenset[Role]:
        """Return the roles that were ticked."""
        return frozenset(Role(role) for role in self.roles.data)


class RolesForm(EditForm, _RolesForm):
    """What a colleague is at the desk, with the roles that were seen."""

    is_sure = SureField(_l("I know what this person may do from now on"))


class SecrecyForm(EditForm):
    """When a colleague signed the duty of confidentiality, if they did."""

    signed_on = DayField(
        _l("Signed on"),
        description=_l("The day on the paper. Empty: not signed."),
    )


class InviteForm(_RolesForm):
    """Somebody new; the roles stand last, so that errors come in the order of the page."""

    name = _name()
    email = _email()
    language = LanguageField(_l("Language"))
    roles = _roles()

    def validate_email(self, field: EmailField) -> None:
        """Take an address that can be one."""
        _readable_address(self, field)

    def offer(self, roles: tuple[Role, ...]) -> None:
        """Show only the roles that the inviter may give."""
        self.roles.choices = choices({role: ROLE_NAMES[role] for role in roles})

    def details(self) -> StaffDetails:
        """Hand over the answers, clean and typed."""
        return StaffDetails(
            name=self.name.data,
            email=self.email.data,
            language=self.language.data,
            roles=self.ticked_roles(),
        )
