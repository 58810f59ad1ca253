"""Files received: kept as they came, for ninety days."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from boards.models import AuditEvent, Board
from boards.refusals import Refused
from secretariat.files import LARGEST, content_of, empty_old_files, plain_name, receive_file
from secretariat.models import ReceivedFile
from tests.cast import NOW, STORY, board

__all__ = ["board"]


def received(board: Board, content: bytes = b"a,b\r\n", name: str = "list.csv") -> ReceivedFile:
    return receive_file(board, name=name, content=content, now=NOW, by=STORY)


def test_it_is_kept_as_it_came(board: Board) -> None:
    kept = ReceivedFile.objects.get(pk=received(board).pk)
    assert content_of(kept) == b"a,b\r\n"
    assert (kept.size, kept.sha256) == (5, hashlib.sha256(b"a,b\r\n").hexdigest())


def test_content_that_is_not_what_came_is_not_given(board: Board) -> None:
    kept = received(board)
    ReceivedFile.objects.update(content=b"c,d\r\n")
    kept.refresh_from_db()
    with pytest.raises(Refused, match="not what was received"):
        content_of(kept)


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b"x" * (LARGEST + 1), "larger than 10 MB")])
def test_what_is_empty_or_too_large_is_refused(content: bytes, words: str, board: Board) -> None:
    with pytest.raises(Refused, match=words):
        received(board, content)
    assert not ReceivedFile.objects.exists()


def test_its_content_is_removed_after_ninety_days_and_the_rest_stays(board: Board) -> None:
    kept = received(board)
    empty_old_files(NOW + timedelta(days=90))
    kept.refresh_from_db()
    assert content_of(kept) == b"a,b\r\n"
    empty_old_files(NOW + timedelta(days=90, seconds=1))
    kept.refresh_from_db()
    assert (kept.content, kept.name, kept.size) == (None, "list.csv", 5)
    with pytest.raises(Refused, match="removed after 90 days"):
        content_of(kept)
    assert AuditEvent.objects.filter(event="secretariat.file_emptied").count() == 1


def test_removing_it_again_does_nothing(board: Board) -> None:
    received(board)
    for _ in range(2):
        empty_old_files(NOW + timedelta(days=91))
    assert AuditEvent.objects.filter(event="secretariat.file_emptied").count() == 1


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("C:\\Users\\a\\list.csv", "list.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\u202eb\x00c.csv", "a b c.csv"),
        ("", "file without a name"),
        ("x" * 300 + ".csv", "x" * 196 + ".csv"),
    ],
)
def test_a_name_is_made_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_file_that_is_far_too_large_is_not_let_in_whole() -> None:
    file = SimpleUploadedFile("list.csv", b"x" * (LARGEST * 2))
    request: HttpRequest = RequestFactory().post("/", {"file": file})
    taken: Any = request.FILES["file"]
    assert LARGEST < taken.size <= LARGEST + 128 * 1024
