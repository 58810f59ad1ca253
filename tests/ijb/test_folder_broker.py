"""The broker that is a folder: a message is there whole or not at all."""

import json
import multiprocessing
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from celery import Celery
from kombu import Connection, Exchange, Queue
from kombu.exceptions import ChannelError
from kombu.transport import filesystem

from ijb import embedded, folder_broker
from ijb.folder_broker import Transport

QUEUE = Queue("work", Exchange("work", type="direct"), "work")
MESSAGES = 300


def connected(folder: Path) -> Connection:
    return Connection(
        "filesystem://",
        transport="ijb.folder_broker:Transport",
        transport_options=embedded.filesystem_broker(folder) | {"polling_interval": 0.001},
    )


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Any]:
    with connected(tmp_path) as connection:
        yield connection.channel()


def in_folder(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "queue").iterdir())


def test_celery_uses_it_where_there_is_no_redis() -> None:
    app = Celery("as-served")
    app.config_from_object("ijb.settings", namespace="CELERY")
    with app.connection_for_write() as sending, app.connection_for_read() as reading:
        assert {type(sending.transport), type(reading.transport)} == {Transport}


def test_what_is_put_is_got_once(channel: Any) -> None:
    for number in range(3):
        channel._put("work", {"number": number})
    assert sorted(channel._get("work")["number"] for _ in range(3)) == [0, 1, 2]
    with pytest.raises(Empty):
        channel._get("work")


def test_a_message_that_is_half_written_is_not_taken(
    channel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other side looks at the moment when the content is written and the file not yet renamed."""
    seen: list[Any] = []

    def looked_at(file: Path, content: str) -> Path:
        draft = folder_broker_draft(file, content[: len(content) // 2])
        seen.append((in_folder(tmp_path), channel._size("work")))
        with pytest.raises(Empty):
            channel._get("work")
        draft.write_text(content)
        return draft

    folder_broker_draft = folder_broker.draft_of
    monkeypatch.setattr(folder_broker, "draft_of", looked_at)
    channel._put("work", {"number": 1})
    ((names, size),) = seen
    assert len(names) == 1
    assert size == 0
    assert channel._get("work") == {"number": 1}
    assert in_folder(tmp_path) == []


def test_a_file_has_its_name_only_when_it_is_whole(
    channel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever writes the file: when the name appears, all of the content is there."""
    wholes: list[bool] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        wholes.append(json.loads(self.read_text()) == {"number": 1} and not target.exists())
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    channel._put("work", {"number": 1})
    assert wholes == [True]


def test_a_message_that_cannot_be_read_is_passed_over(
    channel: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name, content in {"1_a": "", "2_b": '{"numb', "3_c": '{"number": 3}'}.items():
        (tmp_path / "queue" / f"{name}.work.msg").write_text(content)
    assert channel._get("work") == {"number": 3}
    assert [each.message for each in caplog.records] == ["a message could not be read and is passed over"] * 2
    assert in_folder(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_refused_as_kombu_does(channel: Any, tmp_path: Path) -> None:
    (tmp_path / "queue").rmdir()
    with pytest.raises(ChannelError):
        channel._put("work", {"number": 1})


def test_the_table_of_an_exchange_is_never_there_empty(
    channel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever locks the table finds one there, so whoever reads it before that does."""
    there: list[str] = []
    lock = filesystem.lock

    def noted(file: Any, flags: int) -> None:
        there.append(Path(file.name).read_text())
        lock(file, flags)

    monkeypatch.setattr(filesystem, "lock", noted)
    for _ in range(2):
        channel._queue_bind("work", "work", "", "work")
    assert there == ["[]", '[["work", "", "work"]]']
    assert [each.name for each in (tmp_path / "control").iterdir()] == ["work.exchange"]


def send_all(folder: Path, first: int) -> None:
    with connected(folder) as connection:
        producer = connection.Producer()
        for number in range(first, first + MESSAGES):
            producer.publish(
                {"number": number, "text": "x" * 20_000},
                exchange=QUEUE.exchange, routing_key="work", declare=[QUEUE],
            )  # fmt: skip


def test_two_that_send_and_two_that_read_lose_nothing(tmp_path: Path) -> None:
    spawned = multiprocessing.get_context("spawn")
    senders = [spawned.Process(target=send_all, args=(tmp_path, first)) for first in (0, MESSAGES)]
    got: list[int] = []
    faults: list[BaseException] = []

    def read() -> None:
        with connected(tmp_path) as connection, connection.Consumer([QUEUE], callbacks=[take]):
            while len(got) < 2 * MESSAGES:
                try:
                    connection.drain_events(timeout=0.2)
                except TimeoutError:
                    if not any(each.is_alive() for each in senders) and not in_folder(tmp_path):
                        return
                except Exception as error:  # noqa: BLE001 - whatever ends a worker is what is looked for
                    faults.append(error)
                    return

    def take(body: Any, message: Any) -> None:
        got.append(body["number"])
        message.ack()

    readers = [threading.Thread(target=read) for _ in range(2)]
    everybody: list[Any] = [*senders, *readers]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join(timeout=60)
    assert faults == []
    assert sorted(got) == list(range(2 * MESSAGES))
