"""The connection to the mail server: where it is sealed, it is with the server of that name."""

import smtplib
import ssl
from typing import Any

from flask_mailman.backends.smtp import EmailBackend


class VerifiedServer(smtplib.SMTP):
    """A mail server that has to show, before anything is said, that it is the one we mean."""

    def starttls(self, *words: Any, **named: Any) -> Any:
        """Seal the connection; the library does so with whoever answers."""
        named["context"] = named.get("context") or ssl.create_default_context()
        return super().starttls(*words, **named)


class VerifiedEmailBackend(EmailBackend):
    """Sends mail as the library does, and looks whom it speaks to."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Return how the server is reached."""
        return smtplib.SMTP_SSL if self.use_ssl else VerifiedServer
