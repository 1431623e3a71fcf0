"""Two people in one form: what only one of them changed is kept of both, the rest is chosen."""

from functools import partial

import pytest

from tests.desk import Desk
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.web.editing import ActionForm, EditForm, RecordForm

ACTS = {
    *(
        "AcceptForm",
        "MoveForm",
        "PhoneAnswerForm",
    ),  # they do something with a record, and do not ask what it says: nothing is joined
    *("DecideForm", "DeclineForm", "ReportForm", "StepForm", "PostponeForm", "MergeForm"),
    *(
        "LayersForm",
        "LayersFormAbout",
        "LastDayForm",
        "GiveForm",
        "ColumnsForm",
        "WordsForm",
        "TakeOverForm",
    ),
    *("FirstQuestionsForm", "RolesForm", "SecrecyForm", "MergeVacanciesForm"),
    *("MergeOrganisationsForm", "SureActionForm"),
    *("OutcomeForm", "HandOverForm", "AppointmentForm", "MergeFichesForm"),
    "PoolPauseForm",
    "ProjectMarkForm",
}


@pytest.fixture
def omar(make):
    return make.candidate(
        given_name="Omar", family_name="Proef", notes="Kwam langs.", comes_by=True, talents=[]
    )


@pytest.fixture
def two(app, make, omar):
    """Two colleagues who have the same fiche open, each in a browser of their own."""
    desks = [Desk(app).sign_in(make.staff("reception")) for _ in range(2)]
    return [
        (
            partial(one.send, form="main form.sheet"),
            one.get("candidates.change", candidate_id=omar.id),
        )
        for one in desks
    ]


def fiche():
    db.session.rollback()
    return db.session.query(Candidate).one()


def test_what_only_one_of_two_changed_is_kept_of_both_without_a_question(two, omar):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"phone": "0470 11 22 33"})
    page = jan(his, {"email": "omar@example.org"})
    assert page.location == f"/candidates/{omar.id}"
    assert (fiche().phone, fiche().email) == ("+32470112233", "omar@example.org")


def test_what_a_colleague_took_away_does_not_come_back(two):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"notes": "", "comes_by": [], "phone": "0470 11 22 33"})
    jan(his, {"given_name": "Omaar"})
    assert (fiche().notes, fiche().comes_by, fiche().given_name) == (None, False, "Omaar")


@pytest.mark.parametrize(
    ("whose", "kept"), [("theirs", "Omer"), ("mine", "Omaar"), (None, "Omaar")]
)
def test_what_both_changed_is_shown_with_both_answers_and_chosen(two, whose, kept):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"given_name": "Omer", "birth_year": "1990"})
    page = jan(his, {"given_name": "Omaar", "family_name": "Anders"}, status=409)
    assert page.conflict == [["First name", "Omer", "Omaar"]]
    jan(page, {"whose_given_name": whose} if whose else {})
    now = fiche()
    assert (now.given_name, now.family_name, now.birth_year) == (kept, "Anders", 1990)


def test_two_notes_both_stay_unless_somebody_chooses_otherwise(two):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"notes": "Kwam langs.\nBelt maandag."})
    page = jan(his, {"notes": "Kwam langs.\nZoekt iets met dieren."}, status=409)
    assert "Zoekt iets met dieren." in page.html.select_one("textarea[name=notes]").get_text()
    jan(page, {})
    assert fiche().notes.split("\n\n") == [
        "Kwam langs.\nBelt maandag.",
        "Kwam langs.\nZoekt iets met dieren.",
    ]


def test_a_third_who_saves_before_the_choice_is_not_overwritten(two, coordinator, omar):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"given_name": "Omer"})
    page = jan(his, {"given_name": "Omaar"}, status=409)
    third = coordinator.get("candidates.change", candidate_id=omar.id)
    coordinator.send(third, {"given_name": "Umar", "motivation": "Mensen"}, form="main form.sheet")
    again = jan(page, {"whose_given_name": "mine"}, status=409)
    assert again.conflict == [["First name", "Umar", "Omaar"]]
    jan(again, {"whose_given_name": "theirs"})
    assert (fiche().given_name, fiche().motivation) == ("Umar", "Mensen")


def test_two_languages_in_one_place_of_the_form_are_both_kept(two):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"other_1": "ar", "other_1_level": "B1"})
    jan(his, {"other_1": "so", "other_1_level": "A2"})
    assert {one.language: one.level for one in fiche().languages} == {"ar": "B1", "so": "A2"}


def test_what_cannot_be_read_is_still_refused_and_nothing_is_lost(two):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"given_name": "Omer"})
    page = jan(his, {"birth_year": "19", "motivation": "Mensen"}, status=422)
    assert page.html.select_one("[name=given_name]")["value"] == "Omer"
    jan(page, {"birth_year": "1990"})
    now = fiche()
    assert (now.given_name, now.birth_year, now.motivation) == ("Omer", 1990, "Mensen")


def test_who_goes_on_with_somebody_known_is_joined_too(app, reception, coordinator, omar):
    new = reception.get("candidates.new")
    typed = {"given_name": "Omar", "phone": "0470 11 22 33"}
    at = reception.url("candidates.known", candidate_id=omar.id)
    page = reception.send(new, typed, form="main form.sheet", at=at, status=200)
    hers = coordinator.get("candidates.change", candidate_id=omar.id)
    coordinator.send(hers, {"motivation": "Mensen"}, form="main form.sheet")
    reception.send(page, {}, form="main form.sheet")
    assert (fiche().phone, fiche().motivation) == ("+32470112233", "Mensen")


def test_without_what_the_page_began_with_all_that_differs_is_asked(two):
    (hilde, hers), (jan, his) = two
    hilde(hers, {"given_name": "Omer"})
    page = jan(his, {"base": "", "family_name": "Anders"}, status=409)
    assert [question for question, *_both in page.conflict] == ["First name", "Family name"]


def test_what_the_page_began_with_says_nothing_of_the_answers(two):
    base = two[0][1].html.select_one("[name=base]")["value"]
    assert "given_name=" in base
    assert "Omar" not in base
    assert not {*"0123456789"} & {*"".join(pair.partition("=")[2] for pair in base.split())}


def test_every_form_about_a_record_says_whether_its_answers_are_joined(app):
    with app.test_client() as client:
        client.get("/")  # the pages are loaded
    every = {one for kind in (EditForm, ActionForm) for one in _kinds_of(kind)}
    acts = {one.__name__ for one in every if not issubclass(one, RecordForm)}
    assert acts - {"EditForm", "ActionForm"} <= ACTS


def _kinds_of(kind):
    for one in kind.__subclasses__():
        if one.__module__.startswith("vrijwilligers.") and "<" not in one.__qualname__:
            yield one
            yield from _kinds_of(one)
