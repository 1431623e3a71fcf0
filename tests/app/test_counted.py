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
    "market_trained": "stand.counted",
    "market_task_checked": "stand_task.counted",
    "market_visitor": "market_visitor.counted",
    "market_group": "market_group.counted",
    "market_group_people": "market_group.people_counted",
    "pool_answered": "call_ask.counted",
    "referrer_lead": "lead.counted",
    "vacancy_step": "vacancy.counted",  # until it is shown: after that nobody can throw it away
}
NOTHING_TAKES_IT_BACK = {
    "talent_scan": "nothing of a scan is kept that could take it back",
    "vacancies_imported": "counts what files did: undoing is counted beside it, as its own state",
    "nothing_fitted": "counts a conversation in which nothing fitted: that it did stays so",
    "referred_onward": "counts that somebody heard of it: what was heard stays heard",
    "market_appointment": "counts that an appointment was made: whoever comes, it was made",
    "pool_call": "counts that a call was spread: cancelled or not, people were asked",
    "pool_asked": "counts who was asked: nobody can be un-asked",
    "pool_joined": "counts that somebody joined: who leaves was in it",
    **dict.fromkeys(
        ("pool_places", "pool_taken", "pool_filled", "pool_came"),
        "counts a call that is over, as its answers are forgotten: nothing is left to take back",
    ),
    "referrer_lead_came": "counts that somebody came: the lead is gone by then",
    "bundle_printed": "what was printed stays printed: an edition goes by its term alone",
    "suggestion_handed_out": "what went along on paper stays with who took it",
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
