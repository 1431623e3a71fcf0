"""Questions about the code lists and the sets of talents. Nothing here changes anything."""

from vrijwilligers.talents.queries.lists import (
    categories,
    category_names,
    code_names,
    end_sentences,
    every_support_need,
    get_support_need,
    hold_support_need,
    names_by_list,
    names_of_work,
    project_names,
    projects,
    support_need_names,
    support_needs,
    talent_names,
    talents,
)
from vrijwilligers.talents.queries.sets import current_set, get_set, set_named

__all__ = [
    "categories",
    "category_names",
    "code_names",
    "current_set",
    "end_sentences",
    "every_support_need",
    "get_set",
    "get_support_need",
    "hold_support_need",
    "names_by_list",
    "names_of_work",
    "project_names",
    "projects",
    "set_named",
    "support_need_names",
    "support_needs",
    "talent_names",
    "talents",
]
