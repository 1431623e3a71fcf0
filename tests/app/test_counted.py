"""Every figure: which record remembers what it counted, or why none has to."""

from vrijwilligers.extensions import Model
from vrijwilligers.registry import registry

REMEMBERED_IN = {
    "introduction_step": "introduction_step.counted",
    "follow_up_done": "follow_up.counted",
    "fiche_made": "candidate.counted",
    "consent_given": "consent.counted",
    "consent_withdrawn": "consent.withdrawal_counted",
    "desk_contact": "desk_contact.counted",
    "organisation_added": "organisation.counted",
    "organisation_contact": "organisation_contact.counted",
    "agreement_signed": "agreement.counted",
    "suggestion_set_aside": "set_aside.counted",
    "vacancy_step": "vacancy.counted",  # until it is shown: after that nobody can throw it away
}
NOTHING_TAKES_IT_BACK = {
    "vacancies_imported": "counts what files did: undoing is counted beside it, as its own state",
    "nothing_fitted": "counts a conversation in which nothing fitted: that it did stays so",
    "referred_onward": "counts that somebody heard of it: what was heard stays heard",
    "bundle_printed": "what was printed stays printed: an edition goes by its term alone",
}


def test_each_figure_says_which_record_remembers_it_or_why_none_does(app):
    with app.app_context():
        kinds = {kind.value for kind in registry().fact_kinds}
    tables = Model.metadata.tables.values()
    columns = {str(column) for table in tables for column in table.columns}
    assert kinds == REMEMBERED_IN.keys() | NOTHING_TAKES_IT_BACK.keys()
    assert {*REMEMBERED_IN.values()} <= columns
    remembering = {one for one in columns if one.endswith((".counted", "_counted"))}
    assert remembering == {*REMEMBERED_IN.values()}
