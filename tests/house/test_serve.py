"""Web, worker and beat as one thing: what can be begun again is, and nothing is left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ijb.processes import Part
from tests.waiting import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

# Each part starts a process of its own, which must end with it.
TOGETHER = """
import sys
from ijb.processes import Together
part = [sys.executable, "-c", "import subprocess; subprocess.run(['sleep', '120'])"]
print("ended:", Together({"one": part, "two": part}).run(), flush=True)
"""
STUBBORN = """
import sys
from ijb import processes
processes.PATIENCE = 0.5
part = [sys.executable, "-c",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(120)"]
print("ended:", processes.Together({"one": part, "two": part}).run(), flush=True)
"""
BEGUN_AGAIN = """
import logging, sys
from ijb import processes
logging.basicConfig(format="%(message)s")
processes.FIRST_PAUSE = 0.05
lasting = [sys.executable, "-c", "import time; time.sleep(120)"]
ends = [sys.executable, "-c", "import subprocess; subprocess.Popen(['sleep', '120'])"]
parts = processes.Together({"web": lasting, "worker": ends}, begun_again=["worker"])
print("ended:", parts.run(), flush=True)
"""


def alive(mark: str) -> dict[int, str]:
    """The processes whose environment holds the mark, with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return found


@pytest.fixture
def mark(tmp_path: Path) -> Iterator[str]:
    """A word in the environment of everything a test starts; whatever the test left is killed."""
    word = f"IJB_VAR={tmp_path}"
    yield word
    for process in alive(word):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def start(command: list[str], mark: str, **given: str) -> "subprocess.Popen[str]":
    """Start a program whose whole family carries the mark."""
    name, value = mark.split("=", 1)
    surroundings = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "ijb.settings",
        name: value,
        **given,
    }
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # The suite itself may run under nohup, whose children do not mind being hung up on.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    )


def family(mark: str, code: str = TOGETHER, members: int = 5) -> "subprocess.Popen[str]":
    """A running pair of parts, each with a child."""
    parent = start([sys.executable, "-c", code], mark)
    wait_for(lambda: len(alive(mark)) == members, "all are up")
    time.sleep(0.3)
    return parent


def parts_of(parent: "subprocess.Popen[str]") -> list[int]:
    """The process ids of the direct children."""
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    return [int(child) for child in children]


def test_when_a_part_is_killed_all_are_stopped_and_it_says_which(mark: str) -> None:
    parent = family(mark)
    os.kill(parts_of(parent)[1], signal.SIGKILL)
    said, _ = parent.communicate(timeout=20)
    assert "ended: two" in said
    assert alive(mark) == {}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all(mark: str, number: signal.Signals) -> None:
    parent = family(mark)
    parent.send_signal(number)
    said, _ = parent.communicate(timeout=20)
    assert "ended: None" in said
    assert alive(mark) == {}


def test_a_part_that_will_not_stop_is_made_to(mark: str) -> None:
    parent = family(mark, STUBBORN, members=3)
    parent.terminate()
    parent.communicate(timeout=20)
    assert alive(mark) == {}


def test_the_parts_do_not_outlive_a_killed_parent(mark: str) -> None:
    parent = family(mark)
    parts = parts_of(parent)
    parent.kill()
    parent.wait()
    wait_for(lambda: not set(parts) & set(alive(mark)), "the parts are gone", seconds=5)


def test_a_part_that_ends_again_and_again_ends_all_with_a_line_in_the_log_each_time(mark: str) -> None:
    parent = start([sys.executable, "-c", BEGUN_AGAIN], mark)
    said, _ = parent.communicate(timeout=30)
    pauses = [
        f"worker ended by itself (0) and is begun again after {each} s" for each in (0.05, 0.1, 0.2, 0.4)
    ]
    assert said.splitlines() == [*pauses, "ended: worker"]
    assert alive(mark) == {}


class TestPart:
    """One part, with the clock in the test's hand."""

    @pytest.fixture
    def part(self) -> Iterator[Part]:
        part = Part("worker", [sys.executable, "-c", ""])
        part.process.wait()
        yield part
        part.process.wait()

    def test_it_begins_when_its_pause_is_over_and_not_before(self, part: Part) -> None:
        ended = part.process
        assert part.has_ended
        assert part.note_end(100.0)
        assert not part.has_ended
        part.begin_if_due(100.9)
        assert part.process is ended
        part.begin_if_due(101.0)
        assert part.process is not ended

    def test_the_pause_grows_within_a_minute_and_starts_afresh_after_one(self, part: Part) -> None:
        pauses = []
        for now in (100.0, 110.0, 120.0, 130.0, 195.0):
            assert part.note_end(now)
            assert part.begin_at is not None
            pauses.append(part.begin_at - now)
        assert pauses == [1, 2, 4, 8, 1]

    def test_the_fifth_end_within_a_minute_is_for_good(self, part: Part) -> None:
        assert [part.note_end(now) for now in (0.0, 10.0, 20.0, 30.0, 59.0)] == [True] * 4 + [False]


class Stack:
    """The whole of `manage.py serve`, running."""

    def __init__(self, mark: str) -> None:
        port = free_port()
        self.mark = mark
        self.address = f"http://127.0.0.1:{port}"
        self.serve = start([sys.executable, "manage.py", "serve"], mark, PORT=str(port))
        wait_for(self.is_up, "the health page answers")
        wait_for(lambda: len(alive(mark)) == 6, "serve, gunicorn and its two, worker and beat")

    def is_up(self) -> bool:
        """Whether the health page answers."""
        try:
            urllib.request.urlopen(f"{self.address}/health", timeout=2).close()
        except OSError:
            return False
        return True

    def part(self, words: str) -> int:
        """The process id of the part whose command line holds the words, the eldest where there are more.

        A process that has only just begun still goes by the command line of whoever began it.
        """
        wait_for(lambda: any(words in command for command in alive(self.mark).values()), f"{words} is there")
        return min(process for process, command in alive(self.mark).items() if words in command)


@pytest.fixture
def stack(mark: str) -> Stack:
    """A running stack with a database of its own, empty."""
    return Stack(mark)


def test_killing_the_web_server_stops_all_with_a_failure(stack: Stack) -> None:
    os.kill(stack.part("gunicorn"), signal.SIGKILL)
    said, _ = stack.serve.communicate(timeout=30)
    assert stack.serve.returncode == 1
    assert "web ended by itself, so everything was stopped" in said
    assert alive(stack.mark) == {}


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_a_worker_or_beat_that_is_killed_is_begun_again_and_the_pages_go_on(stack: Stack, name: str) -> None:
    killed = stack.part(f"--app ijb {name}")
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: killed not in alive(stack.mark), "it is gone")
    assert stack.is_up()
    wait_for(lambda: len(alive(stack.mark)) == 6, "all six are there again")
    assert stack.part(f"--app ijb {name}") != killed
    stack.serve.terminate()
    said, _ = stack.serve.communicate(timeout=30)
    assert stack.serve.returncode == 0, said
    assert f"{name} ended by itself (-9) and is begun again after 1 s" in said
    assert alive(stack.mark) == {}


def test_stopping_the_server_is_no_failure(stack: Stack) -> None:
    assert stack.serve.stdout is not None
    ready = f"Ready at {stack.address}/"
    assert next((line for line in stack.serve.stdout if ready in line), None)
    stack.serve.terminate()
    said, _ = stack.serve.communicate(timeout=30)
    assert stack.serve.returncode == 0, said
    assert alive(stack.mark) == {}


def test_killing_the_server_itself_leaves_nothing(stack: Stack) -> None:
    stack.serve.kill()
    stack.serve.wait()
    wait_for(lambda: alive(stack.mark) == {}, "all are gone", seconds=5)
