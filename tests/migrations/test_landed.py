"""A migration that landed never changes: a mistake is mended by a next one."""

from tests.migrations import landed


def test_a_migration_that_landed_says_what_it_said():
    changed = [name for name, said in landed.landed().items() if landed.hashes().get(name) != said]
    assert changed == [], "make a next migration; until People has landed: make landed-migrations"


def test_every_migration_is_written_down():
    assert "versions/0001_first_tables.py" in landed.hashes()
    new = {*landed.hashes()} - {*landed.landed()}
    assert new == set(), "once it is as it must be: make landed-migrations"


def test_another_byte_is_another_hash(tmp_path, monkeypatch):
    (tmp_path / "versions").mkdir()
    first = tmp_path / "versions" / "0001_first.py"
    first.write_text("drops = set()\n")
    monkeypatch.setattr(landed, "MIGRATIONS", tmp_path)
    monkeypatch.setattr(landed, "LANDED", tmp_path / "landed.sha256")
    landed.main()
    assert landed.landed() == landed.hashes()
    first.write_text("drops = set() \n")
    assert landed.landed() != landed.hashes()
