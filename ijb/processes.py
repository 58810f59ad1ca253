"""Running several programs as one thing that leaves nothing behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

PR_SET_PDEATHSIG = 1
PATIENCE = 8.0  # seconds for a part to stop by itself
LOOK_EVERY = 0.2

# Loaded here, because between fork and exec a program may not take the import lock.
libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent is gone, however it went; only Linux can."""
    if libc is None:
        return
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went before the kernel knew
        os._exit(1)


class Together:
    """Named programs that live and die together."""

    def __init__(self, commands: Mapping[str, Sequence[str]]) -> None:
        self.commands = commands
        self.parts: dict[str, subprocess.Popen[bytes]] = {}
        self.stop_wanted = False

    def run(self, *, each_round: Callable[[], None] = lambda: None) -> str | None:
        """Start all and wait; the name of the part that ended first, or None after a signal to stop.

        Either way every part has ended, with all it started, when this returns.
        """
        signal.signal(signal.SIGTERM, self.want_stop)
        signal.signal(signal.SIGINT, self.want_stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup asks
            signal.signal(signal.SIGHUP, self.want_stop)
        try:
            for name, command in self.commands.items():
                self.parts[name] = start(command)
            while not self.stop_wanted:
                if ended := self.first_ended():
                    return ended
                each_round()
                time.sleep(LOOK_EVERY)
            return None
        finally:
            self.stop()

    def want_stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler."""
        self.stop_wanted = True

    def first_ended(self) -> str | None:
        """The name of a part that is no longer running."""
        return next((name for name, part in self.parts.items() if part.poll() is not None), None)

    def stop(self) -> None:
        """Ask every part to stop, wait a little, then insist."""
        self.signal_all(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for part in self.parts.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                part.wait(timeout=max(0.0, deadline - time.monotonic()))
        self.signal_all(signal.SIGKILL)
        for part in self.parts.values():
            part.wait()

    def signal_all(self, number: signal.Signals) -> None:
        """Send the signal to each part's whole group: what a part started may outlive it."""
        for part in self.parts.values():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(part.pid, number)


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a program in a process group of its own, tied to the life of this process."""
    parent = os.getpid()
    return subprocess.Popen(
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: end_with_parent(parent),
    )
