"""Fills in a form: as it is meant, with odd answers, or as no page would send it."""

from dataclasses import dataclass
from random import Random

from tests.fuzz.meaning import MACHINES, as_meant
from tests.fuzz.odd import TEXTS, UploadedFile, odd, upload
from tests.fuzz.sending import Answers

MANY = 1_200  # more parts than a form may have
UNKNOWN = ("x", "id", "staff_id", "candidate_id", "__proto__", "other_meaning", "draft", "\ud800")
FORGED = ("", "0" * 64, "\x00", "é" * 32, "a" * 5000)
WAYS = (  # in each lap another
    *("careful", "one", "twice", "odd", "meant", "one", "holes", "machine", "one", "other"),
    "doubled",
)
CAREFUL = {"careful", "twice"}


@dataclass(frozen=True)
class FilledForm:
    """What is sent, in which way it was filled in, and what nobody may refuse or take."""

    way: str
    answers: Answers
    is_forged: bool = False


def filled(chance: Random, form, way: str, known) -> FilledForm:
    """Fill in a form in one of the ways; ``known`` are answers by the address of a form."""
    is_careful = way in CAREFUL or not chance.randrange(2)
    answers = as_meant(chance, form, known, is_careful=is_careful)
    if way in CHANGES:
        answers = CHANGES[way](chance, answers)
    if way == "machine":
        return _with_forged_number(chance, answers)
    return FilledForm(way, answers)


def spoiled(chance: Random, answers: Answers) -> Answers:
    """Return answers of which one is another."""
    return _one(chance, list(answers))


def _asked(answers):
    """Return the places of the answers that people give."""
    return [place for place, (name, _) in enumerate(answers) if name not in MACHINES]


def _one(chance, answers):
    """Answer one question oddly."""
    asked = _asked(answers)
    if asked:
        _spoil(chance, answers, chance.choice(asked))
    return answers


def _odd(chance, answers):
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


def _holes(chance, answers):
    """Leave some out, and send some that nobody asked."""
    kept = [(n, a) for n, a in answers if n in MACHINES or chance.randrange(3)]
    more = [(chance.choice(UNKNOWN), odd(chance)) for _ in range(chance.randrange(3))]
    return kept + more


def _doubled(chance, answers):
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
