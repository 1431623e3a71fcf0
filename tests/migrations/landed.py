"""What each migration that landed says, as a hash: ``python -m tests.migrations.landed`` renews it.

It may be renewed whole until *People* (issue 8) has landed. From then on a migration that landed
never changes: what it did to a database in use cannot be done again. Then only a new migration
brings a new line, and no line changes.
"""

from hashlib import sha256
from pathlib import Path

MIGRATIONS = Path(__file__).parents[2] / "migrations"
SORTS = ("versions/*.py", "first_*.py")  # and the first values that one of them reads
LANDED = Path(__file__).with_name("landed.sha256")


def hashes() -> dict[str, str]:
    """Return the hash of every migration, by the name of its file."""
    files = (path for sort in SORTS for path in sorted(MIGRATIONS.glob(sort)))
    return {
        path.relative_to(MIGRATIONS).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def landed() -> dict[str, str]:
    """Return the hashes as they were written down (the shape of ``sha256sum``)."""
    lines = (line.split() for line in LANDED.read_text().splitlines())
    return {name: said for said, name in lines}


def main() -> None:
    """Write down what the migrations say now."""
    lines = [f"{said}  {name}\n" for name, said in hashes().items()]
    LANDED.write_text("".join(lines))


if __name__ == "__main__":
    main()
