"""What the forms of a fiche ask, and in which words."""

from inspect import signature

import pytest

from vrijwilligers.candidates.forms.fiche import FicheForm
from vrijwilligers.candidates.import_kind import LABELS
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.web.forms import Form

OTHERWISE = {  # asked as a question
    *("talents", "categories", "engagement", "days", "available_from", "motivation", "notes"),
    *("practise_dutch", "language"),
}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_question_of_a_fiche_is_called_as_its_column_in_a_list(app, language):
    with app.test_request_context(), speaking(language):
        form = FicheForm(meta={"csrf": False})
        names = LABELS.keys() & form._fields.keys() - OTHERWISE
        asked = {name: str(form[name].label.text) for name in names}
        assert len(asked) > 5
        assert asked == {name: str(LABELS[name]) for name in names}


def all_forms(kind=Form):
    for form in kind.__subclasses__():
        yield form
        yield from all_forms(form)


def test_a_form_is_checked_with_nothing_extra_unless_somebody_says_so(app):
    checks = {form.validate for form in all_forms()} | {Form.validate}
    assert len(checks) > 2
    assert {signature(check).parameters["extra_validators"].default for check in checks} == {None}
