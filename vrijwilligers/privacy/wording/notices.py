"""What somebody hears who came by a list: article 14 asks other words than consent does."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.wording import places_in


@cache
def templates() -> Mapping[str, str]:
    """Return the texts by language, with places to fill in."""
    return tomllib.loads(Path(__file__).with_name("list_notice.toml").read_text("utf-8"))


def list_notice(language: str) -> list[str]:
    """Return the paragraphs in a language, with what this desk says of itself."""
    return rules.resolve(templates()[language], places_in(language)).splitlines()
