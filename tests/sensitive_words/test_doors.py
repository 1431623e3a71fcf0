"""No text about a candidate escapes: not by a new form, not by a new column."""

import pkgutil
from importlib import import_module

import vrijwilligers
from vrijwilligers.extensions import db
from vrijwilligers.records.personal import Holding
from vrijwilligers.sensitive_words.questions import TYPES, CandidateTextForm
from vrijwilligers.web.forms import Form

NOT_ABOUT_A_CANDIDATE = {  # a new form with a text stands here, or is a CandidateTextForm
    "a code of a scan, which is looked up and not kept": {"ScanResultForm"},
    "codes, which are printed and not kept": {"BookletForm"},
    "a first name and a way to reach somebody, sealed, and gone by itself": {
        *("LeadForm", "PoolApplicationForm"),
    },
    "part of another form": {
        *("WhoForm", "WishesForm", "FactsForm", "ShownFactsForm", "AppointmentFields"),
    },
    "vacancies and organisations may say what their work is": {
        *("LinkContactForm", "VacancyByLinkForm", "ProposalForm", "ReportForm", "OurTextsForm"),
        *("CallForm", "TemplateNameForm", "ReferrerProfileForm"),
        *("TasksForm", "TextsForm", "ChangeVacancyForm", "VacancyForm", "AddressForm"),
        *("ChangeAddressForm", "AgreementForm", "ChangeAgreementForm", "OrganisationContactForm"),
        *("AddForm", "ChangePersonForm", "PersonForm", "ChangeOrganisationForm"),
        *("OrganisationForm", "NotedChangeForm", "OwnFactsForm", "DeclineForm"),
    },
    "the market is held for everybody": {
        *("MarketForm", "ChangeMarketForm", "StandForm", "StandAnswerForm", "StandTaskForm"),
        *("MarketAppointmentForm", "WelcomeForm", "AfterwardsForm"),
        *("MarketGroupForm", "ChangeMarketGroupForm"),  # a code, a number
    },
    "searched, and not kept": {
        *(
            "FindForm",
            "InviteToMarketForm",
            "FindSomebodyForm",
            "OtherFicheForm",
            "StartForm",
            "OtherForm",
            "OrganisationsForm",
            "ChooseOrganisationForm",
            "VacanciesForm",
            "ChooseWorkForm",
        ),
    },
    "the team, the desk and its lists": {
        *("CodeForm", "InviteForm", "MeForm", "DeskNamesForm", "AddWordForm", "ColumnsForm"),
        *("DeskReachForm", "DeskHoursForm", "DeskControllerForm", "DeskTermsForm"),
        *("LetterTemplateForm", "DeskExplainedForm", "WeightsForm"),  # they name nobody
        "ErasureForm",  # the number of a fiche, to confirm
        *("CompleteUploadForm", "SourceUploadForm", "SupportNeedForm"),
        *("ChangeSupportNeedForm", "BundleForm"),
        *(
            "CategoryForm",
            "ChangeCategoryForm",
            "ChangeProjectForm",
            "ChangeSentenceForm",
            "TalentForm",
            "ChangeTalentForm",
        ),
    },
}
TEXTS = {  # written by a CandidateTextForm, or by the list that leaves the cell out
    *("candidate.motivation", "candidate.notes", "introduction_step.note", "follow_up.what"),
    *("candidate.other_languages", "set_aside.note", "vacancy_wait.note"),
    *("follow_up.asked_words", "follow_up.outcome_words"),
    "conversation_note.text",
}
WRITTEN_BY_THE_HOUSE = {
    "message.calendar",
    "follow_up.outcome_made",  # with what an appointment said before
    "disclosure.text",
    "message.subject",
    "message.body",
    "message.address",
}
WHERE_SOMEBODY_GOES = {  # many a street is called after a church
    *("appointment.place", "appointment.with_whom", "appointment.travel"),
}
NAME_OF_A_LIST = {"candidate_row.source_name"}


def every_form(kind=Form):
    for form in kind.__subclasses__():
        if form.__module__.startswith("vrijwilligers."):
            yield form
            yield from every_form(form)


def has_texts(form):
    fields = (getattr(getattr(form, name), "field_class", None) for name in dir(form))
    return any(getattr(one, "__name__", "") in TYPES for one in fields)


def test_every_form_with_a_text_says_whether_it_is_about_a_candidate_p06():
    for module in pkgutil.walk_packages(vrijwilligers.__path__, "vrijwilligers."):
        import_module(module.name)
    forms = {form for form in every_form() if has_texts(form)}
    asked = {form.__name__ for form in forms if issubclass(form, CandidateTextForm)}
    named = {name for names in NOT_ABOUT_A_CANDIDATE.values() for name in names}
    assert {form.__name__ for form in forms} - asked - named == set()
    assert named & asked == set()
    assert named - {form.__name__ for form in forms} == set(), "this form is gone"
    assert len(asked) >= 6


def about_candidates():
    """Yield the tables that lead to a candidate by their keys."""
    tables = {"candidate"}
    while True:
        more = {
            table.name
            for table in db.metadata.sorted_tables
            if {key.column.table.name for key in table.foreign_keys} & tables
        }
        if more <= tables:
            return tables
        tables |= more


def test_every_text_in_a_table_about_candidates_is_looked_at_p06(app):
    texts = {
        str(column)
        for table in db.metadata.sorted_tables
        if table.name in about_candidates()
        for column in table.columns
        if getattr(column.info.get("personal"), "holds", None) == Holding.TEXT
    }
    assert texts >= TEXTS
    assert texts - TEXTS - WRITTEN_BY_THE_HOUSE - WHERE_SOMEBODY_GOES - NAME_OF_A_LIST == set(), (
        "which CandidateTextForm writes it?"
    )
