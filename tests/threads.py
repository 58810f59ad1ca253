"""Doing one thing many times at the same moment, as browsers and workers do."""

import threading
from collections.abc import Callable

from django.db import IntegrityError, connections

from boards.refusals import Refused


def in_threads(count: int, what: Callable[[], object]) -> list[object]:
    """Do it so often at once, each with a connection of its own; give what came of it, refusals included."""
    outcomes: list[object] = []
    gate = threading.Barrier(count)

    def one() -> None:
        gate.wait()
        try:
            outcomes.append(what())
        except (Refused, IntegrityError) as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
