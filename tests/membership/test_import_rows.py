"""The act: all rows or none, each in the trail; the same file again does nothing; undone, nothing is left."""

from uuid import uuid4

import pytest
from django.db import transaction

from boards import snapshot, tables
from boards.audit import Actor, verify_chain
from boards.models import AuditEvent, Board
from boards.refusals import Refused
from membership.models import Import, Person
from membership.services import appoint_member, record_standing, withdraw_person
from membership.services.imports import DIFFERS, import_rows, plan_for, undo_import
from tests.cast import NOW, STORY
from tests.membership.import_cast import begun, csv, imported, plan

SPELL = "Seat,Member,From,Until"
LEAVES = "user,Member p-user,1 May 2025,30 November 2026"
COMES = "user,Ishbel Ross,1 December 2026,present"
FILE = csv(SPELL, LEAVES, COMES)


def record_of(board: Board) -> dict[str, object]:
    return snapshot.load_record(Board.objects.get(pk=board.pk))


def undone(done: Import) -> Import:
    return undo_import(done, now=NOW, by=STORY)


def refused(done: Import) -> str:
    with pytest.raises(Refused) as refusal:
        undone(done)
    return " ".join(refusal.value.messages)


class TestImporting:
    def test_what_was_shown_is_what_is_saved(self, board: Board) -> None:
        made = begun(board, FILE)
        shown = plan_for(made, record_of(board))
        import_rows(made, digest=shown.digest, leave_out=False, now=NOW, by=STORY)
        assert record_of(board) == shown.after

    def test_every_row_is_in_the_trail_in_the_name_of_whoever_did_it(
        self, board: Board, ailsa: Actor
    ) -> None:
        imported(board, FILE, by=ailsa)
        told = (
            AuditEvent.objects.filter(actor_id=ailsa.id).order_by("sequence").values_list("event", "reason")
        )
        assert [event for event, _ in told] == [
            "membership.person_recorded",
            "membership.appointment_corrected",
            "membership.member_appointed",
            "membership.rows_imported",
        ]
        assert told[0][1] == "Imported from a file."
        assert verify_chain(board) == []

    def test_neither_names_nor_the_files_name_are_in_the_trail(self, board: Board) -> None:
        imported(board, FILE)
        text = str(list(AuditEvent.objects.values_list("before", "after", "reason")))
        assert "Ishbel" not in text
        assert "appointments.csv" not in text

    def test_the_same_file_twice_changes_nothing(self, board: Board) -> None:
        imported(board, FILE)
        before = record_of(board)
        assert plan(board, FILE).counts == {"new": 0, "changed": 0, "unchanged": 2, "wrong": 0}
        with pytest.raises(Refused, match="nothing to import"):
            imported(board, FILE)
        assert record_of(board) == before

    def test_it_is_refused_where_the_record_has_changed_so_that_it_would_do_something_else(
        self, board: Board
    ) -> None:
        made = begun(board, FILE)
        digest = plan_for(made, record_of(board)).digest
        row = board.appointments.get(seat__ref="user")
        row.interim = True
        row.save()
        before = record_of(board)
        with pytest.raises(Refused) as refusal:
            import_rows(made, digest=digest, leave_out=False, now=NOW, by=STORY)
        assert refusal.value.messages == [DIFFERS]
        assert record_of(board) == before

    def test_a_change_elsewhere_does_not_keep_it_from_being_done(self, board: Board) -> None:
        made = begun(board, FILE)
        digest = plan_for(made, record_of(board)).digest
        record_standing(board.people.get(ref="p-la1"), kind="councillor", starts_on=NOW.date(), by=STORY)
        assert import_rows(made, digest=digest, leave_out=False, now=NOW, by=STORY).imported_at == NOW

    def test_with_a_wrong_row_nothing_is_saved(self, board: Board) -> None:
        before, events = record_of(board), AuditEvent.objects.count()
        with pytest.raises(Refused, match="Some rows are wrong"):
            imported(board, FILE + csv("No such seat,Ann,1 May 2025,"))
        assert record_of(board) == before
        assert not AuditEvent.objects.filter(event="membership.rows_imported").exists()
        assert AuditEvent.objects.count() == events + 3

    def test_unless_it_is_left_out_knowingly(self, board: Board) -> None:
        done = imported(board, FILE + csv("No such seat,Ann,1 May 2025,"), leave_out=True)
        assert done.counts == {"new": 1, "changed": 1, "unchanged": 0, "wrong": 1}
        assert not Person.objects.filter(name="Ann").exists()

    def test_it_is_done_once(self, board: Board) -> None:
        done = imported(board, FILE)
        with pytest.raises(Refused, match="imported already"):
            import_rows(done, digest="", leave_out=False, now=NOW, by=STORY)


class TestUndoing:
    def test_nothing_is_left_of_it(self, board: Board) -> None:
        before = record_of(board)
        done = imported(board, FILE)
        assert record_of(board) != before
        assert undone(done).undone_at == NOW
        assert record_of(board) == before
        assert verify_chain(board) == []

    def test_every_row_put_back_is_in_the_trail(self, board: Board) -> None:
        undone(imported(board, FILE))
        told = AuditEvent.objects.filter(reason="An import was undone.").order_by("sequence")
        assert [each.event for each in told] == [
            "membership.person_withdrawn",
            "membership.appointment_corrected",
            "membership.appointment_withdrawn",
        ]

    @pytest.mark.parametrize(
        ("kind", "content"),
        [
            ("people", csv("Person id,Name", "p-la1,Ann Ros", ",Bob Ros")),
            (
                "seats",
                csv("Seat id,Name,Basis,Holders all on record", "la1,Leith,,2020-01-01 to open", ",X,ADDL,"),
            ),
            (
                "standings",
                csv(
                    "Person,Is,Of,First day,Last day", "Member p-la1,councillor,Council,2022-05-05,2026-05-05"
                ),
            ),
            (
                "appointing_periods",
                csv("From,To,Chair by", "2025-04-01,2026-05-01,NHS", "2027-05-01,2029-04-30,NHS"),
            ),
            (
                "papers",
                csv("Kind,Person,Date", "notice,Member p-la1,2026-01-01", "notice,New Person,2026-01-01"),
            ),
        ],
    )
    def test_so_with_every_list(self, kind: str, content: bytes, board: Board) -> None:
        before = record_of(board)
        done = imported(board, content, kind)
        assert record_of(board) != before
        undone(done)
        assert record_of(board) == before

    def test_it_can_be_imported_again_afterwards(self, board: Board) -> None:
        content = csv("Person id,Name", f"{uuid4()},Ann", "x9,Bob")
        undone(imported(board, content, "people"))
        imported(board, content, "people")
        assert plan(board, content, "people").counts["unchanged"] == 2

    def test_it_is_refused_for_a_row_that_changed_since(self, board: Board) -> None:
        done = imported(board, FILE)
        row = board.appointments.get(person__name="Ishbel Ross")
        row.interim = True
        row.save()
        before = record_of(board)
        assert "changed since, so the import cannot be undone: Ishbel Ross, Service user member" in refused(
            done
        )
        assert record_of(board) == before

    def test_it_is_refused_for_a_person_who_is_named_by_others_now(self, board: Board) -> None:
        done = imported(board, csv("Name", "Ann Ros"), "people")
        first, last = NOW.date().replace(year=1990), NOW.date().replace(year=1991)
        ann = board.people.get(name="Ann Ros")
        appoint_member(board.seats.get(ref="hospdr"), ann, starts_on=first, ends=last, by=STORY)
        assert "Other entries name what the import brought, so it cannot be undone: Ann Ros." in refused(done)

    def test_it_is_refused_for_a_row_that_was_withdrawn_since(self, board: Board) -> None:
        done = imported(board, csv("Name", "Ann Ros"), "people")
        withdraw_person(board.people.get(name="Ann Ros"), why="Never was.", version=None, by=STORY)
        assert "an entry that is no longer on record" in refused(done)

    def test_it_is_done_once(self, board: Board) -> None:
        done = imported(board, FILE)
        undone(done)
        assert refused(done) == "This has been undone already."

    def test_an_earlier_import_can_be_undone_while_a_later_one_stays(self, board: Board) -> None:
        first = imported(board, csv("Name", "Ann Ros"), "people")
        imported(board, csv("Name", "Bob Ros"), "people")
        undone(first)
        assert set(board.people.filter(name__endswith="Ros").values_list("name", flat=True)) == {"Bob Ros"}

    def test_imports_of_the_same_rows_are_undone_the_latest_first(self, board: Board) -> None:
        before = record_of(board)
        first = imported(board, csv(SPELL, "carer,Ann Ros,1 May 1950,30 April 1953"))
        between = record_of(board)
        second = imported(board, csv(SPELL, "carer,Ann Ros,1 May 1950,30 April 1952"))
        third = imported(board, csv(SPELL, "carer,Ann Ros,1 May 1950,30 April 1951"))
        assert "changed since" in refused(second)
        assert "changed since" in refused(first)
        undone(third)
        undone(second)
        assert record_of(board) == between
        undone(first)
        assert record_of(board) == before
        assert verify_chain(board) == []

    def test_a_row_that_says_the_same_again_does_not_stand_in_the_way(self, board: Board) -> None:
        before = record_of(board)
        done = imported(board, FILE)
        row = board.appointments.get(person__name="Ishbel Ross")
        for interim in (not row.interim, row.interim):
            row.interim = interim
            row.save()
        undone(done)
        assert record_of(board) == before


class TestManyRowsAtOnce:
    """Above a few, rows are written together: with the same outcome."""

    PEOPLE = csv("Person id,Name", *(f"n{number},Somebody {number}" for number in range(60)))
    SPELLS = csv(
        SPELL,
        LEAVES,
        *(f"carer,Somebody {number},{1950 + number}-01-01,{1950 + number}-12-31" for number in range(60)),
    )
    CHANGED = csv("Person id,Name", *(f"n{number},Anybody {number}" for number in range(60)))

    def story(self, board: Board) -> tuple[object, list[object], list[int]]:
        for content, kind in (
            (self.PEOPLE, "people"),
            (self.SPELLS, "appointments"),
            (self.CHANGED, "people"),
        ):
            last = imported(board, content, kind)
        undone(last)
        events = AuditEvent.objects.filter(board=board).exclude(event="membership.import_begun")
        told = events.order_by("sequence").values_list("event", "reason")
        kept = [model.history.count() for model in (Person, board.appointments.model)]
        assert verify_chain(board) == []
        return record_of(board), list(told), kept

    @pytest.mark.django_db
    def test_the_outcome_is_the_same(self, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
        with transaction.atomic():
            together = self.story(board)
            days = days_held(board)
            versions = list(board.people.order_by("ref").values_list("ref", "version"))
            transaction.set_rollback(True)
        monkeypatch.setattr(tables, "FEW", 10_000)
        one_by_one = self.story(board)
        record, others = dict(together[0]), dict(one_by_one[0])  # type: ignore[call-overload]
        assert without_ids(record) == without_ids(others)
        assert together[1:] == one_by_one[1:]
        assert days == days_held(board)
        assert versions == list(board.people.order_by("ref").values_list("ref", "version"))

    def test_it_asks_the_database_little_for_each(
        self, board: Board, django_assert_max_num_queries: object
    ) -> None:
        with django_assert_max_num_queries(120):  # type: ignore[operator]
            imported(board, self.SPELLS)


def days_held(board: Board) -> list[str]:
    rows = board.appointments.values_list("seat__ref", "person__name", "holds_from", "holds_to")
    return sorted(str(row) for row in rows)


def without_ids(record: dict[str, object]) -> dict[str, object]:
    rows = record["appointments"]
    assert isinstance(rows, list)
    return record | {"appointments": [{name: row[name] for name in row if name != "id"} for row in rows]}
