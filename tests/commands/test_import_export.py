"""import_board and export_board: into the database and out of it again, and what is refused on the way."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from boards.audit import verify_chain
from boards.models import AuditEvent, Board, ConstituentAuthority
from boards.records import Difference, differences_between
from membership.models import Appointment, Person, Seat
from statute.record import LARGEST, canonical
from statute.shape import MISSING, shown
from tests.statute.situations import ALWAYS, Record, multi, row, single, standing

ROOT = Path(__file__).parents[2]
Write = Callable[[Record], str]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Writes a record to a file and gives its path."""

    def write(record: Record) -> str:
        file = tmp_path / "board.json"
        file.write_text(json.dumps(record), encoding="utf-8")
        return str(file)

    return write


def refused(capsys: pytest.CaptureFixture[str], command: str, *arguments: str) -> list[str]:
    """Run a command that ends with exit code 2, and give the lines it said; nothing on standard output."""
    with pytest.raises(SystemExit) as ended:
        call_command(command, *arguments)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err.splitlines()


def nothing_was_saved() -> bool:
    kinds = (Board, Person, Seat, Appointment, AuditEvent, ConstituentAuthority)
    return not any(kind.objects.exists() for kind in kinds)


@pytest.mark.django_db
class TestImport:
    def test_the_export_of_an_import_is_the_same_document(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = single()
        call_command("import_board", written(record))
        assert capsys.readouterr().out == ""
        call_command("export_board", "alba")
        assert capsys.readouterr().out == canonical(record)

    def test_disqualifications_come_out_only_when_asked_for_by_name(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = single()
        standing(record, "p-la1", "disqualified", "2026-01-10", category="insolvency")
        call_command("import_board", written(record))
        capsys.readouterr()
        call_command("export_board", "alba")
        open_to_all = json.loads(capsys.readouterr().out)
        assert "disqualified" not in json.dumps(open_to_all)
        assert open_to_all["standings"] == record["standings"][:-1]
        assert open_to_all["complete"] == record["complete"]
        call_command("export_board", "alba", "--with-disqualifications")
        assert capsys.readouterr().out == canonical(record)

    def test_it_is_in_the_trail(self, written: Write) -> None:
        call_command("import_board", written(single()))
        board = Board.objects.get(slug="alba")
        event = AuditEvent.objects.filter(board=board).latest("sequence")
        assert (event.event, event.actor_id) == ("boards.board_imported", "import_board")
        assert verify_chain(board) == []

    def test_the_same_record_again_changes_nothing(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("import_board", written(single()))
        events, appointments = AuditEvent.objects.count(), Appointment.objects.count()
        capsys.readouterr()
        call_command("import_board", written(single()))
        said = capsys.readouterr()
        assert (said.out, said.err.strip()) == ("", "alba: here already, just the same; nothing was changed.")
        assert (AuditEvent.objects.count(), Appointment.objects.count()) == (events, appointments)

    def test_a_differing_record_is_refused_naming_the_differences(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("import_board", written(single()))
        capsys.readouterr()
        other = single()
        row(other, "people", id="p-la1")["name"] = "Somebody Else"
        del other["papers"]
        row(other, "seats", id="carer")["known"] = []
        file = written(other)
        assert refused(capsys, "import_board", file) == [
            f"{file}: There is a board alba already, and its record differs. Nothing was changed.",
            f"{file}: papers: held here is {shown(_sorted(single()['papers']))}, the file says nothing",
            f'{file}: people[p-la1].name: held here is "Member p-la1", the file says "Somebody Else"',
            f"{file}: seats[carer].known[0]: held here is {shown(ALWAYS[0])}, the file says nothing",
        ]
        assert Person.objects.get(ref="p-la1").name == "Member p-la1"

    def test_two_boards_may_give_authorities_of_one_name_different_ids(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record, other = single(), multi()
        other["board"]["slug"] = "beinn"
        record["board"]["parties"][0]["name"] = other["board"]["parties"][1]["name"] = "The Council"
        call_command("import_board", written(record))
        call_command("import_board", written(other))
        capsys.readouterr()
        call_command("export_board", "beinn")
        assert capsys.readouterr().out == canonical(other)

    def test_a_board_that_cannot_be_stored_leaves_nothing_behind(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("import_board", written(single()))
        capsys.readouterr()
        before = Board.objects.count(), AuditEvent.objects.count(), Seat.objects.count()
        other = single()
        other["board"]["slug"] = "beinn"
        other["board"]["parties"][0]["kind"] = "health_board"
        other["board"]["parties"][1]["kind"] = "council"
        (line,) = refused(capsys, "import_board", written(other))
        assert "the record says otherwise" in line
        assert (Board.objects.count(), AuditEvent.objects.count(), Seat.objects.count()) == before


def _sorted(value: Any) -> Any:
    return json.loads(canonical(value))


@pytest.mark.django_db
class TestBadFiles:
    def test_every_fault_is_named_and_nothing_is_saved(
        self, written: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = single()
        row(record, "appointments", seat="carer")["starts_on"] = "2026-02-30"
        row(record, "people", id="p-la1")["name"] = "Turned\u202eround"
        record["colour"] = "green"
        lines = refused(capsys, "import_board", written(record))
        assert len(lines) == 3
        for words in ("2026-02-30", "turns text round", "colour"):
            assert any(words in line for line in lines)
        assert nothing_was_saved()

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"starts_on": "2026-01-01", "term_ends": "2025-01-01"}, "a term that ends before it starts"),
            ({"seat": "user"}, "two holders of seat user"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, written: Write, capsys: pytest.CaptureFixture[str], changes: dict[str, str], words: str
    ) -> None:
        record = single()
        row(record, "appointments", seat="carer").update(changes)
        assert any(words in line for line in refused(capsys, "import_board", written(record)))
        assert nothing_was_saved()

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "is not JSON"),
            (b'{"board": "\xff"}', "is not UTF-8"),
            (b"[" * 100_000, "inside one another"),
            (b" " * (LARGEST + 1), "is larger than 20 MB"),
        ],
    )
    def test_what_is_no_record_is_refused_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
    ) -> None:
        file = tmp_path / "bad.json"
        file.write_bytes(content)
        (line,) = refused(capsys, "import_board", str(file))
        assert words in line
        assert nothing_was_saved()

    def test_a_file_of_fifty_megabytes_is_not_read_whole(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "huge.json"
        with file.open("wb") as opened:
            opened.truncate(50 * 1024 * 1024)
        (line,) = refused(capsys, "import_board", str(file))
        assert "is larger than 20 MB" in line

    def test_a_file_that_is_not_there_or_is_a_folder_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "no such file" in refused(capsys, "import_board", str(tmp_path / "none.json"))[0]
        assert "is a folder" in refused(capsys, "import_board", str(tmp_path))[0]

    def test_an_unknown_board_cannot_be_exported(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert refused(capsys, "export_board", "nowhere") == [
            "nowhere: there is no board with that short name"
        ]


class TestOnAFreshMachine:
    def test_the_database_is_made_and_standard_output_has_only_the_record(
        self, tmp_path: Path, written: Write
    ) -> None:
        file = written(single())

        def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
            left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
            kept = {name: value for name, value in os.environ.items() if name not in left_out}
            return subprocess.run(
                [sys.executable, str(ROOT / "manage.py"), *arguments],
                env=kept | {"IJB_VAR": str(tmp_path / "var")},
                capture_output=True,
                text=True,
                timeout=300,
            )

        done = manage("import_board", file)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "alba: brought in.\n"
        out = manage("export_board", "alba")
        assert (out.returncode, out.stdout, out.stderr) == (0, canonical(single()), "")


@pytest.mark.parametrize(
    ("held", "said", "found"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": True}, {"a": 1}, [Difference("a", True, 1)]),
        ({"a": {"b": "x"}}, {"a": {}}, [Difference("a.b", "x", MISSING)]),
        ({"a": [1, 2]}, {"a": [1]}, [Difference("a[1]", 2, MISSING)]),
        ({"a": []}, {}, [Difference("a", [], MISSING)]),
        (
            {"a": [{"id": "x"}, {"id": "y"}]},
            {"a": [{"id": "y"}, {"id": "x"}]},
            [Difference("the order of a", ["x", "y"], ["y", "x"])],
        ),
        ({"a": [{"id": "x"}]}, {"a": [{"id": "y"}, {"id": "x"}]}, [Difference("a[y]", MISSING, {"id": "y"})]),
    ],
)
def test_the_differences_between_two_documents(held: Any, said: Any, found: list[Difference]) -> None:
    assert list(differences_between(held, said)) == found
