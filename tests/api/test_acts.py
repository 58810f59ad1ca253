"""What a board's own client does to its record, through the same services as the pages."""

from datetime import date
from typing import Any

import pytest

from boards import snapshot
from boards.models import ApiClient, Board
from membership.services import end_appointment, record_paper, record_person, record_standing
from tests.api.cast import ALBA, Program, at, own_client, problem, row, token_for
from tests.api.test_read import read
from tests.cast import STORY

pytestmark = pytest.mark.django_db


def made(answer: Any) -> Any:
    assert answer.status_code == 201, answer.content
    assert answer.headers["Location"] == answer.json()["id"]
    return answer.json()


def path_of(said: Any) -> str:
    return str(said["id"]).removeprefix(at(""))


def changed(program: Program, path: str, verb: str, body: Any) -> Any:
    """Do something to a row as it is now."""
    tag = program.get(path).headers["ETag"]
    answer = program.post(f"{path}/{verb}", body, If_Match=tag)
    assert answer.status_code == 200, answer.content
    return answer.json()


def corrected(program: Program, path: str, body: Any) -> Any:
    answer = program.patch(path, body, If_Match=program.get(path).headers["ETag"])
    assert answer.status_code == 200, answer.content
    return answer.json()


class TestPeople:
    def test_a_person_is_taken_off_whatever_only_the_secretary_knows_of_them(
        self, own: Program, alba: Board
    ) -> None:
        for grounds in ({}, {"category": "insolvency"}):
            gone = record_person(alba, name="Mistake", by=STORY)
            if grounds:
                record_standing(gone, kind="disqualified", details=grounds, by=STORY)
            path = f"{ALBA}/people/{gone.public_id}"
            changed(own, path, "withdraw", {"why": "never was"})
            assert problem(own.get(path)) == (404, "not-found")
        assert not alba.standings.filter(kind="disqualified").exists()

    def test_somebody_is_put_on_the_record_and_their_name_corrected(self, own: Program, alba: Board) -> None:
        una = made(own.post(f"{ALBA}/people", {"name": "Una"}))
        assert read(own, path_of(una)) == una
        assert corrected(own, path_of(una), {"name": "Una Reid"})["name"] == "Una Reid"
        assert alba.people.get(public_id=una["public_id"]).name == "Una Reid"

    def test_why_a_name_is_corrected_is_kept(self, own: Program, alba: Board) -> None:
        una = made(own.post(f"{ALBA}/people", {"name": "Una"}))
        corrected(own, path_of(una), {"name": "Una Reid", "why": "Typed in wrongly"})
        assert alba.audit_events.latest("sequence").reason == "Typed in wrongly"

    def test_it_is_done_in_the_clients_name(self, own: Program, alba: Board) -> None:
        made(own.post(f"{ALBA}/people", {"name": "Una"}))
        event = alba.audit_events.latest("sequence")
        assert (event.event, event.actor_kind) == ("membership.person_recorded", "client")
        assert event.actor_id == str(ApiClient.objects.get().public_id)

    def test_somebody_who_is_named_elsewhere_is_not_withdrawn(self, own: Program, alba: Board) -> None:
        path = row(alba, "people", "p-la1")
        tag = own.get(path).headers["ETag"]
        answer = own.post(f"{path}/withdraw", {"why": "a mistake"}, If_Match=tag)
        assert problem(answer) == (409, "refused")
        assert own.get(path).status_code == 200

    def test_somebody_entered_by_mistake_is_withdrawn(self, own: Program) -> None:
        una = made(own.post(f"{ALBA}/people", {"name": "Una"}))
        gone = changed(own, path_of(una), "withdraw", {"why": "a mistake"})
        assert gone["public_id"] == una["public_id"]
        assert problem(own.get(path_of(una))) == (404, "not-found")


class TestAppointments:
    def test_somebody_new_is_appointed_to_an_empty_seat(self, own: Program, alba: Board) -> None:
        body = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01", "term_ends": "2029-11-30"}
        found = made(own.post(f"{ALBA}/appointments", body))
        assert (found["person"]["name"], found["seat"]["ref"]) == ("Una", "user")
        assert (found["starts_on"], found["term_ends"], found["ends"]) == ("2026-12-01", "2029-11-30", "open")
        assert found["in_place"] is False
        assert read(own, f"{path_of(found)}?as_at=2026-12-01")["in_place"] is True

    def test_somebody_on_the_record_is_appointed_by_either_id(self, own: Program, alba: Board) -> None:
        una = made(own.post(f"{ALBA}/people", {"name": "Una"}))
        seat = str(alba.seats.get(ref="user").public_id)
        body = {"seat": seat, "person": una["public_id"], "starts_on": "2026-12-01"}
        assert made(own.post(f"{ALBA}/appointments", body))["person"]["public_id"] == una["public_id"]

    def test_papers_are_recorded_with_it(self, own: Program, alba: Board) -> None:
        paper = {"kind": "nomination", "from": "alba-council", "given_on": "2026-11-20"}
        body = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01", "papers": [paper]}
        found = made(own.post(f"{ALBA}/appointments", body))
        (kept,) = [each for each in read(own, f"{ALBA}/papers")["data"] if each["given_on"] == "2026-11-20"]
        assert (kept["kind"], kept["about"]["appointment"]) == ("nomination", found["ref"])

    def test_a_seat_that_somebody_holds_is_refused_and_nobody_is_named(
        self, own: Program, alba: Board
    ) -> None:
        before = snapshot.load_record(alba)
        body = {"seat": "la1", "new_person": "Una", "starts_on": "2026-12-01"}
        answer = own.post(f"{ALBA}/appointments", body)
        assert problem(answer) == (409, "refused")
        (error,) = answer.json()["errors"]
        assert error["pointer"] == "#/starts_on"
        assert error["detail"].startswith("Somebody else holds this seat from 1 May 2025")
        assert "Calum" not in answer.content.decode()
        assert snapshot.load_record(alba) == before

    def test_a_new_person_needs_the_scope_for_people_too(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba), ["appointments:write", "people:read"]))
        body = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01"}
        answer = program.post(f"{ALBA}/appointments", body)
        assert problem(answer) == (403, "scope-needed")
        assert answer.json()["scope"] == "people:write"
        assert not alba.people.filter(name="Una").exists()
        known = {"seat": "user", "person": "p-la1", "starts_on": "2026-12-01"}
        assert program.post(f"{ALBA}/appointments", known).status_code == 201

    def test_every_row_that_there_is_not_is_named(self, own: Program, alba: Board) -> None:
        body = {"seat": "nowhere", "person": "nobody", "starts_on": "2026-12-01"}
        answer = own.post(f"{ALBA}/appointments", body)
        assert problem(answer) == (422, "invalid")
        assert [each["pointer"] for each in answer.json()["errors"]] == ["#/seat", "#/person"]

    def test_a_paper_that_is_on_record_already_is_pointed_at(self, own: Program, alba: Board) -> None:
        paper = {"kind": "nomination", "given_on": "2026-11-20"}
        body = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01", "papers": [paper, paper]}
        answer = own.post(f"{ALBA}/appointments", body)
        assert problem(answer) == (409, "refused")
        assert answer.json()["errors"] == [{"pointer": "#/papers/1", "detail": "That is on record already."}]

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"seat": "nowhere"}, "#/seat"),
            ({"seat": None}, "#/seat"),
            ({"person": "nobody"}, "#/person"),
            ({"person": "p-la1", "new_person": "Una"}, "#/person"),
            ({"new_person": ""}, "#/new_person"),
            ({"starts_on": "2026-02-30"}, "#/starts_on"),
            ({"starts_on": "1 December"}, "#/starts_on"),
            ({"starts_on": None}, "#/starts_on"),
            ({"starts_on": "0026-12-01"}, "#/starts_on"),
            ({"term_ends": "2026-11-30"}, "#/term_ends"),
            ({"term_ends": "soon"}, "#/term_ends"),
            ({"ends": "2026-11-30"}, "#/ends"),
            ({"interim": "yes"}, "#/interim"),
            ({"papers": [{"kind": "rumour"}]}, "#/papers/0/kind"),
            ({"papers": {}}, "#/papers"),
            ({"id": "my own"}, "#/id"),
        ],
    )
    def test_what_is_wrong_is_pointed_at_and_nothing_saved(
        self, own: Program, alba: Board, wrong: dict[str, Any], pointer: str
    ) -> None:
        body: dict[str, Any] = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01"}
        if wrong.keys() == {"person"}:
            del body["new_person"]
        before = snapshot.load_record(alba)
        answer = own.post(f"{ALBA}/appointments", body | wrong)
        assert problem(answer) == (422, "invalid")
        assert pointer in [each["pointer"] for each in answer.json()["errors"]]
        assert snapshot.load_record(alba) == before

    def test_one_is_ended_with_its_last_day(self, own: Program, alba: Board) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        ended = changed(own, path, "end", {"on": "2026-12-31", "how_ended": "resignation"})
        assert (ended["ends"], ended["how_ended"], ended["version"]) == ("2026-12-31", "resignation", 2)

    def test_ending_it_without_its_version_is_refused(self, own: Program, alba: Board) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        answer = own.post(f"{path}/end", {"on": "2026-12-31", "how_ended": "resignation"})
        assert problem(answer) == (428, "version-needed")
        assert alba.appointments.get(seat__ref="la1").ends == "open"

    def test_ending_it_twice_is_refused(self, own: Program, alba: Board) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        changed(own, path, "end", {"on": "2026-12-31", "how_ended": "resignation"})
        tag = own.get(path).headers["ETag"]
        again = own.post(f"{path}/end", {"on": "2027-01-31", "how_ended": "other"}, If_Match=tag)
        assert problem(again) == (409, "refused")
        assert again.json()["errors"][0]["pointer"] == "#/on"
        assert alba.appointments.get(seat__ref="la1").ends == "2026-12-31"

    def test_a_term_follows_another(self, own: Program, alba: Board) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        tag = own.get(path).headers["ETag"]
        body = {"starts_on": "2028-05-01", "term_ends": "2031-04-30"}
        next_term = made(own.post(f"{path}/reappoint", body, If_Match=tag))
        assert next_term["starts_on"] == "2028-05-01"
        assert read(own, path_of(next_term)) == next_term
        assert read(own, path)["ends"] == "2028-04-30"

    def test_what_was_typed_in_wrongly_is_corrected_and_can_become_not_known(
        self, own: Program, alba: Board
    ) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        found = corrected(
            own, path, {"starts_on": "2025-05-02", "term_ends": None, "why": "Typed in wrongly"}
        )
        assert (found["starts_on"], found["term_ends"]) == ("2025-05-02", None)
        assert alba.audit_events.latest("sequence").reason == "Typed in wrongly"

    def test_a_correction_of_nothing_is_refused(self, own: Program, alba: Board) -> None:
        path = f"{ALBA}/appointments/{alba.appointments.get(seat__ref='la1').public_id}"
        tag = own.get(path).headers["ETag"]
        assert problem(own.patch(path, {"why": "because"}, If_Match=tag)) == (422, "invalid")
        assert problem(own.patch(path, {"ends": "open"}, If_Match=tag)) == (422, "invalid")

    def test_how_it_ended_is_not_put_right_here_whatever_it_was(self, own: Program, alba: Board) -> None:
        refusals = []
        for seat, how in (("la1", "disqualification"), ("la2", "other")):
            sitting = alba.appointments.get(seat__ref=seat)
            end_appointment(sitting, on=date(2026, 11, 1), how=how, version=1, by=STORY)
            path = f"{ALBA}/appointments/{sitting.public_id}"
            for name, value in (("how_ended", "other"), ("how_ended", None), ("ended_by", None)):
                tag = own.get(path).headers["ETag"]
                answer = own.patch(path, {name: value, "why": "a slip"}, If_Match=tag)
                assert problem(answer) == (422, "invalid")
                refusals.append(answer.json()["errors"])
        assert refusals[:3] == refusals[3:]


class TestStandings:
    @pytest.mark.parametrize(
        ("body", "pointer"),
        [
            ({"is": "councillor", "of": "nhs-alba"}, "#/of"),
            ({"is": "health_board_member", "of": "alba-council"}, "#/of"),
            ({"is": "non_executive", "of": "alba-council"}, "#/of"),
            ({"is": "office_holder", "of": "alba-council"}, "#/office"),
            ({"is": "registered"}, "#/as"),
        ],
    )
    def test_what_nobody_can_be_is_refused(
        self, own: Program, alba: Board, body: dict[str, str], pointer: str
    ) -> None:
        answer = own.post(f"{ALBA}/standings", {"person": "p-la1", "starts_on": "2026-01-01", **body})
        assert problem(answer) == (422, "invalid")
        assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]

    def test_what_somebody_is_is_recorded_ended_and_corrected(self, own: Program, alba: Board) -> None:
        body = {
            "person": "p-la1",
            "is": "seconded",
            "of": "nhs-alba",
            "starts_on": "2026-01-01",
            "ends": "open",
        }
        found = made(own.post(f"{ALBA}/standings", body))
        assert (found["is"], found["of"], found["in_place"]) == ("seconded", "nhs-alba", True)
        path = path_of(found)
        assert changed(own, path, "end", {"on": "2026-11-20"})["in_place"] is False
        assert corrected(own, path, {"ends": "2026-11-21", "why": "a day out"})["in_place"] is True
        changed(own, path, "withdraw", {"why": "never was"})
        assert problem(own.get(path)) == (404, "not-found")

    def test_a_disqualification_cannot_be_recorded_here(self, own: Program, alba: Board) -> None:
        body = {"person": "p-la1", "is": "disqualified", "category": "insolvency"}
        answer = own.post(f"{ALBA}/standings", body)
        assert problem(answer) == (422, "invalid")
        assert not alba.standings.filter(kind="disqualified").exists()


def test_a_paper_is_recorded_corrected_and_withdrawn(own: Program, alba: Board) -> None:
    body = {
        "kind": "notice",
        "topic": "vacancy",
        "about": {"seat": "user"},
        "from": "board",
        "given_on": "2026-11-01",
    }
    found = made(own.post(f"{ALBA}/papers", body))
    assert {name: found[name] for name in body} == body
    path = path_of(found)
    assert corrected(own, path, {"given_on": "2026-11-02", "why": "a day out"})["given_on"] == "2026-11-02"
    changed(own, path, "withdraw", {"why": "never sent"})
    assert problem(own.get(path)) == (404, "not-found")


@pytest.mark.parametrize("says", [True, False])
def test_what_a_declaration_says_is_for_the_secretary_to_record(
    says: bool, own: Program, alba: Board
) -> None:
    said = {"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}}
    paper = record_paper(alba, said=said | {"says": says}, by=STORY)
    path, before = f"{ALBA}/papers/{paper.public_id}", snapshot.load_record(alba)
    new = {"seat": "user", "person": "p-la1", "starts_on": "2026-12-01"}
    brought = {"kind": "declaration", "topic": "eligibility", "says": False}
    for answer in (
        own.patch(path, {"says": True, "why": "a slip"}, If_Match=own.get(path).headers["ETag"]),
        own.post(f"{ALBA}/papers", said | {"says": True}),
        own.post(f"{ALBA}/appointments", new | {"papers": [brought]}),
    ):
        assert problem(answer) == (422, "invalid")
        assert "for the board’s secretary alone" in answer.content.decode()
    assert snapshot.load_record(alba) == before


def test_a_declaration_is_recorded_without_what_it_says(own: Program, alba: Board) -> None:
    said = {"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}}
    assert made(own.post(f"{ALBA}/papers", said | {"given_on": "2026-11-01"}))["says"] is None


def test_a_paper_about_nothing_on_record_is_refused(own: Program, alba: Board) -> None:
    answer = own.post(f"{ALBA}/papers", {"kind": "notice", "about": {"seat": "nowhere"}})
    assert problem(answer) == (422, "invalid")
    assert answer.json()["errors"] == [
        {"pointer": "#/about/seat", "detail": "There is no such seat on this board."}
    ]
    assert not alba.papers.filter(kind="notice").exists()


def test_a_paper_names_rows_by_either_id(own: Program, alba: Board) -> None:
    person, seat = alba.people.get(ref="p-la1"), alba.seats.get(ref="la1")
    appointment = alba.appointments.get(seat=seat)
    about = {
        "person": str(person.public_id),
        "seat": str(seat.public_id),
        "appointment": str(appointment.public_id),
        "authority": "alba-council",
    }
    body = {"kind": "joint_vote", "about": about, "agreed_by": [str(person.public_id), "p-la2"]}
    found = made(own.post(f"{ALBA}/papers", body))
    known = {"person": "p-la1", "seat": "la1", "appointment": appointment.record_id}
    assert found["about"] == about | known
    assert found["agreed_by"] == ["p-la1", "p-la2"]
    changed_to = corrected(own, path_of(found), {"about": {"person": about["person"]}, "why": "too much"})
    assert changed_to["about"] == {"person": "p-la1"}
    by_its_ref = {"kind": "notice", "about": {"appointment": appointment.record_id}}
    assert made(own.post(f"{ALBA}/papers", by_its_ref))["about"] == by_its_ref["about"]


def test_everybody_a_paper_names_who_is_not_on_record_is_pointed_at(own: Program, alba: Board) -> None:
    body = {"kind": "joint_vote", "about": {"person": "nobody"}, "agreed_by": ["p-la1", "no-one"]}
    answer = own.post(f"{ALBA}/papers", body)
    assert problem(answer) == (422, "invalid")
    assert [each["pointer"] for each in answer.json()["errors"]] == ["#/about/person", "#/agreed_by/1"]


def test_what_is_wrong_inside_a_field_is_pointed_at(own: Program, alba: Board) -> None:
    body = {"kind": "joint_vote", "about": {"person": "not an id"}, "agreed_by": ["p-la1", 7]}
    answer = own.post(f"{ALBA}/papers", body)
    assert problem(answer) == (422, "invalid")
    assert [each["pointer"] for each in answer.json()["errors"]] == ["#/about/person", "#/agreed_by/1"]


def test_an_appointing_period_and_who_is_in_office_in_it(own: Program, alba: Board) -> None:
    body = {"from": "2027-04-01", "to": "2029-03-31", "chair_by": "nhs-alba", "vice_by": "alba-council"}
    period = made(own.post(f"{ALBA}/appointing-periods", body))
    assert (period["holders"], period["in_place"]) == ([], False)
    holder = {"period": period["ref"], "person": "p-hb1", "office": "chair", "starts_on": "2027-04-01"}
    chair = made(own.post(f"{ALBA}/office-holders", holder))
    assert chair["period"]["public_id"] == period["public_id"]
    ((shown),) = read(own, f"{path_of(period)}?as_at=2027-05-01")["holders"]
    assert (shown["person"]["name"], shown["in_place"]) == ("Morag", True)
    assert changed(own, path_of(chair), "end", {"on": "2028-01-31"})["ends"] == "2028-01-31"
    moved = corrected(own, path_of(period), {"to": "2028-12-31", "why": "moved"})
    assert moved["to"] == "2028-12-31"


def test_a_period_is_taken_off_with_those_in_office_in_it(own: Program, alba: Board) -> None:
    period = alba.appointing_periods.order_by("pk").first()
    assert period is not None
    held = [str(each) for each in period.holders.values_list("public_id", flat=True)]
    assert held
    changed(own, f"{ALBA}/appointing-periods/{period.public_id}", "withdraw", {"why": "never was"})
    left = read(own, f"{ALBA}/office-holders?limit=500")["data"]
    assert not {each["public_id"] for each in left} & {*held}
    told = alba.audit_events.filter(event="membership.holder_withdrawn")
    assert {str(each.object_id) for each in told} == {*held}


@pytest.mark.parametrize(
    ("change", "status", "pointer"),
    [
        ({"starts_on": "2027-03-31"}, 422, "#/starts_on"),
        ({"starts_on": "2027-05-01", "ends": "2029-04-01"}, 422, "#/ends"),
        ({"person": "p-hb2", "starts_on": "2027-05-01"}, 409, "#/starts_on"),
    ],
)
def test_a_chair_is_in_office_in_the_period_and_alone(
    own: Program, alba: Board, change: dict[str, str], status: int, pointer: str
) -> None:
    body = {"from": "2027-04-01", "to": "2029-03-31", "chair_by": "nhs-alba", "vice_by": "alba-council"}
    period = made(own.post(f"{ALBA}/appointing-periods", body))
    holder = {"period": period["ref"], "person": "p-hb1", "office": "chair", "starts_on": "2027-04-01"}
    made(own.post(f"{ALBA}/office-holders", holder))
    answer = own.post(f"{ALBA}/office-holders", holder | change)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (status, pointer)


def test_a_period_while_another_runs_is_refused(own: Program, alba: Board) -> None:
    body = {"from": "2026-04-01", "to": "2029-03-31", "chair_by": "nhs-alba"}
    answer = own.post(f"{ALBA}/appointing-periods", body)
    assert problem(answer) == (409, "refused")
    assert answer.json()["errors"][0]["pointer"] == "#/from"
    assert made(own.post(f"{ALBA}/appointing-periods", body | {"temporary": True}))["temporary"] is True


def test_a_partner_can_change_nothing(partner: Program, alba: Board) -> None:
    before = snapshot.load_record(alba)
    for path in ("people", "appointments", "standings", "papers", "appointing-periods", "office-holders"):
        assert problem(partner.post(f"{ALBA}/{path}", {})) == (403, "scope-needed")
    assert snapshot.load_record(alba) == before


def test_another_boards_client_finds_nothing_to_change(stranger: Program, alba: Board) -> None:
    answer = stranger.post(f"{ALBA}/people", {"name": "Una"})
    assert problem(answer) == (404, "not-found")
    assert not alba.people.filter(name="Una").exists()
