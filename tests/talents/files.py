"""Files with talents, as somebody may bring them."""

CODES = (
    *("listening", "talking", "explaining", "helping", "caring", "comforting", "playing"),
    *("reading_aloud", "organising", "planning", "calculating", "writing", "computers"),
    *("photographing", "crafts", "music", "cooking", "repairing", "gardening", "animals"),
    *("driving_cycling", "sports", "languages", "leading"),
)
DANCING = {
    "code": "dancing",
    "name_nl": "dansen",
    "name_fr": "danser",
    "name_en": "dancing",
    "deed_nl": "Ik dans graag.",
    "explanation_nl": "Je danst graag met anderen.",
    "pictogram": "music",
}


def rows(*more, without=()):
    """Return the talents that are there already, but some, and more."""
    return [{"code": code} for code in CODES if code not in without] + list(more)


def csv(*more, without=()):
    """Return the same as a table."""
    columns = ("code", "name_nl", "name_fr", "name_en", "deed_nl", "explanation_nl", "pictogram")
    lines = [columns, *([one.get(name, "") for name in columns] for one in rows(*more))]
    return "\n".join(";".join(line) for line in lines).encode()
