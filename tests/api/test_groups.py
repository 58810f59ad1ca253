"""Groups, decisions, consultations and localities over the API: read on any day, and changed."""

from typing import Any

import pytest

from boards.models import Board
from boards.services import import_board
from membership.services.groups import record_group
from tests.api.cast import ALBA, Program, own_client, problem, row, token_for
from tests.api.test_acts import changed, corrected, made, path_of
from tests.api.test_openapi import conforms, document
from tests.api.test_read import LISTS, Queries, one, read
from tests.cast import STORY
from tests.statute.planning_groups import settled
from tests.statute.situations import Record, end

__all__ = ["document"]

pytestmark = pytest.mark.django_db

NEW = LISTS[7:]


def structured() -> Record:
    """A board whose planning group lacks users of social care since October, and had something to settle."""
    record = settled()
    end(record, "g07", "2026-09-30")
    asked = {"id": "co1", "group": "spg", "subject": "Draft plan", "asked_on": "2026-01-12"}
    record["consultations"] = [asked]
    record["issues"] = [{"id": "is1", "locality": "a", "what": "No bus.", "raised_on": "2026-02-03"}]
    group = {"id": "lpg", "name": "Locality group", "kind": "locality_group", "parent": "spg"}
    record["groups"].append(group)
    return record


@pytest.fixture
def alba(db: None, today: None) -> Board:
    """The board."""
    return import_board(structured(), by=STORY)


class TestReading:
    @pytest.mark.parametrize("name", NEW)
    @pytest.mark.parametrize("day", ["2014-04-01", "2026-11-21", "2036-11-21"])
    def test_what_is_sent_has_the_shape_that_is_described(
        self, document: Any, reader: Program, name: str, day: str
    ) -> None:
        answer = read(reader, f"{ALBA}/{name}?as_at={day}&limit=500")
        assert answer["data"]
        operation = document["paths"][f"/api/v1/boards/{{slug}}/{name}"]["get"]
        conforms(document, operation["responses"]["200"]["content"]["application/json"]["schema"], answer)
        first = answer["data"][0]
        assert read(reader, path_of(first) + f"?as_at={day}") == {"as_at": day} | first

    def test_a_group_is_in_place_from_its_first_day(self, reader: Program) -> None:
        assert one(reader, "groups", "spg", as_at="2015-03-31")["in_place"] is False
        assert one(reader, "groups", "spg", as_at="2015-04-01")["in_place"] is True
        found = read(reader, f"{ALBA}/groups?in_place=true&kind=planning_group")["data"]
        assert [each["ref"] for each in found] == ["spg"]

    def test_seats_and_appointments_are_found_by_group_and_by_locality(self, reader: Program) -> None:
        of_group = read(reader, f"{ALBA}/seats?group=spg&limit=500")["data"]
        assert {each["group"] for each in of_group} == {"spg"}
        of_board = read(reader, f"{ALBA}/seats?group=none&limit=500")["data"]
        assert {each["group"] for each in of_board} == {None}
        (voice,) = read(reader, f"{ALBA}/seats?locality=a")["data"]
        assert (voice["basis"], voice["locality"], voice["nominated_jointly"]) == ("SPG_LOC", "a", None)
        (appointed,) = read(reader, f"{ALBA}/appointments?group=spg&locality=a")["data"]
        assert (appointed["seat"]["ref"], appointed["appointed_by"]) == ("loc-a", "board")

    @pytest.mark.parametrize(
        ("query", "refs"),
        [
            ("decisions?group=spg&topic=group_size", ["size"]),
            ("decisions?by=board&topic=expenses_policy", ["expenses"]),
            ("decisions?by=spg", []),
            ("decisions?by=chief-officer", []),
            ("decisions?by=alba-council", []),
            ("decisions?locality=a", []),
            ("consultations?group=spg", ["co1"]),
            ("localities?kind=integration", ["a", "b"]),
            ("localities?kind=community_planning", []),
            ("involvements?locality=a&kind=housing&person=p-la1", []),
            ("issues?locality=a", ["is1"]),
            ("issues?locality=b", []),
        ],
    )
    def test_lists_are_narrowed(self, reader: Program, query: str, refs: list[str]) -> None:
        assert [each["ref"] for each in read(reader, f"{ALBA}/{query}")["data"]] == refs

    @pytest.mark.parametrize("name", ["seats", "appointments", "decisions", "papers"])
    def test_a_locality_is_asked_for_by_either_id(self, reader: Program, alba: Board, name: str) -> None:
        north = alba.localities.get(ref="a")
        found = read(reader, f"{ALBA}/{name}?locality=a")["data"]
        assert read(reader, f"{ALBA}/{name}?locality={north.public_id}")["data"] == found
        assert bool(found) == (name in {"seats", "appointments"})

    def test_decisions_of_whoever_took_one_are_found_though_nobody_knows_them(
        self, reader: Program, alba: Board
    ) -> None:
        alba.decisions.filter(ref="size").update(taken_by="somebody-else")
        (decision,) = read(reader, f"{ALBA}/decisions?by=somebody-else")["data"]
        assert decision["ref"] == "size"

    def test_papers_are_found_by_the_group_that_they_are_about(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/papers?group=spg&kind=meeting")["data"]
        assert [each["given_on"][5:7] for each in found] == ["02", "04", "06", "08"]

    @pytest.mark.parametrize(
        "query",
        [
            "seats?group=x",
            "issues?locality=x",
            "involvements?person=x",
            "groups?kind=x",
            "seats?locality=x",
            "appointments?locality=x",
            "decisions?locality=x",
            "papers?locality=x",
            "decisions?by=x",
        ],
    )
    def test_a_group_or_locality_that_there_is_not_is_refused(self, reader: Program, query: str) -> None:
        assert problem(reader.get(f"{ALBA}/{query}")) == (400, "bad-query")

    def test_they_need_their_scopes(self, partner: Program, alba: Board) -> None:
        for name in [*NEW, "coverage", "localities/involvement"]:
            assert problem(partner.get(f"{ALBA}/{name}")) == (403, "scope-needed")
        reads = Program(token_for(own_client(alba, ["groups:read"]), ["groups:read"]))
        assert reads.get(f"{ALBA}/decisions").status_code == 200
        assert problem(reads.post(f"{ALBA}/groups", {"name": "X"})) == (403, "scope-needed")

    def test_without_leave_nobody_is_named(self, alba: Board) -> None:
        scopes = ["boards:read", "appointments:read", "groups:read", "localities:read"]
        program = Program(token_for(own_client(alba, scopes), scopes))
        names = [name for name in alba.people.values_list("name", flat=True) if name]
        for path in (*NEW, "coverage", "localities/involvement"):
            sent = program.get(f"{ALBA}/{path}").content.decode()
            assert [name for name in names if f'"{name}"' in sent] == [], path
        assert read(program, f"{ALBA}/involvements")["data"][0]["person"]["ref"]

    def test_another_board_has_none_of_it(self, stranger: Program, alba: Board) -> None:
        for name in [*NEW, "coverage", "localities/involvement"]:
            assert problem(stranger.get(f"{ALBA}/{name}")) == (404, "not-found")
        assert problem(stranger.get(row(alba, "groups", "spg"))) == (404, "not-found")


class TestCoverage:
    def test_a_place_that_is_not_filled_says_since_when(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/coverage")
        assert (found["group"]["ref"], found["reason"]) == ("spg", None)
        gaps = [each for each in found["interests"] if each["state"] != "filled"]
        assert [(each["key"], each["state"], each["empty_since"]) for each in gaps] == [
            ("G07", "not_filled", "2026-10-01")
        ]
        (voice,) = found["interests"][0]["voices"]
        assert (voice["person"]["name"], voice["confirmed"]) == ("Member p-g01", True)
        assert [each["key"] for each in found["localities"]] == ["a", "b"]

    def test_the_day_decides(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/coverage?as_at=2026-09-30")["interests"]
        assert {each["state"] for each in found} == {"filled"}
        early = read(reader, f"{ALBA}/coverage?as_at=2015-03-31")
        assert early["group"] is None
        assert early["reason"] == (
            "Not on record: whether Alba Integration Joint Board has a strategic planning group, and which"
            " it is."
        )

    def test_without_leave_for_appointments_it_says_only_where_somebody_is(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba, ["groups:read"]), ["groups:read"]))
        first = read(program, f"{ALBA}/coverage")["interests"][0]
        assert first["state"] == "filled"
        assert "voices" not in first

    def test_where_nobody_knows_whether_there_is_a_group_it_says_what_is_missing(
        self, other_board: Board
    ) -> None:
        program = Program(token_for(own_client(other_board), ["groups:read"]))
        found = read(program, f"/api/v1/boards/{other_board.slug}/coverage")
        assert (found["group"], len(found["missing"])) == (None, 1)

    def test_of_two_groups_on_one_day_it_says_which_is_shown(self, reader: Program, alba: Board) -> None:
        assert read(reader, f"{ALBA}/coverage")["note"] is None
        said = {"name": "New group", "kind": "planning_group", "from": "2026-11-01"}
        record_group(alba, said=said, by=STORY)
        found = read(reader, f"{ALBA}/coverage")
        assert found["group"]["ref"] == alba.groups.get(name="New group").ref
        assert found["note"] == (
            "Two are on record for this day: Planning group and New group; the one that began last is "
            "shown. End the other."
        )
        assert read(reader, f"{ALBA}/coverage?as_at=2026-10-31")["note"] is None

    def test_it_is_as_described(self, document: Any, reader: Program) -> None:
        for path in ("coverage", "localities/involvement"):
            for day in ("2014-04-01", "2026-11-21", "2036-11-21"):
                answer = read(reader, f"{ALBA}/{path}?as_at={day}")
                shape = document["paths"][f"/api/v1/boards/{{slug}}/{path}"]["get"]["responses"]["200"]
                conforms(document, shape["content"]["application/json"]["schema"], answer)


class TestInvolvementByLocality:
    def test_five_kinds_of_people_in_each_locality(self, reader: Program) -> None:
        found = read(reader, f"{ALBA}/localities/involvement")
        assert [each["name"] for each in found["localities"]] == ["Ardgarve", "Balkeld"]
        kinds = found["localities"][0]["kinds"]
        assert {each["state"] for each in kinds} == {"takes_part"}
        (part,) = kinds[0]["parts"]
        assert part["route"] == "member of the locality planning group"
        assert read(reader, path_of(part["involvement"]))["kind"] == kinds[0]["kind"]

    def test_who_left_is_no_longer_there(self, own: Program, reader: Program, alba: Board) -> None:
        (housing,) = read(own, f"{ALBA}/involvements?locality=a&kind=housing")["data"]
        changed(own, path_of(housing), "end", {"on": "2026-10-31"})
        found = read(reader, f"{ALBA}/localities/involvement")["localities"][0]["kinds"]
        gone = next(each for each in found if each["kind"] == "housing")
        assert (gone["state"], gone["parts"], gone["last_on"]) == ("nobody", [], "2026-10-31")


class TestActs:
    def test_a_group_is_recorded_corrected_and_ended(self, own: Program, alba: Board) -> None:
        spg = alba.groups.get(ref="spg")
        group = made(
            own.post(f"{ALBA}/groups", {"name": "Audit", "parent": str(spg.public_id), "from": "2020-04-01"})
        )
        assert (group["parent"], group["in_place"]) == ("spg", True)
        corrected(own, path_of(group), {"review_due_on": "2027-03-31", "why": "Reviewed"})
        ended = changed(own, path_of(group), "end", {"on": "2026-10-31"})
        assert (ended["to"], ended["in_place"], ended["version"]) == ("2026-10-31", False, 3)
        again = own.post(
            f"{path_of(group)}/end",
            {"on": "2026-10-30"},
            If_Match=f'"{group["public_id"]}.{ended["version"]}"',
        )
        assert problem(again) == (409, "refused")
        changed(own, path_of(group), "withdraw", {"why": "Entered twice"})
        assert problem(own.get(path_of(group))) == (404, "not-found")

    def test_a_group_that_others_name_stays(self, own: Program, alba: Board) -> None:
        path = row(alba, "groups", "spg")
        answer = own.post(f"{path}/withdraw", {"why": "x"}, If_Match=own.get(path).headers["ETag"])
        assert answer.status_code == 409

    def test_a_decision_names_its_group_by_either_id(self, own: Program, alba: Board) -> None:
        spg = str(alba.groups.get(ref="spg").public_id)
        said = {
            "by": "board", "on": "2026-10-01", "topic": "group_size", "what": "Sixteen.", "number": 16,
            "about": {"group": spg}, "votes": {"for": 6, "against": 1, "attending": 8},
        }  # fmt: skip
        decision = made(own.post(f"{ALBA}/decisions", said))
        assert (decision["about"], decision["votes"]["for"]) == ({"group": "spg"}, 6)
        assert corrected(own, path_of(decision), {"number": 17, "why": "Miscounted"})["number"] == 17

    def test_views_of_a_consultation_are_added(self, own: Program, alba: Board) -> None:
        asked = made(own.post(f"{ALBA}/consultations", {"group": "spg", "subject": "Budget"}))
        answers = [{"question": "need", "view": "It grows."}]
        told = corrected(own, path_of(asked), {"views": "Yes.", "answers": answers, "why": "Views came"})
        assert (told["views"], told["answers"]) == ("Yes.", answers)

    def test_a_locality_and_a_part_in_it_are_recorded(self, own: Program, alba: Board) -> None:
        said = {"name": "Isles", "kind": "integration", "from": "2026-04-01", "units": ["S01000991"]}
        isles = made(own.post(f"{ALBA}/localities", said))
        body = {"locality": isles["public_id"], "kind": "housing", "body": "Isles Homes"}
        part = made(own.post(f"{ALBA}/involvements", body))
        assert (part["locality"], part["person"], part["body"]) == (isles["ref"], None, "Isles Homes")
        issue = made(own.post(f"{ALBA}/issues", {"locality": isles["ref"], "what": "<b>No ferry</b>"}))
        assert corrected(own, path_of(issue), {"outcome": "none", "why": "Nothing"})["outcome"] == "none"
        assert changed(own, path_of(isles), "end", {"on": "2026-11-30"})["to"] == "2026-11-30"

    @pytest.mark.parametrize(
        ("path", "body", "pointer"),
        [
            ("groups", {"name": "X", "kind": "club"}, "/kind"),
            ("decisions", {"topic": "other", "votes": {"for": -1}}, "/votes/for"),
            ("consultations", {"subject": "X"}, "/group"),
            ("localities", {"name": "X", "units": ["a", ""]}, "/units/1"),
            ("issues", {"locality": "a", "what": ""}, "/what"),
        ],
    )
    def test_a_wrong_value_is_refused_at_its_place(
        self, own: Program, path: str, body: Any, pointer: str
    ) -> None:
        answer = own.post(f"{ALBA}/{path}", body)
        assert problem(answer) == (422, "invalid")
        assert f"#{pointer}" in [each["pointer"] for each in answer.json()["errors"]]

    @pytest.mark.parametrize(
        "by", ["nobody", "member", "nhs-elsewhere", "00000000-0000-4000-8000-000000000009"]
    )
    def test_a_decision_is_taken_by_somebody_who_can(self, own: Program, alba: Board, by: str) -> None:
        answer = own.post(f"{ALBA}/decisions", {"topic": "other", "by": by})
        assert (problem(answer), answer.json()["errors"][0]["pointer"]) == ((422, "invalid"), "#/by")
        path = row(alba, "decisions", "size")
        answer = own.patch(path, {"by": by, "why": "x"}, If_Match=own.get(path).headers["ETag"])
        assert (problem(answer), answer.json()["errors"][0]["pointer"]) == ((422, "invalid"), "#/by")

    @pytest.mark.parametrize("by", ["board", "chief-officer", "alba-council", "spg"])
    def test_the_board_its_authorities_its_groups_and_the_chief_officer_decide(
        self, own: Program, by: str
    ) -> None:
        assert made(own.post(f"{ALBA}/decisions", {"topic": "other", "by": by}))["by"] == by

    def test_another_boards_group_decides_nothing(
        self, own: Program, alba: Board, other_board: Board
    ) -> None:
        theirs = record_group(other_board, said={"name": "Theirs"}, by=STORY)
        answer = own.post(f"{ALBA}/decisions", {"topic": "other", "by": str(theirs.public_id)})
        assert answer.status_code == 422

    def test_a_decision_on_record_with_another_decider_is_corrected_elsewhere(
        self, own: Program, alba: Board
    ) -> None:
        alba.decisions.filter(ref="size").update(taken_by="somebody-else")
        told = corrected(own, row(alba, "decisions", "size"), {"minute": "Item 3", "why": "Found"})
        assert (told["minute"], told["by"]) == ("Item 3", "somebody-else")

    def test_who_appointed_and_who_ended_an_appointment_is_somebody_who_can(
        self, own: Program, alba: Board
    ) -> None:
        said = {"seat": "user", "new_person": "X", "starts_on": "2010-05-01", "ends": "2010-06-01"}
        answer = own.post(f"{ALBA}/appointments", said | {"appointed_by": "chief-officer"})
        assert (problem(answer), answer.json()["errors"][0]["pointer"]) == (
            (422, "invalid"),
            "#/appointed_by",
        )
        ended = path_of(made(own.post(f"{ALBA}/appointments", said | {"appointed_by": "spg"})))
        (sitting,) = read(own, f"{ALBA}/appointments?seat=user&in_place=true")["data"]
        for path, do, body, field in (
            (ended, own.patch, {"appointed_by": "nobody", "why": "x"}, "appointed_by"),
            (
                f"{path_of(sitting)}/end",
                own.post,
                {"on": "2026-10-01", "how_ended": "other", "ended_by": "nobody"},
                "ended_by",
            ),
        ):
            answer = do(path, body, If_Match=own.get(path.removesuffix("/end")).headers["ETag"])
            assert answer.status_code == 422
            assert answer.json()["errors"][0]["pointer"] == f"#/{field}"

    def test_an_issue_is_answered_after_it_was_raised(self, own: Program) -> None:
        for field in ("told_on", "answered_on"):
            said = {"locality": "a", "what": "X", "raised_on": "2026-02-03", field: "2026-02-02"}
            answer = own.post(f"{ALBA}/issues", said)
            assert answer.status_code == 422
            assert answer.json()["errors"][0]["pointer"] == f"#/{field}"

    def test_a_decision_does_not_rest_on_itself(self, own: Program, alba: Board) -> None:
        first = made(own.post(f"{ALBA}/decisions", {"topic": "delegation", "what": "First"}))
        second = made(own.post(f"{ALBA}/decisions", {"topic": "other", "under": first["ref"]}))
        path = path_of(first)
        for under in (first["ref"], second["ref"]):
            answer = own.patch(path, {"under": under, "why": "x"}, If_Match=own.get(path).headers["ETag"])
            assert answer.status_code == 422
            assert answer.json()["errors"][0]["pointer"] == "#/under"

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("groups", {"name": "X", "parent": "nowhere"}),
            ("consultations", {"group": "nowhere"}),
            ("involvements", {"locality": "nowhere", "kind": "housing"}),
            ("involvements", {"locality": "a", "kind": "housing", "person": "nobody"}),
            ("issues", {"locality": "nowhere", "what": "X"}),
        ],
    )
    def test_what_names_a_row_that_there_is_not_is_refused(self, own: Program, path: str, body: Any) -> None:
        assert own.post(f"{ALBA}/{path}", body).status_code in {409, 422}


def test_the_number_of_queries_does_not_grow(
    reader: Program, alba: Board, django_assert_max_num_queries: Queries
) -> None:
    reader.get(ALBA)
    for path in (*NEW, "coverage", "localities/involvement"):
        with django_assert_max_num_queries(27):
            assert reader.get(f"{ALBA}/{path}").status_code == 200
