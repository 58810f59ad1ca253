"""The trail cannot be rewritten, and shows it when somebody tries."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from boards import events
from boards.audit import INSTALLATION, Actor, act, record, verify_chain
from boards.guards import lifted
from boards.models import AuditEvent, AuditHead, Board, RoleName, User
from boards.services import add_authority, end_role, grant_role
from tests.cast import STORY, user_named
from tests.threads import in_threads


def statement(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@act
def note(board: Board, text: object, *, by: Actor) -> AuditEvent:
    return record(events.BOARD_CREATED, board, by=by, after={"note": text}, reason="To see it noted")


def test_each_board_and_the_installation_has_a_chain_of_its_own(board: Board, other_board: Board) -> None:
    note(board, "one", by=STORY)
    add_authority(slug="example-council", name="Example Council", kind="council", by=STORY)
    assert list(board.audit_events.values_list("sequence", flat=True)) == [1, 2]
    assert list(other_board.audit_events.values_list("sequence", flat=True)) == [1]
    assert list(AuditEvent.objects.filter(board=None).values_list("chain", "sequence")) == [(INSTALLATION, 1)]


def test_it_keeps_who_what_when_and_why(board: Board) -> None:
    entry = note(board, date(2026, 9, 1), by=STORY)
    entry.refresh_from_db()
    assert (entry.event, entry.object_type, entry.object_id) == (
        "boards.board_created",
        "boards.Board",
        board.public_id,
    )
    assert (entry.actor_kind, entry.actor_id, entry.reason) == ("system", "tests", "To see it noted")
    assert entry.after == {"note": "2026-09-01"}
    assert entry.at.utcoffset() is not None


def test_an_untouched_chain_holds(board: Board) -> None:
    for text in ("one", "twø", None, 3, ["four", {"five": True}]):
        note(board, text, by=STORY)
    assert verify_chain(board) == []
    assert verify_chain(None) == []


def test_it_refuses_fractions(board: Board) -> None:
    with pytest.raises(TypeError, match="whole pence"):
        note(board, [1.5], by=STORY)


def test_it_names_people_by_id_only(board: Board) -> None:
    una = user_named("Una")
    end_role(grant_role(una, board, RoleName.OFFICER, by=STORY), on=date(2030, 1, 1), by=STORY)
    every = AuditEvent.objects.all()
    assert str(una.public_id) in str(list(every.values()))
    assert "una" not in str(list(every.values("after", "before", "reason", "actor_id"))).lower()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE boards_auditevent SET reason = 'Another'",
        "DELETE FROM boards_auditevent",
    ],
)
def test_the_database_refuses_to_change_or_remove_events(board: Board, sql: str) -> None:
    with pytest.raises(IntegrityError, match="cannot be changed or removed"):
        statement(sql)
    assert verify_chain(board) == []


def test_the_database_refuses_to_replace_events(board: Board) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can replace a row by an insert")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
    columns = "id, chain, sequence, event, object_type, object_id, actor_kind, actor_id, at, reason"
    columns += ", previous_digest, digest"
    for number in ("id", "id + 1000"):
        with pytest.raises(IntegrityError, match="cannot be changed or removed"):
            statement(
                f"INSERT OR REPLACE INTO boards_auditevent ({columns})"
                f" SELECT {columns.replace('id,', number + ',', 1)} FROM boards_auditevent LIMIT 1"
            )


def test_the_database_refuses_to_empty_the_trail(board: Board) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can empty a table without looking at its rows")
    with pytest.raises(IntegrityError, match="cannot be changed or removed"):
        # Otherwise it would be refused for the sake of keys that are still to be checked.
        statement("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE boards_auditevent")


TAMPERINGS = {
    "a reason": ("UPDATE boards_auditevent SET reason = 'x' WHERE sequence = 2", "not what was recorded"),
    "an actor": ("UPDATE boards_auditevent SET actor_id = 'x' WHERE sequence = 2", "not what was recorded"),
    "the content": ("UPDATE boards_auditevent SET after = NULL WHERE sequence = 2", "not what was recorded"),
    "a digest": ("UPDATE boards_auditevent SET digest = 'x' WHERE sequence = 2", "does not follow"),
    "a gap": ("DELETE FROM boards_auditevent WHERE sequence = 2", "event 2 should stand here"),
    "a lost end": ("DELETE FROM boards_auditevent WHERE sequence = 3", "its last event is 2"),
    "a lost head": ("DELETE FROM boards_audithead", "its head is missing"),
    "another board": (
        "UPDATE boards_auditevent SET board_id = NULL WHERE sequence = 2",
        "under another board",
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_it_sees(what: str, board: Board) -> None:
    sql, complaint = TAMPERINGS[what]
    note(board, "one", by=STORY)
    note(board, "two", by=STORY)
    with lifted(connection):
        statement(sql)
    problems = verify_chain(board)
    assert any(complaint in problem for problem in problems)
    assert all(str(board.public_id) in problem for problem in problems)


def test_the_head_and_the_last_event_agree(board: Board) -> None:
    last = note(board, "last", by=STORY)
    head = AuditHead.objects.get(chain=str(board.public_id))
    assert (head.sequence, head.digest) == (last.sequence, last.digest)


def test_a_trail_read_from_the_database_has_the_digest_it_was_given(ailsa: User, board: Board) -> None:
    for entry in AuditEvent.objects.all():
        assert len(entry.digest) == 64
    assert verify_chain(board) == []


@pytest.mark.django_db(transaction=True)
def test_events_written_at_one_moment_still_make_one_chain(board: Board) -> None:
    in_threads(8, lambda: note(board, "at once", by=STORY))
    assert list(board.audit_events.values_list("sequence", flat=True)) == list(range(1, 10))
    assert verify_chain(board) == []


@pytest.mark.django_db(transaction=True)
def test_the_first_events_of_a_chain_written_at_one_moment_still_make_one_chain() -> None:
    slugs = iter(["one", "two", "three", "four", "five", "six"])
    lock = threading.Lock()

    def add() -> object:
        with lock:
            slug = next(slugs)
        return add_authority(slug=slug, name=slug.title(), kind="council", by=STORY)

    in_threads(6, add)
    assert AuditEvent.objects.filter(chain=INSTALLATION).count() == 6
    assert verify_chain(None) == []
