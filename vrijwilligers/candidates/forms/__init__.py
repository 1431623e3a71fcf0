"""The forms about candidates: they check the shape of the answers, not their truth."""

from vrijwilligers.candidates.forms.consent import GiveForm
from vrijwilligers.candidates.forms.fiche import ChangeForm, FicheForm, RegisterForm, answers_of

__all__ = ["ChangeForm", "FicheForm", "GiveForm", "RegisterForm", "answers_of"]
