"""The database refuses by itself what would make the record incoherent."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from boards import guards
from boards.audit import Actor, act, record
from boards.events import BOARD_CREATED
from boards.models import Board
from boards.refusals import Refused
from tests.cast import STORY

# A table with the columns of a guarded one, made for these tests only.
TABLE = "tests_tenure"


class Tenure(models.Model):
    """Somebody somewhere from a day to a day."""

    place = models.BigIntegerField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    shared = models.BooleanField(null=True)

    class Meta:
        app_label = "boards"
        db_table = TABLE

    def __str__(self) -> str:
        return f"{self.place}: {self.first} to {self.last}"


# The model belongs to no migration, and the project must not know it.
del apps.all_models["boards"]["tenure"]
apps.clear_cache()

GUARD = guards.OneAtATime(
    "boards.Tenure", per="place", span=("first", "last"), unless="shared", says="Somebody is there already."
)


@pytest.fixture
def guarded(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    apps.all_models["boards"]["tenure"] = Tenure
    apps.clear_cache()
    monkeypatch.setattr(guards._declared, "guards", [*guards.declared_guards(), GUARD])
    with connection.cursor() as cursor:
        number = "integer PRIMARY KEY" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
        columns = f"id {number}, place bigint NOT NULL, first date, last date, shared boolean"
        cursor.execute(f"CREATE TABLE {TABLE} ({columns})")
    guards.install(connection)
    yield
    del apps.all_models["boards"]["tenure"]
    apps.clear_cache()


def stay(place: int, first: str | None, last: str | None, shared: bool | None = False) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (place, first, last, shared) VALUES (%s, %s, %s, %s)",
            [place, first, last, shared],
        )


@pytest.mark.usefixtures("guarded")
class TestOneAtATime:
    def test_it_lets_one_follow_another_on_the_next_day(self) -> None:
        stay(1, "2026-01-01", "2026-03-31")
        stay(1, "2026-04-01", None)

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ("2026-03-31", "2026-05-01"),
            ("2025-01-01", "2026-01-01"),
            ("2026-02-01", "2026-02-02"),
            ("2025-01-01", None),
            ("2026-03-31", None),
        ],
    )
    def test_it_refuses_two_on_one_day(self, first: str, last: str | None) -> None:
        stay(1, "2026-01-01", "2026-03-31")
        with pytest.raises(IntegrityError, match="guard_tests_tenure_one_at_a_time"):
            stay(1, first, last)

    def test_it_refuses_anybody_after_one_without_end(self) -> None:
        stay(1, "2026-01-01", None)
        with pytest.raises(IntegrityError):
            stay(1, "2090-01-01", "2090-01-01")

    def test_it_lets_two_be_in_two_places(self) -> None:
        stay(1, "2026-01-01", None)
        stay(2, "2026-01-01", None)

    def test_it_leaves_alone_what_holds_on_no_day_for_certain(self) -> None:
        stay(1, "2026-01-01", None)
        stay(1, None, None)
        stay(1, None, "2026-06-01")

    def test_it_lets_two_share_and_no_third_join_who_does_not(self) -> None:
        stay(1, "2026-01-01", None, shared=True)
        stay(1, "2026-01-01", None, shared=True)
        for alone in (False, None):
            with pytest.raises(IntegrityError):
                stay(1, "2026-02-01", None, shared=alone)

    def test_it_refuses_a_move_onto_another(self) -> None:
        stay(1, "2026-01-01", "2026-01-31")
        stay(1, "2026-02-01", "2026-02-28")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET first = '2026-01-31' WHERE first = '2026-02-01'")

    def test_it_lets_one_be_moved_within_its_own_days(self) -> None:
        stay(1, "2026-01-01", "2026-01-31")
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET last = '2026-01-15'")

    def test_an_act_says_it_in_plain_words(self, board: Board) -> None:
        @act
        def stay_twice(board: Board, *, by: Actor) -> None:
            record(BOARD_CREATED, board, by=by)
            stay(1, "2026-01-01", None)
            stay(1, "2026-01-01", None)

        with pytest.raises(Refused, match="Somebody is there already"):
            stay_twice(board, by=STORY)

    def test_installing_again_changes_nothing(self) -> None:
        before = guards.installed_guards(connection)
        guards.install(connection)
        assert guards.installed_guards(connection) == before == guards.expected_guards(connection.vendor)

    def test_a_guard_declared_otherwise_is_installed_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stricter = guards.OneAtATime("boards.Tenure", per="place", span=("first", "last"))
        monkeypatch.setattr(guards._declared, "guards", [stricter])
        guards.install(connection)
        stay(1, "2026-01-01", None, shared=True)
        with pytest.raises(IntegrityError):
            stay(1, "2026-01-01", None, shared=True)


def test_every_guard_that_is_declared_stands_in_the_database(db: None) -> None:
    expected = guards.expected_guards(connection.vendor)
    assert "guard_boards_auditevent_no_delete" in expected
    assert guards.installed_guards(connection) == expected


def test_an_error_that_no_guard_raised_is_left_as_it_is(board: Board) -> None:
    assert guards.refusal_for(IntegrityError("UNIQUE constraint failed: boards_board.slug")) is None


@pytest.mark.django_db(transaction=True)
def test_guards_lost_in_the_rebuilding_of_a_table_come_back_with_the_next_migrate() -> None:
    with connection.schema_editor() as editor:
        for name in guards.installed_guards(connection):
            if connection.vendor == "sqlite":
                editor.execute(f"DROP TRIGGER {name}")
            else:
                table = "boards_auditevent"
                editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    missing = guards.expected_guards(connection.vendor) - guards.installed_guards(connection)
    assert missing >= {"guard_boards_auditevent_no_update", "guard_boards_auditevent_no_delete"}
    call_command("migrate", verbosity=0)
    assert guards.installed_guards(connection) == guards.expected_guards(connection.vendor)
