"""What a file from outside does to the process that reads it, and to no other."""

import os
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from random import Random
from subprocess import PIPE, Popen, run
from sys import executable
from textwrap import dedent

import pytest

from tests.exchange.test_tables import workbook
from vrijwilligers.exchange.jsons import read_json
from vrijwilligers.exchange.markup import read_page, read_xml
from vrijwilligers.exchange.sandbox import LIMITS, READER, REFUSALS, Unreadable, read
from vrijwilligers.exchange.sandbox.turns import turn
from vrijwilligers.exchange.tables import read_table

PATIENT = replace(LIMITS, seconds=600)
SMALL = replace(LIMITS, memory=40_000_000, cpu_seconds=1, answer=1_000_000)


@pytest.fixture(autouse=True)
def _turns_of_our_own(tmp_path, monkeypatch):
    """Let nobody else on this machine take a turn from these tests, or they from others."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def ending(tmp_path):
    """Read with a program that does what it is told, after it was confined like ours."""

    def ending(*deeds: str, limits=LIMITS) -> str:
        before = (
            "import json, os, runpy, signal, sys, time; order = json.loads(os.environ['ORDER'])"
        )
        confined = f"runpy.run_path({str(READER)!r})['confine'](order)"
        program = tmp_path / "program.py"
        program.write_text("\n".join((before, confined, *map(dedent, deeds))))
        with pytest.raises(Unreadable) as refusal:
            read("csv", b"x", list, limits=limits, program=program)
        return str(refusal.value)

    return ending


@pytest.fixture(autouse=True)
def _no_child_is_left():
    """Look after each test whether a process is still there."""
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "takes too long"),
        ("os.abort()", "too large"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "damaged"),
        ("sys.exit(0)", "damaged"),
        ("raise LookupError", "damaged"),
        ("print('+[1, [\"a\"]]')", "damaged"),
        ("print('garbage')", "damaged"),
        ("print('+{')", "damaged"),
        ("print('!a reason that nobody knows')", "damaged"),
        ("while True: sys.stdout.write('+1' * 999 + '\\n')", "damaged"),
        ("while True: sys.stdout.write('+' + ' ' * 99_999 + '1\\n')", "too large"),
        ("while True: pass", "takes too long"),
    ],
)
def test_however_the_reading_ends_it_is_a_refusal_in_words_a04(ending, deed, words):
    assert words in ending(deed, limits=SMALL)


def test_a_program_that_sleeps_is_ended(ending):
    assert "takes too long" in ending("time.sleep(600)", limits=replace(LIMITS, seconds=0.5))


def test_a_program_that_has_nothing_more_to_say_is_not_waited_for(ending):
    assert "takes too long" in ending("os.close(1)", "time.sleep(600)", limits=PATIENT)


def test_the_process_has_no_more_memory_than_it_may_a04_v22(ending):
    deed = "sys.stdout.write('!json' if bytearray({}) else '')"

    assert "JSON" in ending(deed.format(10_000_000), limits=SMALL)
    assert "damaged" in ending(deed.format(50_000_000), limits=SMALL)


def test_the_process_writes_no_file_and_knows_nothing_of_us_v05(ending, tmp_path, monkeypatch):
    monkeypatch.setenv("VRIJWILLIGERS_SECRET", "a secret")
    file = tmp_path / "file"

    assert "damaged" in ending(
        f"with open({str(file)!r}, 'w') as f: f.write('x')", "sys.stdout.write('!json')"
    )
    assert file.read_bytes() == b""
    assert "XML" in ending("sys.stdout.write('!json' if 'secret' in str(os.environ) else '!xml')")


@pytest.mark.parametrize(("kind", "hard"), [("CPU", 20), ("AS", 700_000_000)])
def test_a_machine_that_gives_less_than_we_ask_reads_all_the_same(kind, hard):
    program = dedent(f"""
        import resource
        resource.setrlimit(resource.RLIMIT_{kind}, ({hard}, {hard}))
        from vrijwilligers.exchange.tables import read_table
        print(read_table(b"id\\n7\\n").rows[0].cells)
    """)
    answer = run([executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.stdout == "{'id': '7'}\n", answer.stderr


def test_a_disk_without_room_is_a_refusal_in_words():
    program = dedent("""
        import resource
        from vrijwilligers.exchange.sandbox import Unreadable
        from vrijwilligers.exchange.tables import read_table
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            read_table(b"id\\n" + b"7\\n" * 99)
        except Unreadable as refused:
            print(refused)
    """)
    answer = run([executable, "-c", program], capture_output=True, text=True, check=False)
    assert "no room to read a file" in answer.stdout, answer.stderr
    assert "File too large" in answer.stderr


def test_json_that_grows_in_memory_is_refused():
    with pytest.raises(Unreadable, match="too large"):
        read("json", b"[" + b"[]," * 2_000_000 + b"1]", list, limits=SMALL)


def test_files_are_read_at_the_same_time_without_mixing_them_up():
    contents = [f"id\n{number}\n".encode() * 3 for number in range(6)]

    with ThreadPoolExecutor(3) as together:
        tables = list(together.map(read_table, contents))

    assert [table.rows[0].cells["id"] for table in tables] == [str(number) for number in range(6)]


AT_ONCE = replace(LIMITS, at_once=2, patience=0)
HOLDER = """
import sys, tempfile
from vrijwilligers.exchange.sandbox.turns import turn
tempfile.tempdir = sys.argv[1]
with turn(2, patience=0), turn(2, patience=0):
    print("both", flush=True)
    sys.stdin.read()
"""


def test_no_more_files_are_read_at_once_than_the_machine_can_bear():
    with turn(2, patience=0):
        assert read_table(b"id\n7\n", limits=AT_ONCE).columns == ("id",)
        with turn(2, patience=0), pytest.raises(Unreadable, match="Try again in a minute"):
            read_table(b"id\n7\n", limits=AT_ONCE)
    assert read_table(b"id\n7\n", limits=AT_ONCE).columns == ("id",)


def test_another_process_counts_as_long_as_it_lives(tmp_path):
    command = [executable, "-c", HOLDER, str(tmp_path)]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdout.readline() == "both\n"
        with pytest.raises(Unreadable, match="Other files"):
            read_table(b"id\n7\n", limits=AT_ONCE)
        other.kill()
        other.wait()
        assert read_table(b"id\n7\n", limits=AT_ONCE).columns == ("id",)


def test_who_waits_gets_a_turn():
    limits = replace(LIMITS, at_once=1, patience=60)
    with ThreadPoolExecutor(4) as together:
        tables = together.map(lambda _: read_table(b"id\n7\n", limits=limits), range(4))
        assert [table.columns for table in tables] == [("id",)] * 4


def test_the_turns_lie_where_nobody_else_can_take_them(tmp_path):
    with turn(1, patience=0):
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
    elsewhere = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(elsewhere)
    with pytest.raises(PermissionError), turn(1, patience=0):
        pass


def test_a_reader_that_stops_halfway_leaves_nothing_running():
    def first(parts):
        return next(parts)

    assert read("csv", b"a\n" + b"1\n" * 100_000, first, header_row=None)["encoding"] == "utf-8"


def test_every_reason_of_the_reader_has_words_and_no_words_are_without_a_reason():
    program = "".join(file.read_text() for file in (READER, *READER.parent.glob("*_parts.py")))
    raised = set(re.findall(r'(?:Refused|RefusedTable|ValueError)\("(\w+)"\)', program))
    assert len(raised) > 8
    assert raised <= REFUSALS.keys() <= set(re.findall(r'["!](\w+)"', program))


def test_the_reader_needs_no_web_and_no_database():
    parts = sorted(READER.parent.glob("*_parts.py"))
    started = f"import runpy, sys; sys.path.append({str(READER.parent)!r})"
    loaded = "; ".join([f"runpy.run_path({str(READER)!r})", *(f"import {p.stem}" for p in parts)])
    modules = run(
        [executable, "-I", "-X", "importtime", "-c", f"{started}; {loaded}"],
        capture_output=True,
        text=True,
        env={},
        check=True,
    ).stderr

    assert len(parts) > 4
    assert "python_calamine" in modules
    assert not [name for name in ("flask", "sqlalchemy", "vrijwilligers.") if name in modules]


def test_what_is_nested_too_deep_is_refused_before_it_comes_here():
    for deep in (b"[" * 5_000 + b"]" * 5_000, b'{"a":' * 500 + b"1" + b"}" * 500):
        with pytest.raises(Unreadable, match="JSON"):
            read_json(deep)
    with pytest.raises(Unreadable, match="too deep"):
        read_xml(b"<a>" * 5_000 + b"</a>" * 5_000)


def test_xml_comes_over_as_it_is():
    root = read_xml("<a é='1'>x<b>ij</b>y<!-- z --><c/></a>".encode())

    assert ["".join(root.itertext()), [child.tag for child in root]] == ["xijy", ["b", "c"]]


def test_of_a_page_only_what_is_linked_data_comes_over():
    page = """<html lang="fr"><script type="application/ld+json">{"a": "\\ud800"}</script>
        <script type="text/x">"ld+json"</script><script type="application/ld+json">{</script>"""

    assert read_page(page.encode()) == ("fr", [{"a": "\ud800"}])


WHOLES = {
    read_table: (b"a;b\r\n1;2\r\n", workbook(("a", "b"), (1, 2))),
    read_json: (b'[{"a": [1, null, "x"]}]',),
    read_xml: (b"<a><b>1</b><c>2</c></a>",),
    read_page: (b'<html lang=nl><script type="application/ld+json">{"a": 1}</script>',),
}


@pytest.mark.parametrize("seed", range(24))
def test_a_file_hurt_on_its_way_is_read_or_refused(seed):
    chance = Random(seed)
    reader = chance.choice(list(WHOLES))
    content = bytearray(chance.choice(WHOLES[reader]))
    for _ in range(chance.choice((1, 3, 20))):
        content[chance.randrange(len(content))] = chance.randrange(256)

    with suppress(Unreadable):
        reader(bytes(content[: chance.randrange(1, len(content) + 1)]))
