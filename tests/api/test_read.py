"""Reading over the API: boards, and who sits where, on any day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from boards import snapshot
from boards.models import Board
from membership.models import Appointment, OfficeHolder, Standing
from membership.rest.showing import Showing, held_by
from membership.services import (
    end_appointment,
    record_paper,
    record_person,
    record_standing,
    withdraw_person,
    withdraw_standing,
)
from tests.api.cast import ALBA, V1, Program, at, own_client, problem, row, token_for
from tests.cast import STORY

pytestmark = pytest.mark.django_db

LISTS = [
    "people", "seats", "appointments", "standings", "papers", "appointing-periods", "office-holders",
    "groups", "decisions", "consultations", "localities", "areas", "involvements", "issues",
]  # fmt: skip
# Of these the board has none; they are told of in test_groups.
EMPTY = ["papers", *LISTS[7:]]
Queries = Callable[[int], Any]


def read(program: Program, path: str) -> Any:
    answer = program.get(path)
    assert answer.status_code == 200, answer.content
    return answer.json()


def said_of(answer: Any) -> str:
    """Give all that was found about the board, without the names of rules and of their provisions."""
    rows = answer.get("data", [answer])
    return str([each.get("findings", each) for each in rows])


def one(program: Program, collection: str, ref: str, **query: str) -> Any:
    """Give the one row with that id in the record."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    listed = read(program, f"{ALBA}/{collection}?limit=500&{asked}".rstrip("&"))
    (found,) = [each for each in listed["data"] if each["ref"] == ref]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_rows_that_can_be_read_by_themselves(reader: Program, name: str) -> None:
    listed = read(reader, f"{ALBA}/{name}")
    assert listed["as_at"] == "2026-11-21"
    assert listed["data"] or name in EMPTY
    for each in listed["data"][:5]:
        assert read(reader, each["id"].removeprefix(at(""))) == {"as_at": "2026-11-21"} | each


def test_it_begins_with_and_without_the_last_stroke(nobody: Program) -> None:
    assert read(nobody, V1) == read(nobody, f"{V1}/")


class TestBoards:
    def test_the_list_holds_those_the_client_may_see_and_no_other(
        self, reader: Program, other_board: Board
    ) -> None:
        assert [each["slug"] for each in read(reader, f"{V1}/boards")["data"]] == ["alba"]

    def test_a_board_tells_its_authorities_and_where_the_rest_is(self, reader: Program) -> None:
        found = read(reader, ALBA)
        assert found["regime"] == "ijb_single"
        assert [party["authority"] for party in found["parties"]] == ["alba-council", "nhs-alba"]
        assert {*LISTS, "voting", "coverage", "results"} == set(found["links"])
        for address in found["links"].values():
            assert reader.get(address.removeprefix(at(""))).status_code == 200

    def test_before_it_was_established_it_did_not_exist(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}?as_at=2015-03-31")
        assert (found["exists"], found["regime"]) == (False, None)
        assert read(reader, f"{ALBA}?as_at=2015-04-01")["exists"] is True

    def test_what_is_not_on_record_is_null_and_not_empty(self, other_board: Board) -> None:
        program = Program(token_for(own_client(other_board), ["boards:read"]))
        found = read(program, f"{V1}/boards/{other_board.slug}")
        assert (found["exists"], found["regimes"], found["parties"]) == (None, None, None)
        assert found["established"] == {}


class TestSeats:
    def test_a_filled_seat_names_its_holder(self, reader: Program) -> None:
        seat = one(reader, "seats", "la1")
        assert (seat["state"], seat["votes"], seat["nominated_by"]) == ("filled", True, "alba-council")
        assert [holder["person"]["name"] for holder in seat["holders"]] == ["Calum"]

    def test_an_empty_seat_tells_since_when(self, reader: Program) -> None:
        seat = one(reader, "seats", "user")
        assert (seat["state"], seat["holders"]) == ("empty", [])
        assert (seat["empty_since"], seat["empty_since_is_exact"]) == ("2026-10-01", True)

    def test_a_seat_of_which_nothing_is_known_is_neither(self, reader: Program) -> None:
        seat = one(reader, "seats", "nurse")
        assert (seat["state"], seat["empty_since"]) == ("cannot_tell", None)
        assert "who held" in seat["missing"]

    def test_the_day_decides(self, reader: Program) -> None:
        assert one(reader, "seats", "user", as_at="2026-09-30")["state"] == "filled"
        assert one(reader, "seats", "user", as_at="2026-10-01")["state"] == "empty"

    def test_from_september_2026_the_user_member_votes(self, reader: Program) -> None:
        assert one(reader, "seats", "user", as_at="2026-08-31")["votes"] is False
        assert one(reader, "seats", "user", as_at="2026-09-01")["votes"] is True

    def test_they_are_narrowed_by_basis_and_authority(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/seats?basis=LA_NOM&nominated_by=alba-council")["data"]
        assert {each["basis"] for each in found} == {"LA_NOM"}
        assert read(reader, f"{ALBA}/seats?basis=LA_NOM&nominated_by=nhs-alba")["data"] == []


class TestAppointments:
    def test_an_ended_one_is_listed_and_not_in_place(self, reader: Program) -> None:
        (ended,) = [
            each for each in read(reader, f"{ALBA}/appointments")["data"] if each["seat"]["ref"] == "user"
        ]
        assert (ended["ends"], ended["in_place"]) == ("2026-09-30", False)

    def test_in_place_narrows_the_list_to_the_day(self, reader: Program) -> None:
        def sitting(day: str) -> set[str]:
            listed = read(reader, f"{ALBA}/appointments?in_place=true&limit=500&as_at={day}")
            return {each["seat"]["ref"] for each in listed["data"]}

        assert "user" in sitting("2026-09-30")
        assert "user" not in sitting("2026-10-01")

    def test_they_are_found_by_seat_and_person_by_either_id(self, reader: Program, alba: Board) -> None:
        seat = alba.seats.get(ref="la1")
        for said in (seat.ref, str(seat.public_id)):
            (found,) = read(reader, f"{ALBA}/appointments?seat={said}")["data"]
            assert found["seat"]["public_id"] == str(seat.public_id)
        (found,) = read(reader, f"{ALBA}/appointments?person=p-la1")["data"]
        assert found["person"]["name"] == "Calum"

    def test_a_seat_and_a_person_that_there_are_not_are_both_refused(
        self, reader: Program, other_board: Board
    ) -> None:
        stranger = record_person(other_board, name="A Stranger", by=STORY)
        answer = reader.get(f"{ALBA}/appointments?seat=nowhere&person={stranger.public_id}")
        assert problem(answer) == (400, "bad-query")
        assert answer.json()["errors"] == [
            {"parameter": "seat", "detail": "There is no such seat on this board."},
            {"parameter": "person", "detail": "There is no such person on this board."},
        ]


@pytest.mark.parametrize(
    "day", ["2015-03-31", "2015-04-01", "2025-04-30", "2026-09-30", "2026-10-01", "2030-01-01"]
)
def test_in_place_is_what_the_law_says_of_the_day(alba: Board, day: str) -> None:
    on = date.fromisoformat(day)
    facts = snapshot.load(alba)
    for appointment in Appointment.objects.select_related("seat", "person"):
        assert (
            held_by(appointment, appointment.seat.known) == facts.held_by_appointment[appointment.record_id]
        )
    standings = Standing.objects.order_by("pk")
    for row_, fact in zip(standings, facts.standings, strict=True):
        assert held_by(row_, alba.complete["standings"]) == facts.held_by_standing[fact.id]
    showing = Showing(alba, on, names=True)
    for period, (_, days) in zip(alba.appointing_periods.order_by("pk"), facts.held_by_period, strict=True):
        assert showing.in_place(period) is days.on(on)


class TestNames:
    def test_without_leave_nobody_is_named_anywhere(self, partner: Program, alba: Board) -> None:
        record_person(alba, name="Somebody Unlisted", by=STORY)
        names = [name for name in alba.people.values_list("name", flat=True) if name]
        for path in (
            "",
            "/seats",
            "/appointments",
            "/appointing-periods",
            "/office-holders",
            "/papers",
            "/voting",
        ):
            sent = partner.get(f"{ALBA}{path}").content.decode()
            assert [name for name in names if name in sent] == [], path

    def test_people_and_what_they_are_need_leave(self, partner: Program) -> None:
        for path in ("people", "standings"):
            answer = partner.get(f"{ALBA}/{path}")
            assert problem(answer) == (403, "scope-needed")
            assert answer.json()["scope"] == "people:read"

    def test_with_leave_they_are_named(self, reader: Program) -> None:
        assert "Calum" in reader.get(f"{ALBA}/voting").content.decode()

    def test_without_leave_for_appointments_a_seat_names_no_holder(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba), ["boards:read", "people:read"]))
        seat = one(program, "seats", "la1")
        assert seat["state"] == "filled"
        assert "holders" not in seat
        assert problem(program.get(f"{ALBA}/appointments")) == (403, "scope-needed")


def disqualify(board: Board) -> str:
    person = board.people.get(ref="p-la1")
    standing = record_standing(
        person,
        kind="disqualified",
        starts_on=date(2026, 3, 1),
        ends="open",  # type: ignore[arg-type]
        details={"category": "insolvency"},
        by=STORY,
    )
    return str(standing.public_id)


def test_a_disqualification_never_leaves(own: Program, alba: Board) -> None:
    public_id = disqualify(alba)
    sent = own.get(f"{ALBA}/standings?limit=500").content.decode()
    assert "disqualified" not in sent
    assert public_id not in sent
    assert problem(own.get(f"{ALBA}/standings/{public_id}")) == (404, "not-found")
    assert problem(own.get(f"{ALBA}/standings?kind=disqualified")) == (400, "bad-query")
    assert "insolvency" not in own.get(f"{ALBA}/results?limit=500").content.decode()


def test_that_somebody_was_removed_for_one_never_leaves(own: Program, alba: Board) -> None:
    sitting = alba.appointments.get(seat__ref="la1")
    end_appointment(
        sitting, on=date(2026, 11, 1), how="disqualification", ended_by="board", version=1, by=STORY
    )
    path = row(alba, "appointments", sitting.ref)
    assert (read(own, path)["how_ended"], read(own, path)["ended_by"]) == ("other", None)
    for asked in (path, f"{ALBA}/results?limit=500", f"{ALBA}/seats?limit=500"):
        assert "disqualification" not in said_of(own.get(asked).json()), asked


def test_what_a_declaration_says_never_leaves(own: Program, alba: Board) -> None:
    for says in (True, False):
        said = {"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}, "says": says}
        record_paper(alba, said=said, by=STORY)
    told = read(own, f"{ALBA}/papers?limit=500&kind=declaration")["data"]
    assert len(told) == alba.papers.filter(kind="declaration").count()
    assert {each["says"] for each in told} == {None}


class TestVoting:
    def test_it_counts_by_side_and_lists_who_votes(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/voting")
        assert (found["voting_members"], found["quorum"], found["missing"]) == (10, 5, [])
        assert {side["authority"]: side["nominees"] for side in found["sides"]} == {
            "alba-council": 4,
            "nhs-alba": 4,
        }
        assert len(found["voters"]) == 10

    def test_who_votes_changed_in_september_2026(self, reader: Program) -> None:
        assert read(reader, f"{ALBA}/voting?as_at=2026-08-31")["voting_members"] == 8
        assert read(reader, f"{ALBA}/voting?as_at=2026-09-01")["voting_members"] == 11

    def test_where_a_holder_is_not_on_record_there_is_no_number(self, reader: Program, alba: Board) -> None:
        seat = alba.seats.get(ref="la1")
        alba.appointments.filter(seat=seat).update(withdrawn=True, holds_from=None, holds_to=None)
        seat.known = []
        seat.save()
        found = read(reader, f"{ALBA}/voting")
        assert (found["voting_members"], found["quorum"], found["voting_members_at_least"]) == (None, None, 9)
        assert found["missing"]

    def test_before_the_law_there_is_a_reason_and_no_number(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/voting?as_at=2014-05-01")
        assert (found["voting_members"], found["reason"]) == (None, "The board did not exist on this day.")


class TestTheDay:
    @pytest.mark.parametrize(
        "day", ["banana", "2014-03-31", "2036-11-22", "2026-02-30", "20261121", "2026-W01-1"]
    )
    @pytest.mark.parametrize("path", ["", "/seats", "/voting", "/results/MEM-12"])
    def test_a_day_that_cannot_be_asked_about_is_refused(self, reader: Program, path: str, day: str) -> None:
        answer = reader.get(f"{ALBA}{path}?as_at={day}")
        assert problem(answer) == (400, "bad-query")
        assert answer.json()["errors"][0]["parameter"] == "as_at"

    @pytest.mark.parametrize("day", ["2014-04-01", "2036-11-21"])
    def test_the_first_and_the_last_day_can_be_asked_about(self, reader: Program, day: str) -> None:
        assert read(reader, f"{ALBA}/seats?as_at={day}")["as_at"] == day

    def test_the_day_is_edinburghs(self, alba: Board) -> None:
        client = own_client(alba)
        with time_machine.travel(datetime(2026, 7, 31, 23, 30, tzinfo=UTC), tick=False):
            program = Program(token_for(client, ["boards:read"]))
            assert read(program, f"{ALBA}/seats")["as_at"] == "2026-08-01"


class TestPages:
    def test_every_row_stands_on_one_page(self, reader: Program, alba: Board) -> None:
        path, seen = f"{ALBA}/standings?limit=7", []
        while path:
            page = read(reader, path)
            seen += [each["public_id"] for each in page["data"]]
            path = (page["links"]["next"] or "").removeprefix(at(""))
        wanted = alba.standings.order_by("pk").values_list("public_id", flat=True)
        assert seen == [str(each) for each in wanted]
        assert page["pagination"]["total"] == len(seen) > 7

    def test_what_narrows_the_list_stays_in_its_links(self, reader: Program) -> None:
        links = read(reader, f"{ALBA}/seats?basis=LA_NOM&limit=2&as_at=2026-01-05")["links"]
        assert links["next"] == at(f"{ALBA}/seats?basis=LA_NOM&limit=2&as_at=2026-01-05&page=2")
        assert links["prev"] is None
        assert read(reader, links["next"].removeprefix(at("")))["links"]["prev"] == links["self"]

    def test_a_page_after_the_last_is_empty_and_leads_back(self, reader: Program) -> None:
        page = read(reader, f"{ALBA}/seats?page=99")
        assert (page["data"], page["links"]["next"]) == ([], None)
        assert page["links"]["prev"] == page["links"]["last"]

    @pytest.mark.parametrize("query", ["limit=501", "limit=0", "limit=x", "page=0", "page=-1", "page=1e3"])
    def test_a_page_that_cannot_be_is_refused(self, reader: Program, query: str) -> None:
        assert problem(reader.get(f"{ALBA}/seats?{query}")) == (400, "bad-query")

    @pytest.mark.parametrize("query", ["colour=red", "as_at=2026-01-01&as_at=2026-01-02", "in_place=true"])
    def test_a_parameter_that_is_not_known_or_stands_twice_is_refused(
        self, reader: Program, query: str
    ) -> None:
        assert problem(reader.get(f"{ALBA}/seats?{query}")) == (400, "bad-query")

    @pytest.mark.parametrize("value", ["%00", "%ff", "a'--", "%F0%9F%98%80", "x" * 199, "..%2f"])
    def test_odd_values_find_nothing_and_break_nothing(self, reader: Program, value: str) -> None:
        answer = reader.get(f"{ALBA}/appointments?seat={value}")
        assert answer.status_code in {200, 400}
        assert answer.json().get("data", []) == []


class TestChanges:
    def test_only_what_changed_since_and_what_was_withdrawn(self, reader: Program, alba: Board) -> None:
        later = datetime(2026, 11, 21, 12, 0, tzinfo=UTC) + timedelta(hours=1)
        gone = record_person(alba, name="Mistake", by=STORY)
        with time_machine.travel(later, tick=False):
            new = record_person(alba, name="Newcomer", by=STORY)
            withdraw_person(gone, why="a mistake", version=1, by=STORY)
            reader.token = token_for(own_client(alba), ["people:read"])
            found = read(reader, f"{ALBA}/people?modified_since=2026-11-21T12:30:00Z")
            assert [each["public_id"] for each in found["data"]] == [str(new.public_id)]
            assert [each["public_id"] for each in found["withdrawn"]] == [str(gone.public_id)]
            whole = read(reader, f"{ALBA}/people?limit=500")
        assert str(gone.public_id) not in str(whole)
        assert "withdrawn" not in whole

    def test_that_a_disqualification_was_withdrawn_is_not_told(self, own: Program, alba: Board) -> None:
        disqualify(alba)
        gone = alba.standings.get(kind="disqualified")
        withdraw_standing(gone, why="a mistake", version=1, by=STORY)
        found = read(own, f"{ALBA}/standings?modified_since=2026-11-01T00:00:00Z")
        assert found["withdrawn"] == []

    def test_an_instant_that_cannot_be_read_is_refused(self, reader: Program) -> None:
        assert problem(reader.get(f"{ALBA}/people?modified_since=yesterday")) == (400, "bad-query")


MOST_QUERIES = {
    "": 9,
    "/people": 6,
    "/seats": 30,
    "/appointments": 9,
    "/standings": 9,
    "/papers": 7,
    "/appointing-periods": 32,
    "/office-holders": 32,
    "/voting": 30,
    "/groups": 9,
    "/decisions": 7,
    "/consultations": 7,
    "/localities": 9,
    "/involvements": 9,
    "/issues": 7,
    "/coverage": 32,
    "/localities/involvement": 32,
    "/results": 30,
    "/results/MEM-12": 30,
}


def test_the_number_of_queries_does_not_grow_with_the_board(
    reader: Program, alba: Board, django_assert_max_num_queries: Queries
) -> None:
    period = alba.appointing_periods.earliest("pk")
    for number in range(25):
        person = record_person(alba, name=f"Member {number}", by=STORY)
        Standing.objects.create(board=alba, person=person, kind="registered", starts_on=date(2020, 1, 1))
        OfficeHolder.objects.create(board=alba, person=person, period=period, office="chair")
    reader.get(ALBA)
    for path, most in MOST_QUERIES.items():
        with django_assert_max_num_queries(most):
            assert reader.get(f"{ALBA}{path}").status_code == 200


def test_an_address_by_a_row_of_another_board_leads_nowhere(
    stranger: Program, own: Program, alba: Board, other_board: Board
) -> None:
    somebody = record_person(other_board, name="Elsewhere", by=STORY)
    assert problem(own.get(f"{ALBA}/people/{somebody.public_id}")) == (404, "not-found")
    assert problem(stranger.get(row(alba, "seats", "la1"))) == (404, "not-found")
