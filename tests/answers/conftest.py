"""What these tests borrow: a real mail server."""

from tests.records.test_outbox import mailbox, port, posting  # noqa: F401 - fixtures
