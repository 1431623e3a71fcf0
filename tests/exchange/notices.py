"""Notifications as Postfix, Exim, Gmail and Exchange write them; all of it is made up."""

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: infopunt@desk.example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="A1.1/mx.example.org"
Message-Id: <20261130.A1@mx.example.org>

This is a MIME-encapsulated message.

--A1.1/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--A1.1/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: A1
Arrival-Date: Mon, 30 Nov 2026 08:00:00 +0100 (CET)

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.buurthuis.example.org
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected

--A1.1/mx.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Infopunt <infopunt@desk.example.org>
To: {address}
Subject: =?utf-8?q?Klopt_je_vacature_nog=3A_Soep?=
Message-ID: <{key}@desk.example.org>
Content-Type: text/plain; charset="utf-8"

Dag,

--A1.1/mx.example.org--
"""
EXIM = (
    POSTFIX.replace("Content-Type: message/rfc822", "Content-Type: text/rfc822-headers")
    .replace("A1.1/mx.example.org", "1732950000-eximdsn-1")
    .replace("\nDag,\n", "")
)
GMAIL = POSTFIX.replace("Content-Type: message/rfc822", "Content-Type: text/plain").replace(
    "Auto-Submitted: auto-replied", "In-Reply-To: <{key}@desk.example.org>"
)
EXCHANGE = GMAIL.replace("\n", "\r\n").replace("In-Reply-To", "References")
ALL = {"postfix": POSTFIX, "exim": EXIM, "gmail": GMAIL, "exchange": EXCHANGE}


def notice(key, *, shape="postfix", address="an@x.example", action="failed", status="5.1.1"):
    """Return a notification about the mail of a key."""
    return ALL[shape].format(key=key, address=address, action=action, status=status).encode()
