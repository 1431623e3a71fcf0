"""The public pages, and what is there for machines. None of them knows who asks."""

from vrijwilligers.site.views import endings, feeds, pages, widget
from vrijwilligers.site.views.api import bp as api
from vrijwilligers.site.views.blueprint import bp as site
from vrijwilligers.site.views.door import bp as door

__all__ = ["api", "door", "endings", "feeds", "pages", "site", "widget"]
