"""An audit that looked at nothing says so, and is not taken for a good one (finding 16)."""

import json
import re
import sys

import pytest

from tests import audit, bom

MISSING = "ERROR:pip_audit._cli:aiosmtpd: Dependency not found on PyPI and could not be audited"


def said(text, code):
    return (sys.executable, "-c", f"print({text!r}); raise SystemExit({code})")


@pytest.mark.parametrize("trouble", [MISSING, "requests.exceptions.ConnectionError: away"])
def test_an_audit_out_of_reach_has_failed_and_says_that_nothing_was_audited_v41(capsys, trouble):
    assert audit.main(*said(trouble, 1)) == 2
    assert capsys.readouterr().err.startswith("Nothing was audited")


def test_a_known_fault_fails_the_audit_and_is_shown_v41(capsys):
    assert audit.main(*said("Found 1 known vulnerability", 1)) == 1
    assert "1 known vulnerability" in capsys.readouterr().out


def test_where_nothing_is_known_the_audit_is_good_v41(capsys):
    assert audit.main(*said("No known vulnerabilities found", 0)) == 0


def test_no_package_may_be_skipped_a16_v41():
    assert "--strict" in audit.AUDIT


def test_a_machine_can_read_what_the_desk_runs_on_with_version_and_hashes_a16_v41(capsys):
    bom.main()
    packages = json.loads(capsys.readouterr().out)["components"]
    pinned = re.findall(r"^([\w.-]+)==([^\s;]+)", bom.LOCK.read_text(), re.MULTILINE)
    assert {(one["name"], one["version"]) for one in packages} == {*pinned}
    assert all(one["purl"].startswith("pkg:pypi/") and one["hashes"] for one in packages)
