import socket
from collections.abc import Iterator

import pytest

from tests.cast import other_board, rhona
from tests.publishing.cast import ailsas, alba, calums, demonstration, secretary, today

__all__ = ["ailsas", "alba", "calums", "demonstration", "other_board", "rhona", "secretary", "today"]


@pytest.fixture
def neighbour() -> Iterator[socket.socket]:
    """A server next door which nobody should ever call: a test ends by asking whether somebody did."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
