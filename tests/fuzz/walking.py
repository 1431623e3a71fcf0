"""Opens all pages and what they lead to, one of each kind, and gathers their forms."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.fuzz.pages import FormOnPage, OpenedPage, PageAddresses

AT_MOST = 3  # forms of one kind that differ in what they hold

Place = tuple[str, str]  # who opens which address


@dataclass(frozen=True)
class WalkedDesk:
    """All pages and forms that were found; forms by where they lead."""

    pages: list[OpenedPage]
    forms: dict[str, list[FormOnPage]]


def walk(
    addresses: PageAddresses,
    starts: list[Place],
    open_some: Callable[[list[Place]], Iterable[OpenedPage | str]],
) -> tuple[WalkedDesk, list[str]]:
    """Begin at the starts, and go where the pages lead; return what was wrong too."""
    kinds = {addresses.kind_of(*one) for one in starts}
    waiting, opened = starts, []
    while waiting:
        now_open = list(open_some(waiting))
        opened += now_open
        waiting = list(_onwards(addresses, now_open, kinds))
    pages = [one for one in opened if isinstance(one, OpenedPage)]
    return WalkedDesk(pages, _by_place(pages)), [one for one in opened if isinstance(one, str)]


def _onwards(addresses, opened, kinds) -> Iterator[Place]:
    for page in opened:
        for link in getattr(page, "links", ()):
            kind = addresses.kind_of(page.visitor, link)
            if kind and kind not in kinds:
                kinds.add(kind)
                yield page.visitor, link


def _by_place(pages: list[OpenedPage]) -> dict[str, list[FormOnPage]]:
    found, often = defaultdict(list), Counter()
    for form in (form for page in pages for form in page.forms):
        often[form.kind] += 1
        if often[form.kind] <= AT_MOST:
            found[f"{form.method} {form.endpoint}"].append(form)
    return dict(sorted(found.items()))
