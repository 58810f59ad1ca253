"""verify_trail and export_trail: tampering is found and named, and others can verify for themselves."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from boards import events
from boards.audit import Actor, act, digest_of, record, verify_chain
from boards.guards import lifted
from boards.models import AuditEvent, AuditHead, Board
from boards.services import add_authority
from tests.cast import STORY, board, other_board

__all__ = ["board", "other_board"]

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]
GUIDE = Path(__file__).parents[2] / "docs" / "operators.md"


@act
def note(board: Board, text: object, *, by: Actor) -> AuditEvent:
    """Have something recorded on a board."""
    return record(events.BOARD_CREATED, board, by=by, after={"note": text}, reason="To see it noted")


@pytest.fixture(autouse=True)
def chains(board: Board, other_board: Board) -> None:
    """Ayrshire has five events, Tayside two, and the installation one."""
    for text in ("two", "three", "four", "fïve"):
        note(board, text, by=STORY)
    note(other_board, "two", by=STORY)
    add_authority(slug="example-council", name="Example Council", kind="council", by=STORY)


def tamper(*statements: str) -> None:
    """Write past the system, as somebody with the database's own password could."""
    with lifted(connection), transaction.atomic(), connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def verify(capsys: Capture, *arguments: str) -> tuple[str | int | None, list[str]]:
    """Give the exit code and the lines printed."""
    code: str | int | None = 0
    capsys.readouterr()
    try:
        call_command("verify_trail", *arguments)
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, (said.out + said.err).splitlines()


def event_at(board: Board, sequence: int) -> AuditEvent:
    """Give the event of a number."""
    return board.audit_events.get(sequence=sequence)


def where(board: Board, sequence: int) -> str:
    """Give what picks the row of an event."""
    return f"WHERE id = {event_at(board, sequence).pk}"


class TestAChainThatHolds:
    def test_every_board_and_the_installation_have_a_line(self, capsys: Capture) -> None:
        assert verify(capsys) == (
            0,
            [
                "ayrshire: All 5 events follow from one another.",
                "tayside: All 2 events follow from one another.",
                "installation: The one event is as it was recorded.",
            ],
        )

    def test_only_the_boards_asked_about(self, capsys: Capture) -> None:
        assert verify(capsys, "tayside") == (0, ["tayside: All 2 events follow from one another."])
        assert verify(capsys, "installation", "tayside")[1][1].startswith("installation: ")

    def test_an_installation_without_events_is_not_called_whole(self, capsys: Capture) -> None:
        tamper(
            "DELETE FROM boards_auditevent WHERE chain = 'installation'",
            "DELETE FROM boards_audithead WHERE chain = 'installation'",
        )
        assert verify(capsys, "installation") == (0, ["installation: There is no event yet."])

    def test_a_board_named_like_the_installation_is_not_passed_over(self, capsys: Capture) -> None:
        named = Board.objects.create(slug="installation", name="Installation IJB")
        note(named, "one", by=STORY)
        tamper(f"UPDATE boards_auditevent SET reason = 'x' {where(named, 1)}")
        assert verify(capsys)[0] == 1
        assert verify(capsys, "installation")[0] == 1

    def test_events_added_while_it_is_read_are_no_fault(
        self, board: Board, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = board.audit_events.count()

        def slow_digest(entry: AuditEvent) -> str:
            monkeypatch.undo()
            note(board, "meanwhile", by=STORY)
            return digest_of(entry)

        monkeypatch.setattr("boards.audit.digest_of", slow_digest)
        assert verify_chain(board) == []
        assert board.audit_events.count() == before + 1


def rehash(board: Board, sequence: int) -> None:
    """Change an event and make its digest fit."""
    entry = event_at(board, sequence)
    entry.reason = "Another"
    tamper(f"{SET} reason = 'Another', digest = '{digest_of(entry)}' {where(board, sequence)}")


def swap(board: Board) -> None:
    """Put the second event in place of the third."""
    second, third = where(board, 2), where(board, 3)
    tamper(
        f"UPDATE boards_auditevent SET sequence = 1000 {second}",
        f"UPDATE boards_auditevent SET sequence = 2 {third}",
        f"UPDATE boards_auditevent SET sequence = 3 {second}",
    )


def refile(board: Board) -> None:
    """File an event under the other board."""
    other = Board.objects.get(slug="tayside").pk
    tamper(f"UPDATE boards_auditevent SET board_id = {other} {where(board, 2)}")


def move(board: Board) -> None:
    """Append an event to the other board's chain."""
    other = Board.objects.get(slug="tayside")
    tamper(
        f"UPDATE boards_auditevent SET board_id = {other.pk}, chain = '{other.public_id}', sequence = 3"
        f" {where(board, 5)}"
    )


def sql(statement: str, sequence: int) -> Callable[[Board], None]:
    """Give a tampering with one event."""
    return lambda board: tamper(f"{statement} {where(board, sequence)}")


def head(statement: str) -> Callable[[Board], None]:
    """Give a tampering with the head of the chain."""
    return lambda board: tamper(f"{statement} WHERE chain = '{board.public_id}'")


def head_back(board: Board) -> None:
    """Set the head back to the event before the last, the digest too."""
    digest = event_at(board, 4).digest
    head(f"UPDATE boards_audithead SET sequence = 4, digest = '{digest}'")(board)


SET, DELETE = "UPDATE boards_auditevent SET", "DELETE FROM boards_auditevent"
CONTENT, FOLLOWS = "its content is not what was recorded", "it does not follow from the event before it"

# What is done, and what is said of it: the number of the event whose row is named, and the words.
TAMPERINGS: dict[str, tuple[Callable[[Board], None], int, str]] = {
    "a changed reason": (sql(f"{SET} reason = 'x'", 2), 2, CONTENT),
    "a changed actor": (sql(f"{SET} actor_id = 'x'", 3), 3, CONTENT),
    "a changed instant": (sql(f"{SET} at = '2020-01-01 00:00:00+00:00'", 3), 3, CONTENT),
    "a changed content": (sql(f"{SET} after = NULL", 5), 5, CONTENT),
    "a changed digest": (sql(f"{SET} digest = 'x'", 2), 3, FOLLOWS),
    "a row gone from the middle": (sql(DELETE, 3), 4, "event 3 should stand here"),
    "the first row gone": (sql(DELETE, 1), 2, "event 1 should stand here"),
    "the last row gone": (sql(DELETE, 5), 0, "its head stands at event 5, its last event is 4"),
    "two rows swapped": (swap, 2, FOLLOWS),
    "a row filed under another board": (refile, 2, "it is filed under another board"),
    "a row moved to another chain": (move, 0, "its head stands at event 5, its last event is 4"),
    "a row whose digest was made to fit": (lambda board: rehash(board, 3), 4, FOLLOWS),
    "the last row with a digest made to fit": (
        lambda board: rehash(board, 5),
        0,
        "its head stands at event 5",
    ),
    "a head with another digest": (
        head("UPDATE boards_audithead SET digest = 'x'"),
        0,
        "its head stands at event 5 with another digest than that event has.",
    ),
    "a head moved back": (
        head("UPDATE boards_audithead SET sequence = 4"),
        0,
        "its head stands at event 4, its last event is 5",
    ),
    "a head moved back with its digest": (head_back, 0, "its head stands at event 4, its last event is 5"),
    "all events and the head taken away": (
        lambda board: tamper(
            f"DELETE FROM boards_auditevent WHERE chain = '{board.public_id}'",
            f"DELETE FROM boards_audithead WHERE chain = '{board.public_id}'",
        ),
        0,
        "it has no event, and every board begins with that of its creation.",
    ),
    "a head taken away": (
        head("DELETE FROM boards_audithead"),
        0,
        "its last event is 5, and its head is missing",
    ),
}


class TestTampering:
    @pytest.mark.parametrize("what", TAMPERINGS)
    def test_it_finds_and_names(self, what: str, board: Board, capsys: Capture) -> None:
        done, number, words = TAMPERINGS[what]
        done(board)
        code, lines = verify(capsys, "ayrshire")
        row = AuditEvent.objects.filter(chain=board.public_id, sequence=number).values_list("pk").first()
        place = (
            f"Event {number} of chain {board.public_id} (row {row[0]})" if row else f"Chain {board.public_id}"
        )
        assert code == 1
        assert "fault" in lines[0]
        assert [line for line in lines[1:] if line.startswith(f"ayrshire: {place}: {words}")]

    def test_the_other_chains_are_told_too(self, board: Board, capsys: Capture) -> None:
        refile(board)
        code, lines = verify(capsys)
        assert code == 1
        assert "tayside: All 2 events follow from one another." in lines
        assert "installation: The one event is as it was recorded." in lines

    def test_a_row_moved_to_another_chain_is_named_there(
        self, board: Board, other_board: Board, capsys: Capture
    ) -> None:
        row = event_at(board, 5).pk
        move(board)
        place = f"Event 3 of chain {other_board.public_id} (row {row})"
        assert f"tayside: {place}: {FOLLOWS}." in verify(capsys, "tayside")[1]

    def test_a_chain_of_no_board_is_found(self, board: Board, capsys: Capture) -> None:
        row = event_at(board, 5).pk
        tamper(f"UPDATE boards_auditevent SET chain = 'elsewhere' {where(board, 5)}")
        AuditHead.objects.create(chain="nowhere")
        code, lines = verify(capsys)
        assert code == 1
        assert f"no board: Event 5 of chain elsewhere (row {row}): no board has that chain." in lines
        assert "no board: Chain nowhere: it has a head, and no board has that chain." in lines

    def test_a_head_of_no_board_is_a_fault_by_itself(self, capsys: Capture) -> None:
        AuditHead.objects.create(chain="nowhere")
        assert verify(capsys)[0] == 1

    @pytest.mark.parametrize("change", ["at = 'banana'", "object_id = 'banana'", "sequence = 'banana'"])
    def test_a_row_that_is_no_event_any_more_is_named(
        self, change: str, board: Board, capsys: Capture
    ) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("only SQLite keeps anything in any column")
        row = event_at(board, 3).pk
        tamper(f"UPDATE boards_auditevent SET {change} {where(board, 3)}")
        code, lines = verify(capsys)
        assert code == 1
        assert [line for line in lines if line.startswith("ayrshire: ") and f"ow {row}" in line]


class TestWhatWasNotedElsewhere:
    def cut_short(self, board: Board) -> None:
        """Remove the last event and set the head back, so that the chain looks whole."""
        last = event_at(board, 4)
        tamper(
            f"DELETE FROM boards_auditevent {where(board, 5)}",
            f"UPDATE boards_audithead SET sequence = 4, digest = '{last.digest}'"
            f" WHERE chain = '{board.public_id}'",
        )

    def noted(self, board: Board, sequence: int) -> str:
        return f"--expect={board.slug}={sequence}:{event_at(board, sequence).digest}"

    def test_a_trail_cut_short_with_its_head_looks_whole_by_itself(
        self, board: Board, capsys: Capture
    ) -> None:
        self.cut_short(board)
        assert verify(capsys)[0] == 0

    def test_a_noted_digest_gives_it_away(self, board: Board, capsys: Capture) -> None:
        noted = self.noted(board, 5)
        assert verify(capsys, noted)[0] == 0
        self.cut_short(board)
        code, lines = verify(capsys, noted)
        assert code == 1
        place = f"ayrshire: Event 5 of chain {board.public_id}"
        assert f"{place}: it is not there, and its digest was noted elsewhere." in lines

    def test_it_gives_away_a_chain_written_anew(self, board: Board, capsys: Capture) -> None:
        noted = self.noted(board, 5)
        self.cut_short(board)
        note(board, "another", by=STORY)
        assert verify(capsys)[0] == 0
        code, lines = verify(capsys, noted, "ayrshire")
        assert code == 1
        assert "its digest is not the one that was noted elsewhere" in lines[1]

    def test_several_may_be_given_also_of_boards_not_asked_about(
        self, board: Board, other_board: Board, capsys: Capture
    ) -> None:
        code, lines = verify(capsys, "ayrshire", self.noted(board, 2), self.noted(other_board, 2))
        assert (code, len(lines)) == (0, 2)
        wrong = f"--expect=tayside=1:{'0' * 64}"
        assert verify(capsys, "ayrshire", wrong)[0] == 1

    @pytest.mark.parametrize(
        "text", ["ayrshire", "ayrshire=1", "ayrshire=0:" + "0" * 64, "=1:x", "ayrshire=1:ABC"]
    )
    def test_one_that_cannot_be_read_is_refused_in_one_line(self, text: str, capsys: Capture) -> None:
        code, lines = verify(capsys, f"--expect={text}")
        assert (code, len(lines)) == (2, 1)
        assert lines[0].startswith(f"--expect {text}: write SLUG=NUMBER:DIGEST")


@pytest.mark.parametrize("command", ["verify_trail", "export_trail"])
def test_a_board_that_is_not_there_is_one_clear_line(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command(command, "nowhere")
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err == "nowhere: there is no board with that short name\n"


def test_a_noted_board_that_is_not_there_is_one_clear_line(capsys: Capture) -> None:
    code, lines = verify(capsys, f"--expect=nowhere=1:{'0' * 64}")
    assert (code, lines) == (2, ["nowhere: there is no board with that short name"])


def exported(capsys: Capture, slug: str) -> str:
    """Give a trail as it is written out."""
    capsys.readouterr()
    call_command("export_trail", slug)
    return capsys.readouterr().out


class TestTheExport:
    def test_it_has_a_line_for_each_event_oldest_first(self, board: Board, capsys: Capture) -> None:
        lines = [json.loads(line) for line in exported(capsys, "ayrshire").splitlines()]
        assert [each["sequence"] for each in lines] == [1, 2, 3, 4, 5]
        assert [each["digest"] for each in lines] == [
            event_at(board, number).digest for number in range(1, 6)
        ]
        assert lines[4]["after"] == {"note": "fïve"}
        assert set(lines[4]) == {
            "chain", "sequence", "event", "object_type", "object", "actor_kind", "actor", "at", "reason",
            "before", "after", "previous", "digest",
        }  # fmt: skip

    def test_the_installation_has_one_too(self, capsys: Capture) -> None:
        assert [json.loads(line)["event"] for line in exported(capsys, "installation").splitlines()] == [
            "boards.authority_added"
        ]

    def test_it_takes_as_many_queries_however_long_it_is(self, board: Board, capsys: Capture) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as found:
                exported(capsys, "ayrshire")
            return len(found)

        few = queries()
        for number in range(30):
            note(board, number, by=STORY)
        assert queries() == few <= 4


class TestWithoutThisSoftware:
    @pytest.fixture
    def run(self, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
        """Runs the program that the operators' guide gives, on a file."""
        program = GUIDE.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
        script, file = tmp_path / "verify.py", tmp_path / "trail.jsonl"
        script.write_text(program, encoding="utf-8")

        def on(content: str) -> subprocess.CompletedProcess[str]:
            file.write_text(content, encoding="utf-8")
            arguments: list[Any] = [sys.executable, "-I", script, file]
            return subprocess.run(arguments, capture_output=True, text=True, timeout=30)

        return on

    def test_the_guides_program_agrees(
        self, run: Callable[[str], subprocess.CompletedProcess[str]], board: Board, capsys: Capture
    ) -> None:
        done = run(exported(capsys, "ayrshire"))
        last = event_at(board, 5).digest
        assert done.stdout == f"5 events follow from one another; the last digest is {last}.\n"

    @pytest.mark.parametrize(
        "change", [("three", "thrice"), ('"sequence":4', '"sequence":3'), ("tests", "taste")]
    )
    def test_it_names_what_was_changed(
        self, change: tuple[str, str], run: Callable[[str], subprocess.CompletedProcess[str]], capsys: Capture
    ) -> None:
        done = run(exported(capsys, "ayrshire").replace(*change))
        assert done.returncode == 1
        assert "is not as it was recorded" in done.stderr
