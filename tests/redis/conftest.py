"""A real Redis, and the system's own programs on it with a database of their own."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ijb.management.commands.serve import COMMANDS
from ijb.processes import end_with_parent
from tests.waiting import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
DEMONSTRATION = "ijb/demo/boards/demonstration.json"


def start(command: list[str], log: Path, **given: str) -> "subprocess.Popen[bytes]":
    """Start a program in a group of its own, which ends when the tests do, however they end."""
    parent = os.getpid()
    with log.open("ab") as said:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **given},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(parent),
        )


def kill(program: "subprocess.Popen[bytes]") -> None:
    """End a program and all it started, without asking."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


class Redis:
    """A Redis server that keeps nothing: what it held is gone when it is killed."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.folder, self.port = program, folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, again on the same port, and wait until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        command = [self.program, *options, "--dir", str(self.folder)]
        self.server = start(command, self.folder / "redis.log")
        wait_for(self.answers, "Redis answers", seconds=10)

    def answers(self) -> bool:
        """Whether it answers a ping."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as talk:
                talk.sendall(b"PING\r\n")
                return talk.recv(16) == b"+PONG\r\n"
        except OSError:
            return False

    def kill(self) -> None:
        """What the kernel does to it when memory runs out."""
        kill(self.server)


@pytest.fixture(scope="session")
def redis_server() -> str:
    """Debian's program; without it these tests are skipped, or fail where everything is to be run."""
    program = shutil.which("redis-server")
    if program is None:
        missing = "redis-server is not installed (apt-get install -y redis-server)"
        if os.environ.get("IJB_TEST_EVERYTHING") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return program


@pytest.fixture
def redis(redis_server: str, tmp_path: Path) -> Iterator[Redis]:
    """A running Redis."""
    server = Redis(redis_server, tmp_path)
    yield server
    server.kill()


class Installation:
    """The system with a database of its own, whose worker, beat and pages are started by name."""

    def __init__(self, folder: Path, redis: Redis) -> None:
        self.folder, self.port = folder, free_port()
        self.surroundings = {
            "DJANGO_SETTINGS_MODULE": "tests.redis.settings",
            "IJB_VAR": str(folder),
            "REDIS_URL": redis.url,
            "IJB_TICK_SECONDS": "1",
            "PORT": str(self.port),
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *names: str) -> None:
        """Start parts as `manage.py serve` does."""
        for name in names:
            self.running[name] = start(list(COMMANDS[name]), self.folder / f"{name}.log", **self.surroundings)

    def kill(self, *names: str) -> None:
        """End parts without asking."""
        for name in names:
            kill(self.running.pop(name))

    def do(self, code: str) -> str:
        """Run code in the system, and give what it prints."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **self.surroundings},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        with contextlib.closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as database:
            answer = database.execute(question).fetchall()
            database.commit()
        return answer

    def jobs(self) -> list[tuple[str, int]]:
        """How far every job is and how often it was taken up, the oldest first."""
        return self.ask("SELECT state, attempts FROM secretariat_job ORDER BY id")

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.ask(f"SELECT count(*) FROM {table}")[0][0])

    def page(self, path: str, cookie: str = "") -> tuple[int, str]:
        """The status and the text of a page."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Cookie": f"ijb-session={cookie}"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()
        except OSError as nothing:
            return 0, str(nothing)

    def said(self) -> str:
        """What the parts said, for whoever reads why a test failed."""
        return "\n".join(file.read_text(errors="replace")[-3000:] for file in self.folder.glob("*.log"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that holds the demonstration's board."""
    folder = tmp_path_factory.mktemp("prepared")
    done = subprocess.run(
        [sys.executable, "manage.py", "import_board", DEMONSTRATION],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "IJB_VAR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def installation(redis: Redis, prepared: Path, tmp_path: Path) -> Iterator[Installation]:
    """The system on that Redis, with one board; nothing of it runs yet."""
    shutil.copytree(prepared, tmp_path / "var")
    installation = Installation(tmp_path / "var", redis)
    yield installation
    installation.kill(*list(installation.running))
    print(installation.said())
