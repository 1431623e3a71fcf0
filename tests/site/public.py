"""The addresses of the public side, and a visitor whom nobody knows."""

from tests.desk import Desk

PAGES = (
    "/site/{language}/",
    "/site/{language}/vacancies/",
    "/site/{language}/summer",
    "/site/{language}/winter",
    "/site/{language}/accessibility",
    "/site/{language}/privacy",
    "/site/{language}/talents/",
    "/site/{language}/pool",
    "/site/{language}/pool/sent",
    "/site/{language}/embed",
    "/site/{language}/widget",
)
FORMS = {"/site/{language}/pool"}  # what is typed there is kept by nobody on the way


class Visitor(Desk):
    """Somebody from outside, who never gets a cookie, whatever they ask."""

    def _read(self, response, status):
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")
        return super()._read(response, status)
