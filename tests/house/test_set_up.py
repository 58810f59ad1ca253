"""The steps of script/server and script/test that come before anything is installed."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the scripts read, where they may do as they like."""
    shutil.copytree(ROOT / "script", tmp_path / "script")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def python(tree: Path, code: str, **given: str) -> "subprocess.Popen[str]":
    """Run code beside the tree's own set_up module."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, 'script'); import set_up\n{code}"],
        cwd=tree, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], **given},
    )  # fmt: skip


def ends(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Exit code and all output."""
    out, err = process.communicate(timeout=30)
    return process.returncode, out + err


def server(tree: Path, **given: str) -> tuple[int, str]:
    """What script/server says before it does anything."""
    surroundings = {"PATH": os.environ["PATH"], **given}
    command = [tree / "script" / "server"]
    pipe = subprocess.PIPE
    return ends(subprocess.Popen(command, text=True, stdout=pipe, stderr=pipe, env=surroundings))


def test_a_port_in_use_is_one_clear_line(tree: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, said = server(tree, PORT=str(port))
    assert (code, said.count("\n")) == (1, 1)
    assert f"Port {port} is in use" in said
    assert not (tree / ".venv").exists()


@pytest.mark.parametrize("port", ["banana", "0", "65536", "-1", "8000 8001"])
def test_a_port_that_is_none_is_one_clear_line(tree: Path, port: str) -> None:
    code, said = server(tree, PORT=port)
    assert (code, said.count("\n")) == (1, 1)
    assert "must be a whole number from 1 to 65535" in said


def fake(folder: Path, name: str, script: str) -> None:
    """Put a program in a folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_an_old_python_is_one_line_with_the_command(tree: Path) -> None:
    path = tree / "bin"
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        fake(path, name, "exit 1")
    fake(path, "dirname", 'echo "${1%/*}"')
    code, said = server(tree, PATH=str(path))
    assert (code, said) == (
        1, "Python 3.11 or newer is needed. Run: apt-get install -y python3 python3-venv\n"
    )  # fmt: skip


def test_a_python_without_venv_is_one_line_with_the_command(tree: Path) -> None:
    path = tree / "bin"
    for name in ("python3.11", "python3.12", "python3.13"):
        fake(path, name, "exit 1")
    fake(path, "python3", 'case "$2" in *venv*) exit 1 ;; esac')
    fake(path, "dirname", 'echo "${1%/*}"')
    code, said = server(tree, PATH=str(path))
    assert (code, said.count("\n")) == (1, 1)
    assert said.endswith("Run: apt-get install -y python3-venv\n")


def test_two_set_ups_take_turns(tree: Path) -> None:
    hold = "import time\nwith set_up.only_one():\n    print('holds', flush=True)\n    time.sleep(1)"
    first = python(tree, hold)
    assert first.stdout is not None
    assert first.stdout.readline() == "holds\n"
    began = time.monotonic()
    second = python(tree, hold)
    assert "waiting for it" in ends(second)[1]
    assert time.monotonic() - began > 1
    assert ends(first)[0] == 0


def test_a_killed_set_up_does_not_lock_out_the_next(tree: Path) -> None:
    first = python(
        tree, "with set_up.only_one():\n    print('holds', flush=True)\n    import time; time.sleep(60)"
    )
    assert first.stdout is not None
    first.stdout.readline()
    first.kill()
    ends(first)
    assert ends(python(tree, "with set_up.only_one(): print('mine')")) == (0, "mine\n")


PRETEND = """
from pathlib import Path
made = []
def run(command, **_):
    words = [str(word) for word in command]
    made.append('venv' if 'venv' in words else Path(words[-1]).name)
    if words[2:3] == ['venv']:
        (set_up.VENV / 'bin').mkdir(parents=True)
        set_up.PYTHON.symlink_to(sys.executable)
    {fail}
set_up.run = run
set_up.ensure_environment(Path('requirements/base.txt').absolute())
print(*sorted(made))
"""


def installs(tree: Path, fail: str = "pass") -> tuple[int, str]:
    """What making the environment would run, in this tree, with pip only pretended."""
    process = python(tree, PRETEND.replace("{fail}", fail))
    said, _ = process.communicate(timeout=30)
    return process.returncode, said.strip()


def test_it_installs_once(tree: Path) -> None:
    assert installs(tree) == (0, "half-1.txt half-2.txt venv")
    assert installs(tree) == (0, "")


def test_a_changed_lock_is_installed_into_what_is_there(tree: Path) -> None:
    installs(tree)
    with (tree / "requirements" / "base.txt").open("a") as lock:
        lock.write("# changed\n")
    assert installs(tree) == (0, "half-1.txt half-2.txt")


def test_what_was_interrupted_is_begun_again(tree: Path) -> None:
    installs(tree, fail="if 'pip' in words: sys.exit('interrupted')")
    assert (tree / ".venv" / "under-way").exists() or not (tree / ".venv" / "installed.txt").exists()
    assert installs(tree) == (0, "half-1.txt half-2.txt venv")


def test_the_tests_environment_serves_the_server(tree: Path) -> None:
    installs(tree)
    shutil.copyfile(tree / "requirements" / "test.txt", tree / ".venv" / "installed.txt")
    assert installs(tree) == (0, "")


def test_the_two_halves_are_the_whole(tree: Path) -> None:
    (tree / ".venv").mkdir()
    code, said = ends(python(tree, "print(*set_up.halves(set_up.ROOT / 'requirements' / 'base.txt'))"))
    assert code == 0
    halves = [Path(file).read_text().splitlines() for file in said.split()]
    whole = (tree / "requirements" / "base.txt").read_text().splitlines()
    assert sorted([*halves[0], *halves[1]]) == sorted(whole)
    assert all(sum("==" in line for line in half) >= 15 for half in halves)
