"""Look for known faults in what we depend on: ``python -m tests.audit`` (``make audit``).

Nothing is skipped: where the advisories are out of reach nothing was audited, and that is said.
"""

import re
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements" / "test.lock"
AUDIT = ("--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-r")
OUT_OF_REACH = re.compile(r"not found on PyPI|not be audited|ConnectionError|HTTPError|retries")
FOUND, NOT_AUDITED = 1, 2


def main(*command: str) -> int:
    """Audit the lock file; return 0 when it was audited wholly and nothing is known."""
    done = subprocess.run(
        command or (sys.executable, "-m", "pip_audit", *AUDIT, str(LOCK)),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode and OUT_OF_REACH.search(said):
        sys.stderr.write("Nothing was audited: the advisories of pypi.org are out of reach here.\n")
        return NOT_AUDITED
    sys.stdout.write(said)
    return FOUND if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
