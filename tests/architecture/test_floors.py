"""What the import contracts cannot say: no feature reaches for the forms or views of another."""

import grimp

PAGES = {"forms", "views"}
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
