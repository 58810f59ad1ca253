"""The set-up guide: from nothing to a lawful board, each task once, whoever goes on with it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from boards import snapshot
from boards.models import Board, RoleName
from boards.services import add_authority, appoint_operator
from boards.snapshot import load_record
from compliance.setup.seats import missing_seats
from compliance.setup_guide import State, guide_of
from membership.services import record_person
from membership.services.setting_up import claim_known, record_seats, record_standings, seat_members
from membership.twins.setting_up import (
    Seated,
    known_claimed,
    members_seated,
    seats_recorded,
    standings_recorded,
)
from statute.assessing import answer, assess
from statute.facts import BoardFacts
from statute.findings import Outcome
from statute.record import canonical, facts_of
from statute.registry import REGISTRY
from tests.cast import STORY, board, other_board, rhona, with_role
from tests.membership.page_cast import text_of, today, window_of
from tests.statute.planning_groups import board_with_group
from tests.statute.situations import blank, committee, multi, row, single, vacate

__all__ = ["board", "other_board", "rhona", "today"]

DAY = date(2026, 11, 21)
FROM = "2025-05-01"
BOTH_STAFF = "STAFF:nhs-alba STAFF:alba-council"
PEOPLE = [f"Member {number}" for number in range(1, 41)]


@pytest.fixture
def shared(db: None) -> None:
    """The list of authorities that all boards share."""
    add_authority(slug="ayr-council", name="Ayr Council", kind="council", by=STORY)
    add_authority(slug="doon-council", name="Doon Council", kind="council", by=STORY)
    add_authority(slug="nhs-ayr", name="NHS Ayr", kind="health_board", by=STORY)


@pytest.fixture
def ailsas(today: None, board: Board, shared: None) -> Client:
    """The window of Ailsa, the secretary of a board of which nothing is known yet."""
    return window_of(with_role("Ailsa", board, RoleName.SECRETARY))


@pytest.fixture
def calums(today: None, board: Board) -> Client:
    """The window of Calum, a member of the board."""
    return window_of(with_role("Calum", board, RoleName.MEMBER))


def at(task: str = "") -> str:
    """Give the address of a task, or of the guide."""
    name = f"compliance:set_up_{task}" if task else "compliance:set_up"
    return reverse(name, args=["ayrshire"])


def sent_by_form(page: Any) -> dict[str, Any]:
    """Give what a form would send as it stands."""
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: _sent(value) for name, value in values.items() if value not in (None, False, "")}


def _sent(value: Any) -> str:
    return "on" if value is True else str(value)


def do(window: Client, task: str, step: str = "confirm", **typed: str) -> Any:
    """Open a task, fill it in over what is proposed, and press a button."""
    return window.post(at(task), sent_by_form(window.get(at(task))) | typed | {"step": step})


def identify(window: Client, **typed: str) -> Any:
    return do(window, "identity", **({"order": "SSI 2015/88", "regime": "ijb_single"} | typed))


def authorities(window: Client, **typed: str) -> Any:
    said = {"health_board": "nhs-ayr", "council_1": "ayr-council", "count_1": "40", "since_1": "2015-04-01"}
    return do(window, "authorities", **(said | typed))


def scheme(window: Client, **typed: str) -> Any:
    said = {
        "nominees_0": "3",
        "nominees_1": "3",
        "agreed_number": "3",
        "specified_number_silent": "on",
        "first_chair_by": "ayr-council",
        "chair_term_months": "24",
        "vice_term_months": "24",
    }
    return do(window, "scheme", **(said | typed))


def people(window: Client, names: list[str] = PEOPLE) -> Any:
    lines = window.get(at("people")).context["form"].lines
    typed: dict[str, str] = {}
    for line, name in zip(lines, names, strict=False):
        typed |= {line.name.html_name: name, line.starts_on.html_name: FROM}
        if line.term_ends:
            typed[line.term_ends.html_name] = "2028-04-30"
    return do(window, "people", **typed)


def standings(window: Client) -> Any:
    members = window.get(at("standings")).context["form"].members
    ticks = {line.is_so.html_name: "on" for member in members for line in member.lines}
    return do(window, "standings", **ticks)


def complete(window: Client, day: str = FROM) -> Any:
    names = ("seats", "holders", "standings", "appointing_periods", "scheme_versions")
    return do(window, "complete", **dict.fromkeys(names, day))


def facts(board: Board) -> BoardFacts:
    return snapshot.load(Board.objects.get(pk=board.pk))


def states(board: Board) -> list[str]:
    return [task.progress.state.value for task in guide_of(facts(board), DAY, users=1).tasks]


class TestFromNothing:
    def test_nothing_is_done_and_the_first_task_comes_first(self, ailsas: Client) -> None:
        page = ailsas.get(at())
        assert "0 of 11 done" in text_of(page)
        assert "Go on with 1: Identify the board" in text_of(page)

    def test_a_lawful_board_is_made_with_the_guide_alone(self, ailsas: Client, board: Board) -> None:
        steps = [identify, authorities, scheme]
        for step in steps:
            assert step(ailsas).status_code == 302
        assert do(ailsas, "seats").status_code == 302
        assert people(ailsas).status_code == 302
        assert standings(ailsas).status_code == 302
        a_chair(ailsas, board)
        assert complete(ailsas).status_code == 302
        guide = guide_of(facts(board), DAY, users=2)
        assert [task.title for task in guide.tasks if not task.is_done] == [
            "Localities",
            "Planning group",
            "What is complete",
        ]
        assert outcomes(board, "MEM-01", "MEM-02", "MEM-03", "MEM-10", "MEM-11", "MEM-12", "MEM-13", "MEM-14",
                        "MEM-16", "MEM-17", "MEM-18", "MEM-19", "MEM-20", "MEM-21", "MEM-23", "CHR-01",
                        "TRM-01") == {Outcome.MET}  # fmt: skip

    def test_each_step_leaves_less_that_cannot_be_told(self, ailsas: Client, board: Board) -> None:
        left = [cannot_tell(board)]
        for step in (
            identify,
            authorities,
            scheme,
            lambda window: do(window, "seats"),
            people,
            standings,
            complete,
        ):
            step(ailsas)
            left.append(cannot_tell(board))
        assert left[-1] < left[0] / 2
        assert "rules cannot be told today; before it was" in text_of(ailsas.get(at()))

    def test_each_task_can_be_seen_before_it_is_kept(self, ailsas: Client, board: Board) -> None:
        page = do(ailsas, "identity", step="preview", order="SSI 2015/88", regime="ijb_single")
        assert "Check before saving" in text_of(page)
        assert "MEM-01" in {each.rule.id for each in page.context["differences"][0].changed}
        assert load_record(Board.objects.get(pk=board.pk))["board"] == {
            "slug": "ayrshire",
            "name": "Ayrshire IJB",
        }


def a_chair(window: Client, board: Board) -> None:
    by_seat = {
        str(each.seat): each.person.public_id for each in board.appointments.select_related("seat", "person")
    }
    council, health = "Council nominee, Ayr Council, place 1", "Health Board nominee, NHS Ayr, place 1"
    address = reverse("membership:begin_period", args=["ayrshire"])
    said = {
        "from": FROM,
        "to": "2027-04-30",
        "chair_by": "ayr-council",
        "vice_by": "nhs-ayr",
        "step": "confirm",
    }
    people_said = {"chair": str(by_seat[council]), "vice": str(by_seat[health])}
    assert window.post(address, said | people_said).status_code == 302


def outcomes(board: Board, *rules: str) -> set[Outcome]:
    found = {rule: answer(REGISTRY[rule], facts(board), DAY).outcome for rule in rules}
    assert {rule for rule, outcome in found.items() if outcome is not Outcome.MET} == set()
    return set(found.values())


def cannot_tell(board: Board) -> int:
    return sum(each.outcome is Outcome.CANNOT_TELL for each in assess(facts(board), DAY).results)


class TestStates:
    def test_a_task_waits_for_what_it_rests_on(self, ailsas: Client, board: Board) -> None:
        assert states(board)[2:7] == ["waiting"] * 5
        assert states(board)[9] == "waiting"
        assert "Something else comes first" in text_of(ailsas.get(at("seats")))
        assert ailsas.post(at("seats"), {"step": "confirm"}).status_code == 200
        assert not board.seats.exists()

    def test_it_is_worked_out_from_the_record(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        assert states(board)[0] == State.DONE
        authorities(ailsas, count_1="", since_1="")
        assert states(board)[1] == State.BEGUN
        assert "how many councillors Ayr Council has" in text_of(ailsas.get(at()))

    def test_a_scheme_that_does_not_say_is_read(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        scheme(ailsas, first_chair_by="", first_chair_by_silent="on")
        assert board.scheme_versions.get().terms["first_chair_by"] == "none"
        assert states(board)[2] == State.DONE

    def test_localities_and_the_planning_group_are_counted(self) -> None:
        def told(record: dict[str, Any]) -> list[tuple[str, str]]:
            tasks = guide_of(facts_of(record), DAY, users=2).tasks[7:9]
            return [(each.progress.state.value, each.progress.says) for each in tasks]

        assert told(single()) == [
            ("to do", "No locality is on record; a strategic plan has two or more"),
            ("to do", "No strategic planning group is on record for today"),
        ]
        record = board_with_group()
        assert told(record) == [("done", "2 localities"), ("done", "16 of 16 places are accounted for")]
        vacate(record, "g05")
        row(record, "localities", id="north")["to"] = "2026-03-31"
        assert told(record) == [
            ("begun", "1 locality; a strategic plan has two or more"),
            ("done", "15 of 15 places are accounted for (1 known to be empty)"),
        ]

    def test_offices_known_to_be_empty_are_not_said_to_be_held(self, board: Board) -> None:
        record = single()
        (period,) = record["appointing_periods"]
        chair = next(holder for holder in period["holders"] if holder["office"] == "chair")
        period["holders"] = [chair]
        assert chairs_said(record) == "2 of 2 offices are accounted for (1 known to be empty)"
        period["holders"] = []
        assert chairs_said(record) == "2 of 2 offices are accounted for (2 known to be empty)"
        assert chairs_said(single()) == "2 of 2 offices are accounted for"

    def test_a_scheme_of_which_nobody_knows_is_not(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        scheme(ailsas, first_chair_by="")
        assert "first_chair_by" not in board.scheme_versions.get().terms
        assert states(board)[2] == State.BEGUN


def chairs_said(record: dict[str, Any]) -> str:
    return guide_of(facts_of(record), DAY, users=2).tasks[6].progress.says


class TestGoingOnWithTheScheme:
    @pytest.fixture
    def begun(self, ailsas: Client, board: Board) -> str:
        """The address to which the task leads when a part of the scheme is on record."""
        identify(ailsas)
        authorities(ailsas)
        scheme(ailsas, first_chair_by="", chair_term_months="")
        led = ailsas.get(at("scheme"))
        assert led.status_code == 302
        return led.headers["Location"]

    def test_what_is_saved_is_filled_in_with_its_first_day(self, begun: str, ailsas: Client) -> None:
        sent = sent_by_form(ailsas.get(begun))
        assert (sent["from"], sent["agreed_number"]) == ("2015-04-01", "3")
        assert "first_chair_by" not in sent

    def test_more_of_it_makes_no_second_version(self, begun: str, ailsas: Client, board: Board) -> None:
        more = {"first_chair_by": "ayr-council", "chair_term_months": "24"}
        preview = ailsas.post(begun, sent_by_form(ailsas.get(begun)) | more | {"step": "preview"})
        assert "Check before saving" in text_of(preview)
        sent = sent_by_form(ailsas.get(begun)) | more | {"step": "confirm"}
        for _ in range(2):
            assert ailsas.post(begun, sent).headers["Location"] == at()
        version = board.scheme_versions.get()
        assert (version.terms["first_chair_by"], version.terms["agreed_number"]) == ("ayr-council", 3)
        assert states(board)[2] == State.DONE

    def test_an_older_page_shows_both_and_overwrites_nothing(
        self, begun: str, ailsas: Client, board: Board
    ) -> None:
        old = sent_by_form(ailsas.get(begun))
        ailsas.post(begun, old | {"agreed_number": "4", "step": "confirm"})
        page = ailsas.post(begun, old | {"agreed_number": "5", "step": "confirm"})
        assert ("Nominees of each side by agreement", "4", "5") in page.context["both"]
        assert board.scheme_versions.get().terms["agreed_number"] == 4

    def test_a_new_version_is_recorded_from_the_boards_details(self, begun: str, ailsas: Client) -> None:
        there = reverse("compliance:new_scheme", args=["ayrshire"])
        assert there in ailsas.get(begun).content.decode()
        assert ailsas.get(there).status_code == 200

    def test_a_version_that_is_not_yet_in_force_is_not_gone_on_with(
        self, ailsas: Client, board: Board
    ) -> None:
        identify(ailsas)
        authorities(ailsas)
        scheme(ailsas, **{"from": "2030-01-01"})
        assert ailsas.get(at("scheme")).status_code == 200


class TestPreviews:
    def test_they_are_about_today(self, ailsas: Client) -> None:
        page = text_of(do(ailsas, "identity", step="preview", order="SSI 2015/88", regime="ijb_single"))
        assert "On 21 November 2026, today" in page
        assert "the first day it counts" not in page

    def test_a_council_that_was_not_chosen_is_not_spoken_of(self, ailsas: Client) -> None:
        identify(ailsas, regime="ijb_multi")
        page = authorities(ailsas, step="preview")
        labels = [label for label, _ in page.context["said"]]
        assert "From which day it has had so many, council 1" in labels
        assert [label for label in labels if label.endswith(("2", "3", "4"))] == []

    def test_a_proposed_day_without_a_number_is_not_spoken_of(self, ailsas: Client) -> None:
        identify(ailsas)
        page = authorities(ailsas, step="preview", count_1="")
        assert [label for label, _ in page.context["said"]] == ["Health Board", "Council"]

    def test_they_do_not_say_what_the_record_lacks_that_is_being_filled(self, ailsas: Client) -> None:
        page = do(ailsas, "identity", step="preview", regime="lead_hb", regime_from="2015-04-01")
        assert page.context["differences"][0].numbers == []
        # A rule may still say beside “No longer” what it says now.
        assert "<p>Not on record: which model" not in page.content.decode()


def times(said: str) -> list[str]:
    basis, _, count = said.partition("*")
    return [basis] * int(count or 1)


class TestSeats:
    @pytest.mark.parametrize(
        "record", [single(), multi(), committee("lead_hb"), committee("lead_la"), committee()]
    )
    def test_a_lawful_board_lacks_none(self, record: dict[str, Any]) -> None:
        assert missing_seats(facts_of(record), DAY) == []

    def test_a_seat_of_which_nobody_knows_whose_it_is_counts_once(self) -> None:
        record = multi()
        del row(record, "seats", id="la1")["nominated_by"]
        record["seats"] = [each for each in record["seats"] if each["id"] != "lb1"]
        record["appointments"] = [each for each in record["appointments"] if each["seat"] != "lb1"]
        (missing,) = missing_seats(facts_of(record), DAY)
        assert missing.row["nominated_by"] == "beinn-council"

    @pytest.mark.parametrize(
        ("regime", "bases"),
        [
            ("lead_hb", "LA_NOM*3 HB_NOM*3 CSWO HB_FD GP NURSE HOSPDR STAFF:nhs-alba THIRD USER CARER"),
            ("lead_la", "LA_NOM*3 HB_NOM*3 CSWO LA_S95 GP NURSE HOSPDR STAFF:alba-council THIRD USER CARER"),
            (
                "lead_joint",
                f"LA_NOM*3 HB_NOM*3 CSWO HB_FD LA_S95 GP NURSE HOSPDR {BOTH_STAFF} THIRD USER CARER",
            ),
            ("ijb_single", "LA_NOM*3 HB_NOM*3 CSWO CO CFO GP NURSE HOSPDR STAFF THIRD USER CARER"),
        ],
    )
    def test_each_model_has_its_own(self, regime: str, bases: str) -> None:
        found = [
            each.row["basis"] + (f":{each.row['represents']}" if each.row["represents"] else "")
            for each in missing_seats(facts_of(blank(regime)), DAY)
        ]
        wanted = [basis for said in bases.split() for basis in times(said)]
        assert found == wanted

    def test_each_names_its_article(self, ailsas: Client) -> None:
        identify(ailsas)
        authorities(ailsas)
        page = text_of(ailsas.get(at("seats")))
        assert "article 3(1)(f)" in page
        assert "the fewest there may be" in page

    def test_it_proposes_only_what_is_missing(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        line = ailsas.get(at("seats")).context["form"].lines[0]
        do(ailsas, "seats", **{line.take.html_name: "False"})
        assert [each.take.label for each in ailsas.get(at("seats")).context["form"].lines] == [
            line.take.label
        ]

    def test_additional_members_have_seats_by_name(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats", extra="Housing\n\n  Independent   sector ")
        assert set(board.seats.filter(basis="ADDL").values_list("name", flat=True)) == {
            "Housing",
            "Independent sector",
        }

    def test_a_double_click_makes_them_once(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        sent = sent_by_form(ailsas.get(at("seats"))) | {"step": "confirm"}
        for _ in range(2):
            assert ailsas.post(at("seats"), sent).status_code == 302
        assert board.seats.count() == 16

    def test_two_tabs_make_them_once(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        first, second = (sent_by_form(ailsas.get(at("seats"))) | {"step": "confirm"} for _ in range(2))
        ailsas.post(at("seats"), first)
        page = ailsas.post(at("seats"), second)
        assert "recorded since you opened the page" in text_of(page)
        assert board.seats.count() == 16


class TestPeople:
    @pytest.fixture
    def seated(self, ailsas: Client) -> Client:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats")
        return ailsas

    def test_a_double_click_seats_them_once(self, seated: Client, board: Board) -> None:
        line = seated.get(at("people")).context["form"].lines[0]
        sent = sent_by_form(seated.get(at("people"))) | {
            line.name.html_name: "Ada", line.starts_on.html_name: FROM, "step": "confirm",
        }  # fmt: skip
        for _ in range(2):
            assert seated.post(at("people"), sent).status_code == 302
        assert (board.appointments.count(), board.people.count()) == (1, 1)

    def test_one_name_is_one_person(self, seated: Client, board: Board) -> None:
        people(seated, ["Ada", "Bea", "ada "])
        assert (board.appointments.count(), board.people.count()) == (3, 2)

    def test_a_name_on_record_means_that_person(self, seated: Client, board: Board) -> None:
        ada = record_person(board, name="Ada", by=STORY)
        people(seated, ["Ada"])
        assert board.appointments.get().person == ada

    def test_a_name_that_two_people_have_is_refused_at_its_line(self, seated: Client, board: Board) -> None:
        for _ in range(2):
            record_person(board, name="Ada", by=STORY)
        line = seated.get(at("people")).context["form"].lines[0]
        page = people(seated, ["Ada"])
        assert "Several people on record are called Ada" in str(
            page.context["form"].errors[line.name.html_name]
        )
        assert not board.appointments.exists()

    def test_what_is_wrong_is_said_at_its_line_and_nothing_is_saved(
        self, seated: Client, board: Board
    ) -> None:
        lines = seated.get(at("people")).context["form"].lines
        typed = {
            lines[0].name.html_name: "Ada", lines[0].starts_on.html_name: FROM,
            lines[1].name.html_name: "Bea", lines[1].starts_on.html_name: FROM,
            lines[1].term_ends.html_name: "2020-01-01",
        }  # fmt: skip
        page = do(seated, "people", **typed)
        assert lines[1].term_ends.html_name in page.context["form"].errors
        assert not board.people.exists()

    def test_a_name_without_a_day_is_asked_about(self, seated: Client, board: Board) -> None:
        line = seated.get(at("people")).context["form"].lines[0]
        page = do(seated, "people", **{line.name.html_name: "Ada"})
        assert page.context["form"].errors == {line.starts_on.html_name: ["Enter the first day in the seat."]}

    def test_officers_sit_while_in_office(self, seated: Client, board: Board) -> None:
        people(seated)
        assert board.appointments.get(seat__basis="CO").term_ends_word == "while in office"

    def test_what_they_are_is_asked_once(self, seated: Client, board: Board) -> None:
        people(seated)
        sent = sent_by_form(seated.get(at("standings")))
        sent |= {name.replace("since_", "is_"): "on" for name in sent if name.startswith("since_")}
        for _ in range(2):
            assert seated.post(at("standings"), sent | {"step": "confirm"}).status_code == 302
        assert states(board)[5] == State.DONE
        assert board.standings.filter(kind="councillor").count() == 3
        assert board.standings.filter(kind="health_board_member").count() == 3


class TestComplete:
    def test_it_turns_what_cannot_be_told_into_not_filled(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats")
        assert answer(REGISTRY["MEM-23"], facts(board), DAY).outcome is Outcome.CANNOT_TELL
        page = do(ailsas, "complete", step="preview", seats=FROM, holders=FROM)
        assert "place not filled" in text_of(page).lower()
        do(ailsas, "complete", seats=FROM, holders=FROM)
        assert answer(REGISTRY["MEM-23"], facts(board), DAY).outcome is Outcome.NOT_MET

    def test_a_claim_is_taken_back_by_emptying_its_day(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats")
        complete(ailsas)
        do(ailsas, "complete", holders="", standings="")
        record = load_record(Board.objects.get(pk=board.pk))
        assert "standings" not in record["complete"]
        assert {"known" in seat for seat in record["seats"]} == {False}
        assert record["complete"]["seats"] == [{"from": FROM, "to": "open"}]

    def test_an_older_page_shows_both_and_overwrites_nothing(self, ailsas: Client, board: Board) -> None:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats")
        old = sent_by_form(ailsas.get(at("complete")))
        complete(ailsas)
        page = ailsas.post(at("complete"), old | {"seats": "2020-01-01", "step": "confirm"})
        assert ("Every seat of the board", "1 May 2025", "1 January 2020") in page.context["both"]
        assert Board.objects.get(pk=board.pk).complete["seats"] == [{"from": FROM, "to": "open"}]


class TestDoors:
    @pytest.mark.parametrize("task", ["", "identity", "seats", "complete"])
    def test_a_member_may_not(self, calums: Client, task: str) -> None:
        assert calums.get(at(task)).status_code == 403

    def test_whom_to_ask_for_an_authority_is_said(self, ailsas: Client) -> None:
        appoint_operator(email="olaf@example.scot", name="Olaf", by=STORY)
        assert "Ask Olaf (olaf@example.scot)" in text_of(ailsas.get(at("authorities")))

    def test_a_form_sent_twice_says_so(self, ailsas: Client, board: Board) -> None:
        sent = sent_by_form(ailsas.get(at("identity"))) | {"order": "SSI 2015/88", "regime": "ijb_single"}
        for _ in range(2):
            assert ailsas.post(at("identity"), sent | {"step": "confirm"}).status_code == 302
        assert board.regimes.count() == 1
        for _ in range(2):
            authorities(ailsas)
        assert board.parties.count() == 2

    def test_the_pages_ask_the_database_alike_on_a_larger_board(
        self, ailsas: Client, board: Board, django_assert_max_num_queries: Any
    ) -> None:
        identify(ailsas)
        authorities(ailsas)
        do(ailsas, "seats", extra="\n".join(f"Extra {number}" for number in range(20)))
        people(ailsas)
        for task in ("", "identity", "authorities", "scheme", "seats", "people", "standings", "complete"):
            with django_assert_max_num_queries(26):
                ailsas.get(at(task))


def test_the_sheets_make_what_their_previews_showed(board: Board, shared: None) -> None:
    rows = [{"basis": "CO", "name": "Chief officer"}, {"basis": "GP", "name": "GP"}]
    bare = record_of(board)
    made = record_seats(board, rows=rows, new_id=uuid_of(7), by=STORY)
    with_seats = record_of(board)
    assert canonical(with_seats) == canonical(seats_recorded(bare, rows, uuid_of(7)))
    lines = [Seated(seat.ref, name, DAY) for seat, name in zip(made, ("Ada", "Bea"), strict=True)]
    seat_members(board, lines=lines, new_id=uuid_of(1), by=STORY)
    with_members = record_of(board)
    assert canonical(with_members) == canonical(members_seated(with_seats, lines, uuid_of(1)))
    ada = with_members["people"][0]["id"]
    said = [{"person": ada, "is": "non_executive", "of": "nhs-ayr", "starts_on": DAY, "ends": "open"}]
    record_standings(board, rows=said, new_id=uuid_of(2), by=STORY)
    assert canonical(record_of(board)) == canonical(standings_recorded(with_members, said, uuid_of(2)))
    before = record_of(board)
    assert len(before["standings"]) == 2
    claims = {"seats": DAY, "papers": None}
    claim_known(board, claims=claims, holders={made[0].ref: DAY}, version=None, by=STORY)
    assert canonical(record_of(board)) == canonical(known_claimed(before, claims, {0: DAY}))


def record_of(board: Board) -> dict[str, Any]:
    return load_record(Board.objects.get(pk=board.pk))


def uuid_of(number: int) -> UUID:
    return UUID(int=number, version=4)
