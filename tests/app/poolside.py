"""A feature that is written down and plugged in: calls beside a pool."""

FEATURE = """
from dataclasses import dataclass
from vrijwilligers.feature import Deed, Event, FactKind, Feature, MenuEntry, Permission


class PoolDeed(Deed, thing="candidate"):
    CALLED = "called", "called for help"


class CallDeed(Deed, thing="poolside_call"):
    OPENED = "opened", "opened a call"


class PoolFact(FactKind):
    CALL = "poolside_opened", "13.5 urgent or temporary calls spread"


class PoolPermission(Permission):
    CALL = "poolside:call"


@dataclass(frozen=True)
class CallWasAnswered(Event):
    call_id: int


FEATURE = Feature(
    name="poolside",
    models=("poolside.models",),
    mails={"poolside_call": "the call for help"},
    pages=("poolside.views",),
    menu=(MenuEntry(place=25, endpoint="poolside.calls", icon="people", words="Calls",
                    permission=PoolPermission.CALL),),
    commands={"poolside": "poolside.cli:calls"},
    permissions={"reception": frozenset(PoolPermission)},
    deeds=(PoolDeed, CallDeed),
    facts=(PoolFact,),
    listeners={CallWasAnswered: ("poolside.actions:close",)},
    each_minute=("poolside.actions:remind",),
    each_night=("poolside.actions:forget",),
    link_purposes=("poolside.rules:ANSWER",),
    copy_labels=("poolside.rules:COPY_LABELS",),
)
"""
VIEWS = """
from flask import Blueprint, render_template
from poolside.feature import PoolPermission
from vrijwilligers.web.access import requires

bp = Blueprint("poolside", __name__, url_prefix="/poolside", template_folder="templates")


@bp.get("/")
@requires(PoolPermission.CALL)
def calls():
    return render_template("poolside/calls.html")
"""
ACTIONS = """
done = []


def close(event):
    done.append("closed")
    return event.call_id


def remind(at):
    done.append("reminded")


def forget(at):
    done.append("forgotten")
"""
CLI = '''
import click


@click.command("poolside")
def calls():
    """List the calls."""
    click.echo("no calls")
'''
RULES = """
from datetime import timedelta
from vrijwilligers.links.rules import LinkPurpose, declare

ANSWER = declare(
    LinkPurpose(name="poolside answer", endpoint="poolside.calls", lasts=timedelta(days=1))
)
COPY_LABELS = {"poolside_call": "Calls to you", "poolside_call.place": "Where it was"}
"""
MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String, Table
from vrijwilligers.extensions import db

calls = Table(
    "poolside_call",
    db.metadata,
    Column("id", Integer, primary_key=True),
    Column("candidate_id", ForeignKey("candidate.id")),
)
"""
PAGE = "{% extends 'layouts/page.html' %}{% block heading %}Calls{% endblock heading %}"
FILES = {
    "__init__.py": "",
    "rules.py": RULES,
    "feature.py": FEATURE,
    "models.py": MODELS,
    "views.py": VIEWS,
    "actions.py": ACTIONS,
    "cli.py": CLI,
    "templates/poolside/calls.html": PAGE,
    "templates/mails/poolside_call.txt": "Can you come to the pool?",
}
