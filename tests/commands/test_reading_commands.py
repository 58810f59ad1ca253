"""assess, timeline and rules: run as others run them, on a record, without a database."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from statute.record import LARGEST
from statute.registry import REGISTRY
from tests.compliance.cast import broken_rule
from tests.statute.situations import end, single

__all__ = ["broken_rule"]

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs manage.py with a folder of its own, and sees that no database was made."""

    def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        }
        environment = kept | {"IJB_VAR": str(tmp_path / "var")}
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert not list(tmp_path.glob("var/*.sqlite3"))
        return done

    return manage


@pytest.fixture
def board(tmp_path: Path) -> str:
    record = single()
    end(record, "carer", "2026-10-31")
    file = tmp_path / "board.json"
    file.write_text(json.dumps(record))
    return str(file)


class TestAssess:
    def test_it_prints_every_rule_as_json(self, run: Run, board: str) -> None:
        done = run("assess", board, "--on", "2026-11-21", "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        result = json.loads(done.stdout)
        assert set(result) == {"board", "on", "results", "incomplete"}
        assert (result["board"], result["on"], result["incomplete"]) == ("alba", "2026-11-21", [])
        assert [each["rule"] for each in result["results"]] == [rule.id for rule in REGISTRY]
        stakeholders = next(each for each in result["results"] if each["rule"] == "MEM-23")
        assert set(stakeholders) == {
            "rule",
            "title",
            "duty",
            "outcome",
            "since",
            "until",
            "citations",
            "findings",
        }
        assert (stakeholders["outcome"], stakeholders["since"], stakeholders["until"]) == (
            "not_met",
            "2026-11-01",
            None,
        )
        finding = next(each for each in stakeholders["findings"] if each["outcome"] == "not_met")
        assert set(finding) == {"outcome", "subject", "message", "due_on", "facts", "next"}
        assert set(finding["subject"]) == {"type", "id", "label"}
        assert all(
            set(each) == {"instrument", "provision", "url"} and each["url"]
            for each in stakeholders["citations"]
        )
        assert all(each["citations"] and each["findings"] for each in result["results"])

    def test_it_tells_people_what_is_not_met_first(self, run: Run, board: str) -> None:
        done = run("assess", board, "--on", "2026-11-21")
        assert done.returncode == 0
        assert done.stdout.startswith("Alba Integration Joint Board on 21 November 2026\n")
        assert done.stdout.index("NOT MET") < done.stdout.index("MEM-23") < done.stdout.index("\nMET\n")
        assert "article 3" in done.stdout

    @pytest.mark.parametrize(
        "day", ["banana", "0000-01-01", "2300-01-01", "2026-02-30", "2014-03-31", "", "2026-W01-1"]
    )
    def test_a_day_that_will_not_do_is_refused_in_one_line(self, run: Run, board: str, day: str) -> None:
        done = run("assess", board, "--on", day)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"--on {day}: ")
        assert done.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"{", "is not JSON"),
            (b"\xff\xfe", "is not UTF-8 text"),
            (b"[" * 100_000, "lists and objects inside one another"),
            (b" " * (50 * 1024 * 1024), "is larger than"),
        ],
        ids=["cut off", "not UTF-8", "100,000 nested lists", "50 MB"],
    )
    def test_a_file_that_will_not_do_is_refused_in_one_line(
        self, run: Run, tmp_path: Path, content: bytes, reason: str
    ) -> None:
        file = tmp_path / "bad.json"
        file.write_bytes(content)
        done = run("assess", str(file), "--on", "2026-11-21", "--format", "json")
        assert (done.returncode, done.stdout) == (2, "")
        assert reason in done.stderr
        assert done.stderr.count("\n") == 1
        assert LARGEST < 50 * 1024 * 1024

    def test_every_fault_is_named_a_line_each(self, run: Run, tmp_path: Path) -> None:
        record = single()
        record["appointments"][0]["starts_on"] = "2026-02-30"
        record["people"][3]["name"] = "Calum\u202e"
        record["colour"] = "blue"
        file = tmp_path / "bad.json"
        file.write_text(json.dumps(record))
        done = run("assess", str(file), "--on", "2026-11-21")
        assert (done.returncode, done.stdout) == (2, "")
        lines = done.stderr.splitlines()
        assert len(lines) == 3
        assert any("appointments[0].starts_on" in line and "2026-02-30" in line for line in lines)

    @pytest.mark.parametrize("file", ["nowhere.json", "/"])
    def test_a_file_that_is_not_there_is_said_so(self, run: Run, file: str) -> None:
        done = run("assess", file, "--on", "2026-11-21")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1


class TestARuleThatCrashes:
    """Exit code 1: the rest is told, and what could not be asked never looks like an answer."""

    def test_an_assessment_names_it_as_incomplete(
        self, broken_rule: str, board: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            call_command("assess", board, "--on", "2026-11-21", "--format", "json")
        assert ended.value.code == 1
        result = json.loads(capsys.readouterr().out)
        assert [each["rule"] for each in result["incomplete"]] == [broken_rule]
        assert broken_rule not in [each["rule"] for each in result["results"]]

    def test_a_timeline_says_so_on_standard_error(
        self, broken_rule: str, board: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            call_command("timeline", board, "--from", "2026-11-01", "--to", "2026-11-21", "--format", "json")
        assert ended.value.code == 1
        said = capsys.readouterr()
        assert broken_rule in said.err
        assert broken_rule not in said.out


class TestTimeline:
    def test_it_has_no_gaps_and_neighbours_differ(self, run: Run, board: str) -> None:
        done = run("timeline", board, "--from", "2026-06-01", "--to", "2027-06-30", "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        runs: dict[str, list[dict[str, Any]]] = {}
        for each in json.loads(done.stdout):
            assert set(each) == {"rule", "from", "to", "outcome"}
            runs.setdefault(each["rule"], []).append(each)
        assert list(runs) == [rule.id for rule in REGISTRY]
        for found in runs.values():
            assert (found[0]["from"], found[-1]["to"]) == ("2026-06-01", "2027-06-30")
            for one, next_ in pairwise(found):
                assert date.fromisoformat(one["to"]) + timedelta(1) == date.fromisoformat(next_["from"])
                assert one["outcome"] != next_["outcome"]

    def test_one_rule_alone(self, run: Run, board: str) -> None:
        done = run(
            "timeline",
            board,
            "--from",
            "2026-10-01",
            "--to",
            "2026-11-30",
            "--rule",
            "MEM-23",
            "--format",
            "json",
        )
        assert [(each["from"], each["to"], each["outcome"]) for each in json.loads(done.stdout)] == [
            ("2026-10-01", "2026-10-31", "met"),
            ("2026-11-01", "2026-11-30", "not_met"),
        ]

    def test_it_is_readable(self, run: Run, board: str) -> None:
        done = run("timeline", board, "--from", "2026-10-01", "--to", "2026-11-30", "--rule", "MEM-23")
        assert "1 October 2026 to 31 October 2026" in done.stdout
        assert "not met" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--from", "2026-12-01", "--to", "2026-11-30"), "lies before"),
            (("--from", "banana", "--to", "2026-11-30"), "--from banana"),
            (("--from", "2026-11-01", "--to", "2300-01-01"), "--to 2300-01-01"),
            (("--from", "2026-11-01", "--to", "2026-11-30", "--rule", "NIL-99"), "there is no such rule"),
        ],
    )
    def test_what_will_not_do_is_refused_in_one_line(
        self, run: Run, board: str, arguments: tuple[str, ...], reason: str
    ) -> None:
        done = run("timeline", board, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert reason in done.stderr
        assert done.stderr.count("\n") == 1


class TestRules:
    def test_it_lists_every_rule_once(self, run: Run) -> None:
        done = run("rules", "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        found = json.loads(done.stdout)
        assert [each["id"] for each in found] == [rule.id for rule in REGISTRY]
        assert all(
            each["title"] and each["duty"] and each["citations"] and each["in_force"] for each in found
        )

    def test_it_is_readable(self, run: Run) -> None:
        assert "MEM-23" in run("rules").stdout
