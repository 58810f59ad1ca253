"""Waiting for programs that tests start, and a port for them to listen on."""

import socket
import time
from collections.abc import Callable

import pytest


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(met: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Wait until it is so; fail with `what` if it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if met():
            return
        time.sleep(0.1)
    pytest.fail(f"never: {what}")
