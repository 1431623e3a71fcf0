"""Answers a form as somebody might mean it: what stands there, what is known, or a guess."""

from datetime import timedelta
from random import Random

from tests.accounts.people import PASSWORD
from tests.answers.proposals import WORK
from tests.files.pdfs import pdf
from tests.fuzz.odd import UploadedFile, meant, upload
from tests.fuzz.pages import TICKED
from tests.fuzz.sending import Answers
from vrijwilligers.vocabulary.clock import today

MACHINES = {"csrf_token", "deed"}  # without these nothing is read at all
PDF = UploadedFile("nota.pdf", pdf())
PAST = (today() - timedelta(days=9)).isoformat()
KNOWN = {  # answers that nobody guesses, by where they are sent
    "accounts.change_password": {"password": PASSWORD},
    "accounts.new_recovery_codes": {"password": PASSWORD},
    "accounts.unlock": {"password": PASSWORD},
    "answers.propose": WORK | {"website": ""},
    "organisations.information": {"file": PDF, "dated_on": PAST},
    "organisations.limits": {"limit": "3"},
    "organisations.new": {"name": "Huis", "vcode": "", "accessible_year": "2024", "kbo": ""},
    "organisations.new_agreement": {"file": PDF, "signed_on": PAST, "ends_on": ""},
}


class MeantAnswers:
    """Answers the questions of one form; a careful one changes little of what stands there."""

    def __init__(self, chance: Random, form, known, *, is_careful: bool):
        self.chance, self.form, self.is_careful = chance, form, is_careful
        self.known = KNOWN.get(form.endpoint, {}) | known.get(form.address, {})

    def __iter__(self):
        """Yield each answer under the name of its question."""
        named = {}
        for control in self.form.controls:
            named.setdefault(control.name, []).append(control)
        for name, controls in named.items():
            for answer in self._answers(name, controls):
                yield name, answer

    def _answers(self, name, controls):
        first = controls[0]
        if name in self.known and (self.is_careful or self.chance.randrange(4)):
            known = self.known[name]
            return known if isinstance(known, list) else [known]
        if first.kind in TICKED:
            return self._ticked(controls)
        if name in MACHINES or first.kind in ("hidden", "button", "submit"):
            return [one.value for one in controls]
        if first.kind == "file":
            is_given = self.chance.randrange(6) > (4 if self.is_careful else 1)
            return [upload(self.chance)] if is_given else []
        return [self._typed(first)]

    def _ticked(self, controls):
        first, on = controls[0], [one.value for one in controls if one.is_on]
        is_left = self.is_careful or self.chance.randrange(2)
        if first.name == "is_sure" or (on and is_left):
            return on or [first.value]
        offered = [one.value for one in controls]
        if first.kind == "radio":
            return [self.chance.choice(offered)]
        return [] if self.is_careful else [one for one in offered if self.chance.randrange(2)]

    def _typed(self, control):
        is_left = self.chance.randrange(12 if self.is_careful else 3)
        if (control.value or self.is_careful) and (is_left or control.kind == "select"):
            return control.value
        if control.kind == "select":
            return self.chance.choice(control.options or ("",))
        return meant(self.chance, control.name, control.kind)


def as_meant(chance: Random, form, known, *, is_careful: bool) -> Answers:
    """Return the answers to a form as somebody might mean it."""
    return list(MeantAnswers(chance, form, known, is_careful=is_careful))
