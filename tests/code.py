"""The code of the house as trees: each module and each template is read once in a run."""

import ast
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "vrijwilligers"
MODULES = sorted(HOUSE.rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the tree of a module."""
    return ast.parse(path.read_text())


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return all that stands in a module, from the outside in."""
    return tuple(ast.walk(tree_of(path)))


@cache
def template_of(environment: Environment, path: Path) -> nodes.Template:
    """Return the tree of a template."""
    return environment.parse(path.read_text())
