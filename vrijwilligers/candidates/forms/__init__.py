"""The forms about candidates: they check the shape of the answers, not their truth."""

from vrijwilligers.candidates.forms.consent import ConsentForm, GiveForm
from vrijwilligers.candidates.forms.fiche import (
    ChangeFicheForm,
    FicheForm,
    RegisterForm,
    answers_of,
)

__all__ = ["ChangeFicheForm", "ConsentForm", "FicheForm", "GiveForm", "RegisterForm", "answers_of"]
