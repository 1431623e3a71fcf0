"""A command starts with what it needs: no pages, no forms, no libraries of others."""

import os
import re
import subprocess
import sys

HEAVY = re.compile(
    r"wtforms|flask_limiter|limits|numpy|alembic|xlsxwriter|zxcvbn|redis|pypdfium2|PIL|typst"
    r"|vrijwilligers\.\w+\.(views|forms|documents)"
)
RUN = """
import sys
from vrijwilligers.__main__ import main
try:
    main()
finally:
    print("loaded", *sys.modules)
"""


def test_finding_loads_no_page_no_form_and_no_library_of_others(server, database, make, tmp_path):
    candidate = make.candidate(given_name="Zefanja")
    database.commit()
    where = {"VRIJWILLIGERS_DATABASE_URL": server, "VRIJWILLIGERS_INSTANCE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "find", "Zefanja"],
        env=os.environ | where,
        capture_output=True,
        text=True,
        check=True,
    )
    found, _, loaded = done.stdout.partition("loaded ")
    assert f"candidate {candidate.id} " in found
    assert [name for name in loaded.split() if HEAVY.fullmatch(name)] == []
