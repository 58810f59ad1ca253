"""What is installed is fixed by hash, from wherever it comes."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ["requirements/base.txt", "requirements/test.txt", "requirements/assets.txt"]


def pinned(lock: str) -> dict[str, str]:
    """Name and version of everything in a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, flags=re.MULTILINE))


def asked_for(wishes: str) -> set[str]:
    """The names in a list of wishes."""
    text = (ROOT / wishes).read_text(encoding="utf-8")
    return {name.lower() for name in re.findall(r"^([A-Za-z][A-Za-z0-9._-]*)", text, flags=re.MULTILINE)}


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_a_lock_holds_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_a_hash(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = [entry for entry in entries if "==" in entry]
    assert len(named) == len(pinned(lock))
    assert [entry for entry in named if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["base", "test", "assets"])
def test_a_lock_holds_all_that_was_asked_for(name: str) -> None:
    assert asked_for(f"requirements/{name}.in") <= set(pinned(f"requirements/{name}.txt"))


def test_the_tests_use_the_servers_own_versions() -> None:
    assert pinned("requirements/base.txt").items() <= pinned("requirements/test.txt").items()


def test_the_design_system_is_pinned_exactly_and_by_hash() -> None:
    wished = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in wished.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")
