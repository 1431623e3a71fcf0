"""What these tests borrow: a real mail server."""

from tests.core.test_mail import mailbox, port, posting  # noqa: F401 - fixtures
