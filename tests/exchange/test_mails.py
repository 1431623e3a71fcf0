"""What a notification of delivery says is read; of any other mail nothing is."""

from contextlib import suppress

import pytest

from tests.exchange.notices import ALL, notice
from vrijwilligers.exchange.mails import delivery_notices
from vrijwilligers.exchange.sandbox import Unreadable

KEY = "0123456789abcdef" * 2
LETTER = b"From: an@x.example\r\nSubject: Re: uw mail\r\n\r\nStatus: 5.1.1\r\n"
RECEIPT = (
    b"Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b--\n"
)


@pytest.mark.parametrize("shape", ALL)
def test_a_notification_says_which_mail_and_why(shape):
    [said] = delivery_notices(notice(KEY, shape=shape))
    assert KEY in said.about
    assert (said.action, said.status) == ("failed", "5.1.1")


@pytest.mark.parametrize("mail", [LETTER, RECEIPT, notice(KEY)[:700]])
def test_of_another_mail_nothing_is_read(mail):
    assert delivery_notices(mail) == []


def test_a_mail_that_is_made_to_harm_is_refused_and_nothing_else():
    report = b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    nested = b"".join(
        b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (n, n + 1) for n in range(5000)
    )
    with suppress(Unreadable):
        assert delivery_notices(report.replace(b"=b", b"=0") + nested) == []
    with pytest.raises(Unreadable):
        delivery_notices(report + b"no parts at all")
