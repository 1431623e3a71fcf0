"""The QR codes of a bundle: of a vacancy, and of the public pages."""

from flask import current_app

from vrijwilligers.exchange.documents.qr import qr_code


def code_of(vacancy_id: int) -> dict[str, str]:
    """Return the code of the public page of a vacancy."""
    return qr_code(f"{_server()}/v/{vacancy_id}")


def code_of_site() -> dict[str, str]:
    """Return the code of the public pages."""
    return qr_code(f"{_server()}/site/")


def _server() -> str:
    return str(current_app.config["SERVER_ADDRESS"]).rstrip("/")
