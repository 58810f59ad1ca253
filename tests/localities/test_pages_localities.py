"""The localities and their coverage: gaps first, the grid, a page for each, and what readers are offered."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from localities.services import correct_locality, end_locality
from statute.structure import INVOLVEMENTS
from tests.cast import STORY, other_board, rhona
from tests.localities.cast import HOME, a_record, ailsa, ailsas, alba, calums, locality_page, today
from tests.membership.page_cast import html_of, text_of, window_of
from tests.membership.test_pages_board_and_people import queries
from tests.statute.localities_cast import locality, part, with_lists
from tests.statute.situations import Record, single

__all__ = ["ailsa", "ailsas", "alba", "calums", "other_board", "rhona", "today"]

AtMost = Callable[[int], AbstractContextManager[Any]]
MOST_QUERIES = 40


def board_of(record: Record, slug: str, secretary: User) -> None:
    """A board of another record, with the same secretary."""
    record["board"]["slug"] = slug
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)


class TestTheList:
    def test_gaps_come_first_each_with_since_when_and_who_was_last(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(HOME)
        told = {(each.locality, each.words) for each in page.context["gaps"]}
        assert ("Balkeld", "nobody for the housing sector since 1 July 2026") in told
        assert {each for each, _ in told} == {"Balkeld", "Carrick Moor"}
        text = text_of(page)
        assert "3 places not filled" in text
        assert "Last: Member housing-b" in text
        assert "place not filled since 1 September 2026. Last: Member p-voice-b" in text
        assert text.index("3 places not filled") < text.index("Who takes part in each locality")

    def test_a_gap_leads_to_where_it_is_filled(self, ailsas: Client, calums: Client, alba: Board) -> None:
        fill = f"{HOME}taking-part/record/?locality=b&amp;kind=housing"
        assert fill in html_of(ailsas.get(HOME))
        form = ailsas.get(fill.replace("&amp;", "&")).context["form"]
        assert (form["locality"].value(), form["kind"].value()) == ("b", "housing")
        for_calum = html_of(calums.get(HOME))
        assert "3 places not filled" in for_calum
        assert "/record/" not in for_calum
        assert "/correct/" not in for_calum

    def test_the_grid_has_every_locality_and_kind_with_a_word_beside_its_sign(
        self, ailsas: Client, alba: Board
    ) -> None:
        rows = ailsas.get(HOME).context["localities"]
        assert [each.name for each in rows] == ["Ardgarve", "Balkeld", "Carrick Moor"]
        assert all([cell.kind for cell in each.cells] == list(INVOLVEMENTS) for each in rows)
        assert [cell.state for cell in rows[1].cells] == ["there", "gap", "there", "there", "there"]
        sign, words = "0</text></svg>", '<span class="ijb_coverage__who"><strong>Place not filled</strong>'
        assert f"{sign} {words}" in html_of(ailsas.get(HOME))

    def test_a_group_says_when_it_last_met_and_that_its_review_is_late(
        self, ailsas: Client, alba: Board
    ) -> None:
        text = text_of(ailsas.get(HOME))
        assert "last met 14 October 2026, terms of reference were due 30 September 2026" in text
        assert "(that day is past)" in text
        assert "No planning group" in text
        before = text_of(ailsas.get(f"{HOME}?as_at=2026-09-30"))
        assert "no meeting on record, terms of reference due 30 September 2026" in before

    def test_community_planning_stands_apart_and_is_never_counted(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(HOME)
        assert len(page.context["localities"]) == 3
        assert [each.name for each in page.context["community"]] == ["Ardgarve"]
        assert "A locality of community planning is never counted" in text_of(page)

    def test_a_locality_that_ended_while_its_group_lives_is_said(self, ailsas: Client, alba: Board) -> None:
        end_locality(alba.localities.get(ref="c"), on=date(2026, 10, 31), version=1, by=STORY)
        page = ailsas.get(HOME)
        assert (
            "Carrick Moor ended on 31 October 2026, and its planning group is still there: Carrick group"
            in text_of(page)
        )
        assert [each.name for each in page.context["ended"]] == ["Carrick Moor"]

    def test_an_empty_board_is_told_of_the_duty_and_what_to_do_first(
        self, ailsa: User, alba: Board, calums: Client
    ) -> None:
        board_of(single(), "new", ailsa)
        page = window_of(ailsa).get("/boards/new/localities/")
        assert "two or more localities: section 29(3)(a)" in text_of(page)
        assert 'href="/boards/new/localities/record/"' in html_of(page)
        for address in ("taking-part/", "issues/"):
            empty = window_of(ailsa).get(f"/boards/new/localities/{address}")
            assert "The localities come first." in text_of(empty)

    def test_one_locality_is_too_few(self, ailsa: User, alba: Board) -> None:
        record = with_lists(single())
        locality(record, "only")
        board_of(record, "one", ailsa)
        text = text_of(window_of(ailsa).get("/boards/one/localities/"))
        assert "Only one locality of the strategic plan is on record." in text

    def test_what_the_law_says_of_them_together_is_there(self, ailsas: Client, alba: Board) -> None:
        rules = {each.rule.id for each in ailsas.get(HOME).context["said"]}
        assert {"LOC-01", "LOC-02"} <= rules

    def test_the_area_is_shown_with_how_many_units_it_has(self, ailsas: Client, alba: Board) -> None:
        assert "From 1 April 2015: 9 datazones (the list that counts today)" in text_of(ailsas.get(HOME))

    def test_before_the_localities_began_there_are_none(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(f"{HOME}?as_at=2020-01-01"))
        assert "No locality of the strategic plan is on record for this day" in text
        assert "Localities to come" in text

    def test_another_boards_secretary_finds_nothing(self, rhona: User, alba: Board) -> None:
        window = window_of(rhona)
        for address in (HOME, f"{HOME}taking-part/", f"{HOME}issues/", locality_page(alba, "a")):
            assert window.get(address).status_code == 404


class TestALocality:
    def test_it_shows_its_group_area_people_voice_issues_and_decisions(
        self, ailsas: Client, alba: Board
    ) -> None:
        text = text_of(ailsas.get(locality_page(alba, "a")))
        for said in (
            "Locality of the strategic plan, from 1 April 2026, still a locality",
            "Member p-voice-a selected by the board",
            "Member professionals-a (Ardgarve cluster)",
            "S01000 1".replace(" ", ""),
            "Member of the locality planning group",
            "No bus after three.",
            "It runs until six. answered 1 August 2026",
            "Not answered yet",
            "Close the day hospital",
            "Might significantly affect services here",
        ):
            assert said in text, said

    def test_what_the_law_says_of_it_is_there(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(locality_page(alba, "b")).context["said"]
        assert {"LOC-07", "SPG-11"} <= {each.rule.id for each in said}

    def test_who_has_left_is_folded_away(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(locality_page(alba, "b"))
        assert [each.who for each in page.context["parts_over"]] == ["Member housing-b"]
        assert "Place not filled since 1 July 2026" in text_of(page)

    def test_a_member_is_offered_nothing(self, ailsas: Client, calums: Client, alba: Board) -> None:
        address = locality_page(alba, "a")
        assert "What you can do" in text_of(ailsas.get(address))
        page = html_of(calums.get(address))
        assert "What you can do" not in page
        assert "/correct/" not in page

    def test_one_that_has_ended_says_so_and_shows_no_gaps_and_no_voice(
        self, ailsas: Client, alba: Board
    ) -> None:
        end_locality(alba.localities.get(ref="c"), on=date(2026, 10, 31), version=1, by=STORY)
        page = ailsas.get(locality_page(alba, "c"))
        assert (
            "This locality had ended: its last day was 31 October 2026. Its planning group is still there. "
            "End the group, or say which locality it serves now." in text_of(page)
        )
        for gone in ("Place not filled", "Voice on the strategic planning group", "Record who takes part"):
            assert gone not in text_of(page), gone
        assert "/record/" not in html_of(page)
        assert "/correct/" in html_of(page)
        assert "These are on record as still taking part" in text_of(page)
        before = text_of(ailsas.get(f"{locality_page(alba, 'c')}?as_at=2026-10-31"))
        assert "had ended" not in before
        assert "Voice on the strategic planning group" in before

    def test_a_community_planning_locality_says_that_it_is_apart(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(locality_page(alba, "cp")))
        assert "Community planning locality" in text
        assert "never counted" in text

    def test_markup_is_shown_as_text(self, ailsas: Client, alba: Board) -> None:
        row = alba.localities.get(ref="a")
        nasty = "<b>Ardgarve</b><img src=http://x.example/>"
        clusters = [{"name": "<i>Cluster</i>", "note": "<script>1</script>"}]
        correct_locality(row, changes={"name": nasty, "clusters": clusters}, version=1, by=STORY)
        addresses = (HOME, locality_page(alba, "a"), f"{locality_page(alba, 'a')}correct/", f"{HOME}issues/")
        for address in (*addresses, f"{HOME}taking-part/", f"{HOME}taking-part/record/"):
            page = html_of(ailsas.get(address))
            for raw in ("<b>Ard", "<img src=http", "<i>Cluster", "<script>1"):
                assert raw not in page, (address, raw)
            assert "&lt;b&gt;Ardgarve" in page


class TestTheLists:
    def whom(self, client: Client, query: str) -> list[str]:
        return [each.who for each in client.get(f"{HOME}taking-part/{query}").context["rows"]]

    def test_those_who_take_part_come_before_those_who_did(self, ailsas: Client, alba: Board) -> None:
        assert self.whom(ailsas, "?locality=b")[-1] == "Member housing-b"
        assert len(self.whom(ailsas, "")) == 15

    def test_it_is_narrowed_by_locality_kind_and_time(self, ailsas: Client, alba: Board) -> None:
        assert self.whom(ailsas, "?kind=housing&when=now") == ["Member housing-a", "Member housing-c"]
        assert self.whom(ailsas, "?when=over") == ["Member housing-b"]
        assert "Nobody like that" in text_of(ailsas.get(f"{HOME}taking-part/?locality=banana"))

    def test_issues_are_narrowed_by_what_became_of_them(self, ailsas: Client, alba: Board) -> None:
        def what(query: str) -> list[str]:
            return [each.what for each in ailsas.get(f"{HOME}issues/{query}").context["rows"]]

        assert what("") == ["Carers wait.", "No bus after three."]
        assert what("?state=open") == ["Carers wait."]
        assert what("?state=answered") == ["No bus after three."]
        assert what("?locality=b") == []
        assert "1 issue not answered yet." in text_of(ailsas.get(f"{HOME}issues/"))

    def test_what_came_later_is_not_known_on_an_earlier_day(self, ailsas: Client, alba: Board) -> None:
        (row,) = ailsas.get(f"{HOME}issues/?as_at=2026-05-15").context["rows"]
        assert (row.what, row.is_open, row.outcome) == ("No bus after three.", True, "")


def test_the_pages_take_as_many_queries_for_a_board_ten_times_as_large(
    ailsas: Client, alba: Board, ailsa: User, django_assert_max_num_queries: AtMost
) -> None:
    large = a_record()
    for number in range(30):
        locality(large, f"x{number}", units=[f"X{number}"])
        for kind in INVOLVEMENTS:
            part(large, f"x{number}", kind)
        large["issues"].append({"id": f"i{number}", "locality": "a", "what": f"Issue {number}"})
    board_of(large, "large", ailsa)
    there = Board.objects.get(slug="large")
    for address in ("", "taking-part/", "issues/"):
        others = f"/boards/large/localities/{address}"
        assert queries(ailsas, f"{HOME}{address}") == queries(ailsas, others)
        with django_assert_max_num_queries(MOST_QUERIES):
            ailsas.get(others)
    one = f"/boards/large/localities/{there.localities.get(ref='a').public_id}/"
    assert queries(ailsas, locality_page(alba, "a")) == queries(ailsas, one) <= MOST_QUERIES
