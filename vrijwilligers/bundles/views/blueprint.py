"""The address of the pages of the bundles, and what their files are called."""

from datetime import date

from flask import Blueprint

from vrijwilligers.bundles.rules import Season

bp = Blueprint("bundles", __name__, url_prefix="/bundles")

FILE_NAMES = {  # in the language of who reads it, in letters that every computer keeps
    "nl": {None: "vacaturebundel", Season.SUMMER: "zomerlijst", Season.WINTER: "winterlijst"},
    "fr": {None: "recueil-annonces", Season.SUMMER: "liste-ete", Season.WINTER: "liste-hiver"},
    "en": {None: "vacancies", Season.SUMMER: "summer-list", Season.WINTER: "winter-list"},
}

SHEET_NAMES = {"nl": "vacatures", "fr": "annonces", "en": "vacancies"}
FLYER_NAMES = {"nl": "affiche", "fr": "affiche", "en": "flyer"}


def file_name(
    season: str | None, day: date, language: str, category: str | None, volume: int = 1
) -> str:
    """Return the name of the file: what, when, for whom; of later volumes, which."""
    kind = FILE_NAMES[language][Season(season) if season else None]
    parts = (kind, day.isoformat(), language, category, volume > 1 and str(volume))
    return "-".join(part for part in parts if part) + ".pdf"
