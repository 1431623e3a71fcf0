"""QR codes, always with the short address that one can also type (STANDARDS A-14)."""

from io import BytesIO

import segno
from flask import current_app


def code_of(vacancy_id: int) -> dict[str, str]:
    """Return the code of the public page of a vacancy."""
    return _code(f"{_server()}/v/{vacancy_id}")


def code_of_site() -> dict[str, str]:
    """Return the code of the public pages."""
    return _code(f"{_server()}/site/")


def _server() -> str:
    return str(current_app.config["SERVER_ADDRESS"]).rstrip("/")


def _code(address: str) -> dict[str, str]:
    """Draw a code; a fixed mask is eight times as fast as trying all."""
    code = segno.make(address, error="m", mask=2, micro=False, boost_error=False)
    drawing = BytesIO()
    code.save(drawing, kind="svg", border=0, omitsize=True, xmldecl=False, nl=False)
    shown = address.partition("://")[2].rstrip("/")
    return {"address": shown, "drawing": drawing.getvalue().decode()}
