"""QR codes, always with the short address that one can also type (STANDARDS A-14)."""

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
    """Draw the dark modules as one path; a fixed mask is eight times as fast as trying all."""
    code = segno.make(address, error="m", mask=2, micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    moves = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    size = len(rows)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{moves}"/></svg>'
    )
    return {"address": address.partition("://")[2].rstrip("/"), "drawing": drawing}
