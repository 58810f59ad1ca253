"""The groups of a board: the structure as a picture and a table, and a page for each group."""

from typing import Any

from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.groups.chart import chart_of
from membership.groups.telling import GroupAddresses, structure_on
from membership.models import Group
from membership.pages import AddressesOn
from membership.selectors import RowsOf
from statute.record import facts_of
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.group_cast import (
    GROUPS,
    alba,
    of_group,
    secretary,
    structured_record,
)
from tests.membership.page_cast import NOW, ailsas, calums, html_of, text_of, today, window_of
from tests.membership.test_pages_board_and_people import queries
from tests.statute.committees import AUDIT, decision, group, on_group
from tests.statute.situations import Record, single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]


def rows_of(page: Any) -> dict[str, Any]:
    return {each.name: each for each in page.context["structure"].all}


class TestTheStructure:
    def test_groups_stand_under_those_they_report_to(self, ailsas: Client, alba: Board) -> None:
        structure = ailsas.get(GROUPS).context["structure"]
        assert [each.shown.name for each in structure.under_board] == [
            "Audit Committee", "Planning Group", "Management Team",
        ]  # fmt: skip
        assert [each.shown.name for each in structure.under_board[1].below] == ["North Group"]

    def test_those_beside_the_board_and_those_of_unknown_place_stand_apart(
        self, ailsas: Client, alba: Board
    ) -> None:
        structure = ailsas.get(GROUPS).context["structure"]
        assert [each.shown.name for each in structure.beside] == ["Public Protection"]
        assert [each.shown.name for each in structure.unplaced] == ["Forum"]

    def test_a_group_is_shown_only_on_its_days(self, ailsas: Client, alba: Board) -> None:
        assert "Budget Working Group" not in rows_of(ailsas.get(GROUPS))
        assert "Budget Working Group" in rows_of(ailsas.get(f"{GROUPS}?as_at=2020-03-31"))

    def test_a_group_whose_parent_is_not_there_says_so_in_the_picture_and_in_the_table(
        self, ailsas: Client, alba: Board
    ) -> None:
        record = single()
        record["board"]["slug"] = "beta"
        group(record, "over", "officer_group", name="Old Team", parent="board", to="2020-03-31")
        group(record, "left", "officer_group", name="Left", parent="over")
        group(record, "next", "officer_group", name="New Team", parent="board", **{"from": "2027-01-01"})
        group(record, "early", "officer_group", name="Early", parent="next")
        window = window_of(with_role("Eilidh", import_board(record, by=STORY), RoleName.SECRETARY))
        page = window.get("/boards/beta/groups/")
        told = [
            (words, [each.shown.name for each in found]) for words, found in page.context["structure"].parts
        ]
        assert told == [
            ("The group they reported to has ended", ["Left"]),
            ("The group they report to had not begun", ["Early"]),
        ]
        assert [each.words for each in page.context["chart"].labels] == [words for words, _ in told]
        for words in ("Old Team , which ended on 31 March 2020", "New Team , which had not begun"):
            assert words in text_of(page)
        left = str(Group.objects.get(board__slug="beta", ref="left").public_id)
        assert "Old Team , which ended on 31 March 2020" in text_of(
            window.get(f"/boards/beta/groups/{left}/")
        )
        before = text_of(window.get("/boards/beta/groups/?as_at=2020-03-31"))
        assert "has ended" not in before
        assert "which ended" not in before

    def test_every_group_has_a_box_that_leads_to_its_page(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(GROUPS)
        boxes = page.context["chart"].boxes
        assert {each.address for each in boxes} == {each.address for each in rows_of(page).values()}
        assert all(f'<a href="{each.address}" class="ijb_chart__group' in html_of(page) for each in boxes)

    def test_a_box_says_in_words_what_its_shape_means(self, ailsas: Client, alba: Board) -> None:
        boxes = {each.told.partition(":")[0]: each for each in ailsas.get(GROUPS).context["chart"].boxes}
        audit = boxes["Audit Committee"]
        assert audit.told == "Audit Committee: Committee of the board, Statutory, Decides"
        assert audit.classes == "ijb_chart__group--statutory ijb_chart__group--decides"
        assert boxes["Public Protection"].classes == "ijb_chart__group--beside"
        assert boxes["Forum"].classes == "ijb_chart__group--apart"

    def test_no_two_boxes_overlap_and_none_leaves_the_picture(self, db: None) -> None:
        for count in (1, 3, 4, 5, 9):
            chart = chart_of(structure_of(many_groups(count)), "The board")
            for number, one in enumerate(chart.boxes):
                assert one.x >= 0
                assert one.x + one.width <= chart.width
                assert one.y + one.height <= chart.height
                assert not any(overlap(one, other) for other in chart.boxes[:number])

    def test_a_long_name_of_the_board_takes_a_second_line_and_hides_nothing(self, db: None) -> None:
        name = "Clackmannanshire and Stirling Integration Joint Board for Health and Social Care Together"
        chart = chart_of(structure_of(many_groups(4)), name)
        assert " ".join(line.words for line in chart.board) == name
        assert len(chart.board) == 2
        assert chart.board[-1].y < chart.board_height < min(box.y for box in chart.boxes)

    def test_the_table_says_the_same_and_more(self, ailsas: Client, alba: Board) -> None:
        audit = rows_of(ailsas.get(GROUPS))["Audit Committee"]
        assert (audit.kind, audit.statutory, audit.how_often, audit.last_met) == (
            "Committee of the board",
            "Statutory",
            "4 times a year",
            "17 September 2026",
        )
        assert audit.reports_to.name == "The board"

    def test_a_review_whose_day_has_gone_by_is_said_in_words(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(GROUPS)
        assert "A review was due by 30 June 2026, and is not on record" in text_of(page)
        assert (
            rows_of(page)["Planning Group"].terms.due
            == "A review was due by 20 June 2026, and is not on record"
        )
        before = rows_of(ailsas.get(f"{GROUPS}?as_at=2026-06-20"))["Planning Group"].terms
        assert before.due == "Next review due by 20 June 2026"

    def test_the_list_for_small_screens_holds_every_group(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(GROUPS)
        small = html_of(page).partition('class="ijb_chart__list"')[2].partition("</figure>")[0]
        assert all(name in small for name in rows_of(page))

    def test_what_does_not_report_to_a_recorded_body_is_said(self, ailsas: Client, alba: Board) -> None:
        assert rows_of(ailsas.get(GROUPS))["Forum"].reports_to.name == "not on record"


def many_groups(count: int) -> Record:
    record = single()
    for number in range(count):
        group(
            record,
            f"g{number}",
            "officer_group",
            name=f"Group {number} " + "of many words " * 6,
            parent="board",
        )
        group(record, f"b{number}", "officer_group", name="Unbroken" * 20, parent=f"g{number}")
        group(record, f"c{number}", "officer_group", name="Below", parent=f"b{number}")
        group(record, f"n{number}", "partnership", name="Beside", parent="none")
    return record


def structure_of(record: Record) -> Any:
    facts = facts_of(record)

    class Nowhere(GroupAddresses):
        def group(self, group: str) -> str:
            return f"/{group}/"

    board = Board(slug="alba")
    return structure_on(facts, NOW.date(), Nowhere(board), AddressesOn(board, RowsOf(board)))


def overlap(one: Any, other: Any) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


class TestTheChair:
    def test_it_is_whoever_holds_the_office_on_the_day(self, ailsas: Client, alba: Board) -> None:
        shown = rows_of(ailsas.get(GROUPS))
        vice = shown["Planning Group"].chair
        assert vice.words == "The vice-chair of the board"
        assert [each.name for each in vice.people] == ["Member p-hb1"]
        assert [each.name for each in shown["Management Team"].chair.people] == ["Member p-co"]

    def test_for_a_place_of_its_own_it_is_who_sits_there(self, ailsas: Client, alba: Board) -> None:
        chair = rows_of(ailsas.get(GROUPS))["Audit Committee"].chair
        assert (chair.words, [each.name for each in chair.people]) == ("A person the board names", ["Calum"])

    def test_where_nobody_is_on_record_it_says_so(self, ailsas: Client, alba: Board) -> None:
        assert rows_of(ailsas.get(GROUPS))["North Group"].chair.missing == "Nobody is on record"


class TestWithoutGroups:
    def test_the_page_names_the_duty_and_the_first_act(self, secretary: User) -> None:
        record = single()
        record["board"]["slug"] = "bare"
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        page = window_of(secretary).get("/boards/bare/groups/")
        assert "must have a strategic planning group (section 32" in text_of(page)
        assert 'href="/boards/bare/groups/new/"' in html_of(page)

    def test_before_the_first_group_it_says_that_there_was_none(self, ailsas: Client, alba: Board) -> None:
        assert "No group is on record for this day" in text_of(ailsas.get(f"{GROUPS}?as_at=2015-06-01"))


class TestAGroupsPage:
    def test_it_says_what_the_group_is_for(self, ailsas: Client, alba: Board) -> None:
        words = text_of(ailsas.get(of_group(alba, AUDIT)))
        for said in (
            "Watches over audit.",
            "Considers the accounts.",
            "Approving the accounts.",
            "4 times a year",
        ):
            assert said in words

    def test_members_are_shown_with_their_first_day_and_empty_places_as_such(
        self, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(of_group(alba, AUDIT))
        chair, empty = page.context["places"]
        assert [(each.name, each.starts) for each in chair.seat.holders] == [("Calum", "1 May 2025")]
        assert empty.seat.is_empty
        assert "Place not filled" in text_of(page)
        assert "Not filled since 1 September 2026" in text_of(page)
        assert f'href="{empty.appoint}"' in html_of(page)

    def test_its_meetings_and_decisions_are_shown(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(of_group(alba, AUDIT))
        assert [each.on for each in page.context["meetings"]] == ["17 September 2026"]
        assert {each.topic for each in page.context["about_it"]} == {
            "Setting up a group",
            "Delegating functions to a group",
        }
        assert [each.what for each in page.context["by_it"]] == ["The accounts are approved."]

    def test_it_says_what_the_law_says_of_it_its_places_and_decisions(
        self, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(of_group(alba, AUDIT))
        rules = {each.rule.id for each in [*page.context["said"], *page.context["met"]]}
        assert {"COM-01", "COM-02", "COM-03", "COM-04"} <= rules

    def test_a_group_that_has_gone_says_so(self, ailsas: Client, alba: Board) -> None:
        words = text_of(ailsas.get(of_group(alba, "gone")))
        assert "The group is not there on this day: from 1 January 2016 to 31 March 2020" in words

    def test_one_whose_locality_has_ended_says_so(self, secretary: User) -> None:
        record = single()
        record["board"]["slug"] = "far"
        group(record, "lpg", "locality_group", name="Carrick group", parent="board")
        days = {"from": "2016-04-01", "to": "2026-10-31"}
        record["localities"] = [{"id": "c", "name": "Carrick Moor", "group": "lpg"} | days]
        grant_role(secretary, board := import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        there = of_group(board, "lpg").replace("/alba/", "/far/")
        sentence = (
            "Carrick Moor ended on 31 October 2026, and this group, its planning group, is still there."
        )
        assert sentence in text_of(window_of(secretary).get(there))
        assert sentence not in text_of(window_of(secretary).get(f"{there}?as_at=2026-10-31"))

    def test_those_that_report_to_it_are_named(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(of_group(alba, "spg"))
        assert page.context["under_it"] == [("North Group", of_group(alba, "north"))]

    def test_a_member_reads_and_is_offered_no_act(self, calums: Client, alba: Board) -> None:
        page = calums.get(of_group(alba, AUDIT))
        assert page.status_code == 200
        assert "/correct/" not in html_of(page)
        assert "Appoint" not in text_of(page)

    def test_what_people_typed_is_shown_as_text(self, secretary: User) -> None:
        record = single()
        record["board"]["slug"] = "marked"
        markup = "<script>alert(1)</script>"
        group(record, AUDIT, "committee", name=markup, purpose=markup, parent="board")
        decision(record, "d", "board", "2016-01-01", "other", what=markup, minute=markup, group=AUDIT)
        grant_role(secretary, board := import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        window = window_of(secretary)
        there = f"/boards/marked/groups/{Group.objects.get(board=board).public_id}/"
        for address in ("/boards/marked/groups/", "/boards/marked/groups/decisions/", there):
            page = html_of(window.get(address))
            assert "<script>alert" not in page
            assert "&lt;script&gt;alert" in page


def test_another_boards_secretary_is_told_there_is_no_such_page(rhona: User, alba: Board) -> None:
    window = window_of(rhona)
    addresses = [GROUPS, of_group(alba, AUDIT), of_group(alba, AUDIT, "correct")]
    assert [window.get(each).status_code for each in addresses] == [404, 404, 404]


def large_record() -> Record:
    """The same structure with ten times as many groups, places, decisions and meetings."""
    record = structured_record()
    record["board"]["slug"] = "large"
    for number in range(60):
        group(record, f"more-{number}", "officer_group", name=f"Group {number}", parent="board")
        on_group(record, AUDIT, "p-hb1", starts_on="2025-05-01")
        decision(record, f"more-{number}", "board", "2016-03-01", "other", group=AUDIT, what=f"Item {number}")
    return record


def test_it_takes_as_many_queries_for_a_board_ten_times_as_large(
    ailsas: Client, secretary: User, alba: Board
) -> None:
    large = import_board(large_record(), by=STORY)
    grant_role(secretary, large, RoleName.SECRETARY, by=STORY)
    pages = (lambda board: f"/boards/{board.slug}/groups/", group_page)
    counts = [[queries(ailsas, page(board)) for page in pages] for board in (alba, large)]
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30


def group_page(board: Board) -> str:
    return of_group(board, AUDIT).replace("/alba/", f"/{board.slug}/")


def test_pages_have_no_style_or_script_of_their_own(ailsas: Client, alba: Board) -> None:
    for address in (GROUPS, of_group(alba, AUDIT), f"{GROUPS}decisions/"):
        content = html_of(ailsas.get(address))
        assert " style=" not in content
        assert "<style" not in content
        assert content.count("<h1") == 1
