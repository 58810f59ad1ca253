"""Decisions: a list of them, a page and a form for each topic, and putting right."""

from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.models import Decision
from membership.services import correct_decision
from statute.structure import DECISION_TOPICS
from tests.cast import STORY, other_board, rhona
from tests.membership.group_cast import (
    DECISIONS,
    NEW_ID,
    alba,
    filled_in,
    of_decision,
    of_group,
    secretary,
    send,
    structured_record,
)
from tests.membership.page_cast import ailsas, calums, html_of, text_of, today, window_of
from tests.membership.test_pages_board_and_people import queries
from tests.statute.committees import AUDIT, decision
from tests.statute.situations import single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

TAKEN = {"by": "board", "on": "2026-11-12", "what": "It is settled.", "minute": "12 November, item 3"}


def record(client: Client, topic: str, step: str = "confirm", **typed: Any) -> Any:
    return send(client, f"{DECISIONS}record/{topic}/", step, **(TAKEN | typed))


def said(board: Board) -> dict[str, Any]:
    rows: list[dict[str, Any]] = snapshot.load_record(board)["decisions"]
    return next(each for each in rows if each.get("id") == NEW_ID)


class TestTheList:
    def test_it_says_who_decided_what_on_which_day(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(DECISIONS)
        first = page.context["decisions"][0]
        assert (first.what, first.by.name, first.on, first.minute) == (
            "The accounts are approved.",
            "Audit Committee",
            "17 September 2026",
            "17 September 2026, item 4",
        )
        assert "Votes: 4 for, 0 against" in text_of(page)
        assert "Taken under the delegation of 1 February 2016" in text_of(page)

    def test_it_can_be_narrowed_to_one_group(self, ailsas: Client, alba: Board) -> None:
        found = ailsas.get(f"{DECISIONS}?group=spg").context["decisions"]
        assert [each.topic for each in found] == ["The terms of reference of a group"]
        found = ailsas.get(f"{DECISIONS}?group={AUDIT}").context["decisions"]
        assert len(found) == 3

    def test_a_filter_nothing_fits_says_so(self, ailsas: Client, alba: Board) -> None:
        assert "No such decision is on record" in text_of(ailsas.get(f"{DECISIONS}?group=nobody"))

    def test_without_any_it_names_the_duty_and_the_first_act(self, secretary: User) -> None:
        bare = single()
        bare["board"]["slug"] = "bare"
        grant_role(secretary, import_board(bare, by=STORY), RoleName.SECRETARY, by=STORY)
        page = window_of(secretary).get("/boards/bare/groups/decisions/")
        assert "No decisions are on record" in text_of(page)
        assert 'href="/boards/bare/groups/decisions/record/"' in html_of(page)

    def test_a_member_reads_and_is_offered_no_act(self, calums: Client, alba: Board) -> None:
        page = calums.get(DECISIONS)
        assert page.status_code == 200
        assert "/correct/" not in html_of(page)

    def test_another_boards_secretary_is_told_there_is_no_such_page(self, rhona: User, alba: Board) -> None:
        addresses = [DECISIONS, of_decision(alba, "accounts"), of_decision(alba, "accounts", "correct")]
        assert [window_of(rhona).get(each).status_code for each in addresses] == [404, 404, 404]

    def test_it_takes_as_many_queries_for_a_board_ten_times_as_large(
        self, ailsas: Client, secretary: User, alba: Board
    ) -> None:
        large = structured_record()
        large["board"]["slug"] = "large"
        for number in range(50):
            decision(large, f"more-{number}", "board", "2016-03-01", "other", group=AUDIT)
        grant_role(secretary, import_board(large, by=STORY), RoleName.SECRETARY, by=STORY)
        there = "/boards/large/groups/decisions/"
        assert queries(ailsas, there) == queries(ailsas, DECISIONS) <= 30


class TestADecisionsPage:
    def test_it_says_what_the_law_says_of_it(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(of_decision(alba, "accounts"))
        assert {"COM-04", "COM-06"} <= {each.rule.id for each in page.context["said"]}

    def test_it_tells_what_it_may_mean_for_a_locality(self, secretary: User) -> None:
        far = single()
        far["board"]["slug"] = "far"
        far["localities"] = [{"id": "north", "name": "The North", "from": "2016-04-01", "to": "open"}]
        effects = [{"locality": "north", "significant": True}]
        involved = [{"locality": "north", "who": "C14", "action": True}]
        decision(far, "d", "board", "2026-01-01", "service_change", effects=effects, involved=involved)
        board = import_board(far, by=STORY)
        grant_role(secretary, board, RoleName.SECRETARY, by=STORY)
        address = of_decision(board, "service_change").replace("/alba/", "/far/")
        words = text_of(window_of(secretary).get(address))
        assert "The North" in words
        assert "Services here might be significantly affected" in words
        assert "Residents of the locality Action was taken to involve them" in words


class TestWhichLocalitiesItMightAffect:
    def fields(self, secretary: User, path: str, **named: Any) -> Any:
        far = single()
        far["board"]["slug"] = "far"
        days = {"from": "2016-04-01", "to": "open"}
        far["localities"] = [
            {"id": "north", "name": "The North"} | days,
            {"id": "cp", "name": "The Coast", "kind": "community_planning"} | days,
        ]
        decision(far, "d", "board", "2026-01-01", "service_change", **named)
        grant_role(secretary, board := import_board(far, by=STORY), RoleName.SECRETARY, by=STORY)
        address = path or of_decision(board, "service_change", "correct")
        return window_of(secretary).get(address.replace("/alba/", "/far/")).context["form"].fields

    def test_those_of_community_planning_are_not_offered(self, secretary: User) -> None:
        fields = self.fields(secretary, f"{DECISIONS}record/service_change/")
        assert fields["significant"].choices == [("north", "The North")]

    def test_one_that_is_named_already_is_offered_and_marked(self, secretary: User) -> None:
        fields = self.fields(secretary, "", effects=[{"locality": "cp", "significant": True}])
        assert fields["significant"].choices == [
            ("north", "The North"),
            ("cp", "The Coast (community planning)"),
        ]


class TestRecording:
    def test_every_topic_has_a_form_that_the_first_step_leads_to(self, ailsas: Client, alba: Board) -> None:
        first = html_of(ailsas.get(f"{DECISIONS}record/?group={AUDIT}"))
        for topic in DECISION_TOPICS:
            address = f"{DECISIONS}record/{topic}/?group={AUDIT}"
            assert f'href="{address}"' in first
            assert ailsas.get(address).status_code == 200

    def test_no_such_topic_is_no_such_page(self, ailsas: Client, alba: Board) -> None:
        assert ailsas.get(f"{DECISIONS}record/whim/").status_code == 404

    def test_the_size_of_a_group_is_a_number(self, ailsas: Client, alba: Board) -> None:
        assert record(ailsas, "group_size", group="spg", number="20").headers["Location"] == DECISIONS
        assert (
            said(alba)
            == {"id": NEW_ID, "topic": "group_size", "about": {"group": "spg"}, "number": 20} | TAKEN
        )

    def test_terms_of_reference_say_what_they_settle(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, "terms_of_reference", group="spg", covers=["removal", "quorum"])
        assert said(alba)["covers"] == ["removal", "quorum"]
        assert "Last settled on 12 November 2026" in text_of(ailsas.get(of_group(alba, "spg")))

    def test_a_committees_decision_names_its_delegation_and_its_votes(
        self, ailsas: Client, alba: Board
    ) -> None:
        typed = {"by": AUDIT, "under": "handed-over", "votes_for": "3", "votes_against": "0"}
        record(ailsas, "accounts", **typed)
        row = said(alba)
        assert (row["under"], row["votes"]) == ("handed-over", {"for": 3, "against": 0})

    def test_the_law_looks_at_it_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, "group_size", "preview", group="spg", number="20")
        assert page.context["differences"]
        assert not Decision.objects.filter(board=alba, public_id=NEW_ID).exists()

    def test_the_law_looks_at_the_day_it_was_taken(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, "group_size", "preview", group="spg", number="20")
        assert "On 12 November 2026, the first day it counts" in text_of(page)

    def test_one_that_is_still_to_be_taken_is_noted_and_recorded_all_the_same(
        self, ailsas: Client, alba: Board
    ) -> None:
        assert record(ailsas, "other", "preview", on="2026-11-21").context["noted"] == []
        page = record(ailsas, "other", "preview", on="2026-11-22")
        assert "This day lies ahead." in text_of(page)
        assert record(ailsas, "other", on="2026-11-22").status_code == 302

    def test_as_many_votes_as_voting_members_who_attended_are_kept(self, ailsas: Client, alba: Board) -> None:
        typed = {"votes_for": "4", "votes_against": "2", "votes_attending": "6"}
        record(ailsas, "accounts", **typed)
        assert said(alba)["votes"] == {"for": 4, "against": 2, "attending": 6}

    def test_a_doubled_click_makes_one(self, ailsas: Client, alba: Board) -> None:
        count = Decision.objects.filter(board=alba).count()
        record(ailsas, "other")
        assert record(ailsas, "other").status_code == 302
        assert Decision.objects.filter(board=alba).count() == count + 1

    def test_a_link_says_whom_it_is_by_and_about(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{DECISIONS}record/group_size/?by={AUDIT}&group=spg&new_id=x").context["form"]
        assert (form["by"].value(), form["group"].value()) == (AUDIT, "spg")

    @pytest.mark.parametrize(
        ("topic", "typed", "field"),
        [
            ("other", {"by": ""}, "by"),
            ("other", {"by": "stranger"}, "by"),
            ("other", {"on": ""}, "on"),
            ("other", {"on": "0026-01-01"}, "on"),
            ("other", {"until": "2026-11-11"}, "until"),
            ("other", {"minute": "Turned\u202eround"}, "minute"),
            ("group_size", {"group": "", "number": "3"}, "group"),
            ("group_size", {"group": "spg", "number": ""}, "number"),
            ("group_size", {"group": "spg", "number": "501"}, "number"),
            ("terms_of_reference", {"group": "spg", "covers": ["weather"]}, "covers"),
            ("accounts", {"under": "nothing-there"}, "under"),
            ("accounts", {"votes_for": "-1"}, "votes_for"),
            (
                "accounts",
                {"votes_for": "4", "votes_against": "3", "votes_attending": "6"},
                "votes_attending",
            ),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, topic: str, typed: dict[str, Any], field: str, ailsas: Client, alba: Board
    ) -> None:
        assert record(ailsas, topic, **typed).context["form"].errors[field]
        assert not Decision.objects.filter(board=alba, public_id=NEW_ID).exists()

    def test_only_the_secretary_may(self, calums: Client, rhona: User, alba: Board) -> None:
        assert record(calums, "other").status_code == 403
        assert record(window_of(rhona), "other").status_code == 404


class TestPuttingRight:
    def test_the_form_shows_what_is_on_record_and_changes_nothing_by_itself(
        self, ailsas: Client, alba: Board
    ) -> None:
        for topic in ("group_set_up", "delegation", "terms_of_reference", "accounts"):
            address = of_decision(alba, topic, "correct")
            page = ailsas.post(address, filled_in(ailsas, address, why="To see", step="confirm"))
            assert "Nothing would change" in text_of(page), page.context["form"].errors

    def test_one_field_is_said_anew(self, ailsas: Client, alba: Board) -> None:
        address = of_decision(alba, "accounts", "correct")
        typed = filled_in(ailsas, address, why="Miscounted", votes_against="1", step="confirm")
        assert ailsas.post(address, typed).headers["Location"] == DECISIONS
        assert Decision.objects.get(board=alba, topic="accounts").votes == {"for": 4, "against": 1}

    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ({"minute": "Item 9"}, "2026-09-17"),
            ({"on": "2026-09-10"}, "2026-09-10"),
            ({"on": "2026-09-20"}, "2026-09-17"),
            ({"until": "2026-12-31"}, "2027-01-01"),
        ],
    )
    def test_the_law_looks_at_the_first_day_that_would_differ(
        self, typed: dict[str, str], day: str, ailsas: Client, alba: Board
    ) -> None:
        address = of_decision(alba, "accounts", "correct")
        page = ailsas.post(address, filled_in(ailsas, address, why="Misread", step="preview", **typed))
        assert page.context["differences"][0].on.isoformat() == day

    def test_a_stale_save_shows_both(self, ailsas: Client, alba: Board) -> None:
        address = of_decision(alba, "accounts", "correct")
        typed = filled_in(ailsas, address, why="Misread", minute="Item 9", step="confirm")
        row = Decision.objects.get(board=alba, topic="accounts")
        correct_decision(row, changes={"minute": "Item 5"}, why="Misread", version=None, by=STORY)
        page = ailsas.post(address, typed)
        assert ("Where the minute is found", "Item 5", "Item 9") in page.context["both"]

    def test_what_never_was_is_taken_off(self, ailsas: Client, alba: Board) -> None:
        typed = {"why": "It was put off", "version": 1, "step": "confirm"}
        correct, address = (of_decision(alba, "terms_of_reference", act) for act in ("correct", "withdraw"))
        assert ailsas.post(address, typed).headers["Location"] == DECISIONS
        assert ailsas.post(address, typed).headers["Location"] == DECISIONS
        assert ailsas.get(correct).status_code == 410

    def test_a_delegation_under_which_something_was_decided_stays(self, ailsas: Client, alba: Board) -> None:
        typed = {"why": "It was put off", "version": 1, "step": "confirm"}
        page = ailsas.post(of_decision(alba, "delegation", "withdraw"), typed)
        assert "Other entries of the record still name it" in text_of(page)
