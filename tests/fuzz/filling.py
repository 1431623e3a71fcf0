"""Fills in a form: as it is meant, with odd answers, or as no page would send it."""

from dataclasses import dataclass
from random import Random

from tests.fuzz.odd import TEXTS, UploadedFile, meant, odd, upload
from tests.fuzz.pages import TICKED
from tests.fuzz.sending import Answers

MACHINES = {"csrf_token", "deed"}  # without these nothing is read at all
MANY = 1_200  # more parts than a form may have
UNKNOWN = ("x", "id", "staff_id", "candidate_id", "__proto__", "other_meaning", "draft", "\ud800")
FORGED = ("", "0" * 64, "\x00", "é" * 32, "a" * 5000)
WAYS = ("meant", "one", "odd", "twice", "one", "holes", "machine", "one", "other", "doubled")


@dataclass(frozen=True)
class FilledForm:
    """What is sent, in which way it was filled in, and what nobody may refuse or take."""

    way: str
    answers: Answers
    is_forged: bool = False


def filled(chance: Random, form, way: str) -> FilledForm:
    """Fill in a form in one of the ways."""
    answers = [
        pair for name, controls in _by_name(form).items() for pair in _meant(chance, name, controls)
    ]
    if way in CHANGES:
        answers = CHANGES[way](chance, answers, form)
    if way == "machine":
        return _with_forged_number(chance, answers)
    return FilledForm(way, answers)


def spoiled(chance: Random, answers: Answers) -> Answers:
    """Return answers of which one is another."""
    return _one(chance, list(answers), None)


def _by_name(form):
    named = {}
    for control in form.controls:
        named.setdefault(control.name, []).append(control)
    return named


def _meant(chance, name, controls):
    """Return the answers to one question, as somebody might give them."""
    first = controls[0]
    if first.kind in TICKED:
        return [(name, value) for value in _ticked(chance, controls)]
    if name in MACHINES or first.kind in ("hidden", "button", "submit"):
        return [(name, one.value) for one in controls]
    if first.kind == "file":
        return [(name, upload(chance))] if chance.randrange(3) else []
    return [(name, _typed(chance, first))]


def _ticked(chance, controls):
    first = controls[0]
    on = [one.value for one in controls if one.is_on]
    if first.name == "is_sure" or (on and chance.randrange(2)):
        return on or [first.value]
    offered = [one.value for one in controls]
    if first.kind == "radio":
        return [chance.choice(offered)]
    return [one for one in offered if chance.randrange(2)]


def _typed(chance, control):
    if control.kind == "select":
        return control.value if chance.randrange(2) else chance.choice(control.options or ("",))
    if control.value and chance.randrange(3):
        return control.value
    return meant(chance, control.name, control.kind)


def _asked(answers):
    """Return the places of the answers that people give."""
    return [place for place, (name, _) in enumerate(answers) if name not in MACHINES]


def _one(chance, answers, form):
    """Answer one question oddly."""
    asked = _asked(answers)
    if asked:
        _spoil(chance, answers, chance.choice(asked))
    return answers


def _odd(chance, answers, form):
    for place in _asked(answers):
        if chance.randrange(2):
            _spoil(chance, answers, place)
    return answers


def _spoil(chance, answers, place):
    name, answer = answers[place]
    turn = chance.randrange(9)
    if isinstance(answer, UploadedFile) and turn < 6:
        answers[place] = (name, upload(chance))
    else:
        answers[place] = (name, upload(chance) if turn == 0 else odd(chance))


def _holes(chance, answers, form):
    """Leave some out, and send some that nobody asked."""
    kept = [(n, a) for n, a in answers if n in MACHINES or chance.randrange(3)]
    more = [(chance.choice(UNKNOWN), odd(chance)) for _ in range(chance.randrange(3))]
    return kept + more


def _doubled(chance, answers, form):
    """Answer some twice, in another way; now and then more than a form may hold."""
    again = [(name, odd(chance)) for name, _ in answers if name not in MACHINES]
    chance.shuffle(again)
    if not chance.randrange(10):
        again += [("x", "y")] * MANY
    return answers + again[: chance.randrange(1, 4) if len(again) < MANY else None]


def _with_forged_number(chance, answers):
    """Send no number of the deed, or one that we did not give; or an old version."""
    name = chance.choice(("deed", "csrf_token", "version"))
    forged = [pair for pair in answers if pair[0] != name]
    if chance.randrange(4):
        forged.append((name, chance.choice(TEXTS if name == "version" else FORGED)))
    return FilledForm("machine", forged, is_forged=name == "deed" or name == "csrf_token")


CHANGES = {"one": _one, "odd": _odd, "holes": _holes, "doubled": _doubled}
