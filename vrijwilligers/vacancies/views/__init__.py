"""The pages of vacancies and their imports."""

from vrijwilligers.vacancies.views import (  # noqa: F401 - so that their pages are known
    columns,
    exports,
    imports,
    life,
    texts,
    undo,
    writing,
)
from vrijwilligers.vacancies.views.pages import bp

__all__ = ["bp"]
