"""What happens to vacancies that features above this one hear of."""

from blinker import Signal

contact_changed = Signal("Somebody else answers for a vacancy: ``(vacancy, at=moment)``.")
