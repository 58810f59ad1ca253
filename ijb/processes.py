"""Running several programs as one thing that leaves nothing behind."""

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from types import FrameType

logger = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
PATIENCE = 8.0  # seconds for a part to stop by itself
LOOK_EVERY = 0.2

# A part that ends by itself is begun again after a pause, twice as long each time within the minute.
FIRST_PAUSE = 1.0
MOST_ENDS = 5
WITHIN = 60.0

# Loaded here, because between fork and exec a program may not take the import lock.
libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent is gone, however it went; only Linux can."""
    if libc is None:
        return
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went before the kernel knew
        os._exit(1)


class Part:
    """A program that is kept running, and the moments at which it lately ended by itself."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name, self.command = name, command
        self.process = start(command)
        self.ends: list[float] = []
        self.begin_at: float | None = None

    @property
    def has_ended(self) -> bool:
        """Whether it is no longer running, and nobody has noted that yet."""
        return self.begin_at is None and self.process.poll() is not None

    def note_end(self, now: float) -> bool:
        """Set when it is to begin again; False where it has ended too often within a minute."""
        self.ends = [each for each in self.ends if now - each < WITHIN] + [now]
        if len(self.ends) >= MOST_ENDS:
            return False
        self.signal(signal.SIGKILL)  # what it started does not belong to the one that follows
        pause = FIRST_PAUSE * 2 ** (len(self.ends) - 1)
        code = self.process.returncode
        logger.error("%s ended by itself (%s) and is begun again after %g s", self.name, code, pause)
        self.begin_at = now + pause
        return True

    def begin_if_due(self, now: float) -> None:
        """Begin again when its pause is over."""
        if self.begin_at is not None and now >= self.begin_at:
            self.process, self.begin_at = start(self.command), None

    def signal(self, number: signal.Signals) -> None:
        """Send the signal to the whole group: what the program started may outlive it."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


class Together:
    """Named programs that live and die together; those named in `begun_again` may end and begin again."""

    def __init__(self, commands: Mapping[str, Sequence[str]], *, begun_again: Collection[str] = ()) -> None:
        self.commands, self.begun_again = commands, begun_again
        self.parts: list[Part] = []
        self.stop_wanted = False

    def run(self, *, each_round: Callable[[], None] = lambda: None) -> str | None:
        """Start all and wait; the name of the part that ended for good, or None after a signal to stop.

        A part ends for good when it is not one of those that are begun again, or ends again and again within
        a minute. Either way every part has ended, with all it started, when this returns.
        """
        signal.signal(signal.SIGTERM, self.want_stop)
        signal.signal(signal.SIGINT, self.want_stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup asks
            signal.signal(signal.SIGHUP, self.want_stop)
        try:
            for name, command in self.commands.items():
                self.parts.append(Part(name, command))
            while not self.stop_wanted:
                if ended := self.ended_for_good(time.monotonic()):
                    return ended
                each_round()
                time.sleep(LOOK_EVERY)
            return None
        finally:
            self.stop()

    def want_stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler."""
        self.stop_wanted = True

    def ended_for_good(self, now: float) -> str | None:
        """Begin again what is due; the name of a part that has ended and is not to be begun again."""
        for part in self.parts:
            part.begin_if_due(now)
            if part.has_ended and not (part.name in self.begun_again and part.note_end(now)):
                return part.name
        return None

    def stop(self) -> None:
        """Ask every part to stop, wait a little, then insist."""
        self.signal_all(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for part in self.parts:
            with contextlib.suppress(subprocess.TimeoutExpired):
                part.process.wait(timeout=max(0.0, deadline - time.monotonic()))
        self.signal_all(signal.SIGKILL)
        for part in self.parts:
            part.process.wait()

    def signal_all(self, number: signal.Signals) -> None:
        """Send the signal to each part's whole group."""
        for part in self.parts:
            part.signal(number)


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a program in a process group of its own, tied to the life of this process."""
    parent = os.getpid()
    return subprocess.Popen(
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: end_with_parent(parent),
    )
