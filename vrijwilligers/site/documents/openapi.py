"""The description of our interface for machines, after OpenAPI 3.1."""

from typing import Any

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
FILTERS: dict[str, tuple[str, Schema]] = {
    "text": ("Words in the title or in the name of the organisation.", {"type": "string"}),
    "category": ("Code of a category.", {"type": "string"}),
    "municipality": ("NIS code of a municipality, such as 21004.", {"type": "string"}),
    "talent": ("Code of a talent.", {"type": "string"}),
    "engagement": ("How long.", {"type": "string", "enum": list(map(str, Engagement))}),
    "day": ("A day on which there is work.", {"type": "string", "enum": list(WEEKDAYS)}),
    "practising": ("y: only where one may practise Dutch.", {"type": "string", "enum": ["y"]}),
    "page": ("Which page, from 1.", {"type": "integer", "minimum": 1, "default": 1}),
    "size": (
        "How many on a page.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 25},
    ),
}


def description(server: str, *, title: str) -> Schema:
    """Return the whole description, in English; ``server`` is the address before ``/api/v1``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1",
            "description": "Open vacancies for volunteers, to read. Nothing is needed to ask.",
        },
        "servers": [{"url": f"{server}/api/v1"}],
        "paths": {
            "/vacancies": {"get": _list()},
            "/vacancies/{id}": {"get": _single()},
        },
        "components": {"schemas": {"Vacancy": VACANCY, "Page": PAGE, "Problem": PROBLEM}},
    }


def _list() -> Schema:
    return {
        "operationId": "listVacancies",
        "summary": "Open vacancies, the newest first",
        "parameters": [
            {"name": name, "in": "query", "description": said, "schema": schema}
            for name, (said, schema) in FILTERS.items()
        ],
        "responses": {
            "200": _answer("One page of vacancies", "Page"),
            "400": _problem("A filter, or a value of one, that is not known"),
            "304": {"description": "Not changed since the ETag that was sent"},
        },
    }


def _single() -> Schema:
    return {
        "operationId": "getVacancy",
        "summary": "One vacancy",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        ],
        "responses": {
            "200": _answer("The vacancy", "Vacancy"),
            "404": _problem("There never was one with this number"),
            "410": _problem("It is no longer open"),
        },
    }


def _answer(said: str, schema: str) -> Schema:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": said, "content": {"application/json": {"schema": reference}}}


def _problem(said: str) -> Schema:
    reference = {"$ref": "#/components/schemas/Problem"}
    return {"description": said, "content": {"application/problem+json": {"schema": reference}}}
