"""What the import contracts cannot say: no feature reaches for the forms or views of another."""

from configparser import ConfigParser

import grimp

from tests.code import ROOT

PAGES = {"forms", "views"}
BESIDE_EACH_OTHER = {"cli", "demo"}  # a module for each subject, without floors
SHARED = ("vrijwilligers.imports.views", "vrijwilligers.links.views")  # made for other features


def test_no_feature_imports_forms_or_views_of_another():
    graph = grimp.build_graph("vrijwilligers")
    reaching = []
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            _, feature, part, *_ = f"{imported}...".split(".")
            is_page = part in PAGES and feature != "web" and imported not in SHARED
            if is_page and importer.split(".")[1:2] != [feature]:
                reaching.append(f"{importer} imports {imported}")
    assert reaching == []


def test_every_module_of_a_feature_stands_on_a_floor():
    """With wildcards the contracts cannot be exhaustive: a module of another name escapes them."""
    contracts = ConfigParser()
    contracts.read(ROOT / "setup.cfg")
    layers = contracts["importlinter:contract:inside"]["layers"]
    floors = {name.strip(" ()") for line in layers.split("\n") for name in line.split("|")}
    rooms = {one.get("containers", "").rpartition(".")[2] for one in contracts.values()}
    homeless = [
        f"{feature.parent.name}.{module.stem}"
        for feature in (ROOT / "vrijwilligers").glob("*/feature.py")
        if feature.parent.name not in rooms | BESIDE_EACH_OTHER
        for module in feature.parent.iterdir()
        if module.suffix == ".py" or (module / "__init__.py").exists()
        if module.stem not in floors | {"__init__"}
    ]
    assert homeless == []
