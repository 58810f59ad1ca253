"""The day is an argument: a clock is read at the door and nowhere below."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ["compliance", "localities", "membership", "publishing", "secretariat", "boards", "statute"]
# A view, a task and a command are doors; so is what ties a web request to them.
DOORS = {"views.py", "tasks.py", "api.py"}
# Asked for by an instant that is the act's own, not the law's: when a row of the trail was written.
INSTANTS = {"boards/audit.py"}
# What every view of a board begins with.
VIEWS = {"boards/access.py"}
CLOCKS = {
    "today", "now", "utcnow", "localdate", "localtime", "time", "time_ns", "monotonic", "ctime", "gmtime",
    "fromtimestamp",
}  # fmt: skip
LOCAL = {"localdate", "localtime"}
OWNERS = {"date", "datetime", "timezone", "time", "_time", "dt"}


def is_door(file: Path) -> bool:
    """Whether this module may read the clock."""
    inside = file.relative_to(ROOT).as_posix()
    below_a_door = {"commands", "views", "migrations"} & set(file.parts)
    return bool(file.name in DOORS or below_a_door or inside in INSTANTS | VIEWS) and not inside.startswith(
        "statute/"
    )


def clock_readings(tree: ast.AST) -> Iterator[int]:
    """The lines on which a clock is read, called or handed on."""
    turned = {
        id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and turns_an_instant(node)
    }
    for node in ast.walk(tree):
        if id(node) in turned:
            continue
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS and name_of(node.value) in OWNERS:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and node.module in {"time", "django.utils.timezone"}:
            yield from (node.lineno for alias in node.names if alias.name in CLOCKS)


def turns_an_instant(call: ast.Call) -> bool:
    """Whether a call only says which day it was in Edinburgh at an instant it is given."""
    return isinstance(call.func, ast.Attribute) and call.func.attr in LOCAL and bool(call.args)


def name_of(node: ast.AST) -> str:
    """The last name in a dotted one."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


MODULES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")) if not is_door(file)]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_clock_is_read_below_the_door(file: Path) -> None:
    assert list(clock_readings(ast.parse(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    ["date.today()", "datetime.datetime.now(UTC)", "timezone.now", "from time import time", "time.time()"],
)
def test_the_look_out_sees(line: str) -> None:
    assert list(clock_readings(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["day.today", "models.DateField()", "from datetime import date", "self.now"])
def test_the_look_out_does_not_cry_wolf(line: str) -> None:
    assert list(clock_readings(ast.parse(line))) == []
