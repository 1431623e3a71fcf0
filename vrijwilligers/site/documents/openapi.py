"""The description of our interface for machines, after OpenAPI 3.1, in the language spoken."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.rules import LANGUAGES, Allowance
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.week import BLOCKS, WEEKDAYS

Schema = dict[str, Any]
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
MAYBE_NUMBER: Schema = {"type": ["integer", "null"]}
MAYBE_TRUE: Schema = {"type": ["boolean", "null"]}
MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}


def _one_of(values: Any) -> Schema:
    return {"type": ["string", "null"], "enum": [*map(str, values), None]}


VACANCY: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer"},
        "page": {"type": "string", "format": "uri"},
        "source": MAYBE_TEXT,
        "source_id": MAYBE_TEXT,
        "organisation": {"type": "string"},
        "organisation_kbo": MAYBE_TEXT,
        **{f"{what}_{code}": MAYBE_TEXT for code in LANGUAGES for what in ("title", "description")},
        "category": MAYBE_TEXT,
        "talents": {"type": "array", "items": {"type": "string"}},
        "engagement": _one_of(Engagement),
        "start_on": MAYBE_DAY,
        "end_on": MAYBE_DAY,
        "publish_until": MAYBE_DAY,
        "days": {"type": "array", "items": {"enum": list(BLOCKS)}},
        "hours_per_week": {"type": ["number", "null"]},
        "places": MAYBE_NUMBER,
        "postcode": MAYBE_TEXT,
        "municipality": MAYBE_TEXT,
        "municipality_code": MAYBE_TEXT,
        "street": MAYBE_TEXT,
        "directions": MAYBE_TEXT,
        "wheelchair": MAYBE_TRUE,
        "remote": MAYBE_TRUE,
        "languages": {"type": "object", "additionalProperties": {"type": "string"}},
        "practise_dutch": MAYBE_TEXT,
        "support_offered": MAYBE_TRUE,
        "minimum_age": MAYBE_NUMBER,
        "allowance": _one_of(Allowance),
        "contact_email": MAYBE_TEXT,
        "contact_phone": MAYBE_TEXT,
        "url": MAYBE_TEXT,
        "changed_at": {"type": "string", "format": "date-time"},
    },
}
VACANCY["required"] = list(VACANCY["properties"])
PAGE: Schema = {
    "type": "object",
    "required": ["total", "page", "pages", "next", "previous", "vacancies"],
    "properties": {
        "total": {"type": "integer"},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "next": {"type": ["string", "null"], "format": "uri"},
        "previous": {"type": ["string", "null"], "format": "uri"},
        "vacancies": {"type": "array", "items": {"$ref": "#/components/schemas/Vacancy"}},
    },
}
PROBLEM: Schema = {
    "type": "object",
    "required": ["title", "status"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
NAMES: Schema = {
    "code": {"type": "string"},
    **{f"name_{code}": {"type": "string"} for code in LANGUAGES},
}


def _list_of(properties: Schema) -> Schema:
    item = {"type": "object", "required": list(properties), "properties": properties}
    return {"type": "array", "items": item}


CODES: Schema = {
    "type": "object",
    "required": ["categories", "talents", "municipalities"],
    "properties": {
        "categories": _list_of(NAMES),
        "talents": _list_of(NAMES),
        "municipalities": _list_of(
            NAMES | {"postcodes": {"type": "array", "items": {"type": "string"}}}
        ),
    },
}
SCHEMAS = {"Vacancy": VACANCY, "Page": PAGE, "Codes": CODES, "Problem": PROBLEM}
FILTERS: dict[str, tuple[object, Schema]] = {
    "text": (_l("Words in the title or in the name of the organisation."), {"type": "string"}),
    "category": (_l("Code of a category; they stand at /codes."), {"type": "string"}),
    "municipality": (
        _l("NIS code of a municipality, such as 21004; they stand at /codes."),
        {"type": "string"},
    ),
    "talent": (_l("Code of a talent; they stand at /codes."), {"type": "string"}),
    "engagement": (
        _l("How long: once, for a short period, or regularly."),
        {"type": "string", "enum": list(map(str, Engagement))},
    ),
    "day": (_l("A day on which there is work."), {"type": "string", "enum": list(WEEKDAYS)}),
    "practising": (
        _l("“y”: only where somebody may practise Dutch."),
        {"type": "string", "enum": ["y"]},
    ),
    "page": (_l("Which page, from 1."), {"type": "integer", "minimum": 1, "default": 1}),
    "size": (
        _l("How many on a page."),
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 25},
    ),
}
LANGUAGE = (
    _l("The language of sentences, and of the page that is named; else that of the browser."),
    {"type": "string", "enum": list(LANGUAGES)},
)


def description(server: str, *, title: str) -> Schema:
    """Return the whole description; ``server`` is the address before ``/api/v1``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1",
            "description": _("Open vacancies for volunteers, to read. No key is needed."),
        },
        "servers": [{"url": f"{server}/api/v1"}],
        "paths": {
            "/vacancies": {"get": _list()},
            "/vacancies/{id}": {"get": _single()},
            "/codes": {"get": _codes()},
        },
        "components": {"schemas": SCHEMAS},
    }


def _list() -> Schema:
    return {
        "operationId": "listVacancies",
        "summary": _("Open vacancies, the newest first"),
        "parameters": [_parameter(name, *asked) for name, asked in FILTERS.items()]
        + [_parameter("language", *LANGUAGE)],
        "responses": _answers(_("One page of vacancies"), "Page") | _too_often(),
    }


def _single() -> Schema:
    number = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    return {
        "operationId": "getVacancy",
        "summary": _("One vacancy"),
        "parameters": [number, _parameter("language", *LANGUAGE)],
        "responses": _answers(_("The vacancy"), "Vacancy")
        | {
            "404": _problem(_("There never was one with this number")),
            "410": _problem(_("It is no longer open")),
        },
    }


def _codes() -> Schema:
    return {
        "operationId": "listCodes",
        "summary": _("Codes of categories, talents and municipalities, with their names"),
        "parameters": [_parameter("language", *LANGUAGE)],
        "responses": _answers(_("All codes"), "Codes") | _too_often(),
    }


def _parameter(name: str, said: object, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": str(said), "schema": schema}


def _answers(said: str, schema: str) -> Schema:
    """Return what every question can be answered with."""
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {
        "200": {"description": said, "content": {"application/json": {"schema": reference}}},
        "304": {"description": _("Not changed since the ETag that was sent")},
        "400": _problem(_("A filter, or a value of one, that is not known")),
    }


def _too_often() -> Schema:
    return {"429": _problem(_("Asked too often: wait a minute"))}


def _problem(said: str) -> Schema:
    reference = {"$ref": "#/components/schemas/Problem"}
    return {"description": said, "content": {"application/problem+json": {"schema": reference}}}
