"""The planning group's page: the places not filled first, then who speaks for whom, and what is settled."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.planning.coverage import offered_places
from membership.services.groups import record_group
from statute.record import facts_of
from statute.structure import INTERESTS
from tests.cast import STORY
from tests.membership.page_cast import html_of, text_of, window_of
from tests.membership.planning_cast import (
    GROUP,
    ailsas,
    alba,
    bare,
    calums,
    other_board,
    record_with_group,
    rhona,
    secretary,
    today,
)
from tests.membership.test_pages_board_and_people import queries
from tests.statute.planning_groups import considers, filled, locality, place
from tests.statute.situations import Record, multi, row, single

__all__ = ["ailsas", "alba", "bare", "calums", "other_board", "rhona", "secretary", "today"]

GAP = "No one speaks for non-commercial providers of social care since 1 September 2026. Last: Iain."


class TestTheGaps:
    def test_each_is_a_sentence_with_since_when_who_was_last_and_what_to_do(
        self, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(GROUP)
        assert "1 place not filled" in text_of(page)
        assert GAP in text_of(page)
        assert f'href="{GROUP}seat/?place=G10"' in html_of(page)

    def test_they_come_before_anything_else(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(GROUP))
        assert text.index(GAP) < text.index("places filled") < text.index("Who speaks for whom")

    def test_on_a_day_before_there_was_none(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(f"{GROUP}?as_at=2026-08-31"))
        assert "Every place is filled." in text
        assert "not filled since" not in text

    def test_of_two_groups_on_one_day_it_says_which_is_shown(self, ailsas: Client, alba: Board) -> None:
        note = (
            "Two are on record for this day: The forum of planners and New forum; the one that began last is "
            "shown. End the other."
        )
        assert "are on record for this day" not in text_of(ailsas.get(GROUP))
        said = {"name": "New forum", "kind": "planning_group", "from": "2026-10-01"}
        record_group(alba, said=said, by=STORY)
        text = text_of(ailsas.get(GROUP))
        assert note in text
        assert text.index(note) < text.index("not filled")
        assert "are on record for this day" not in text_of(ailsas.get(f"{GROUP}?as_at=2026-09-30"))

    def test_a_place_never_on_record_is_a_gap_too(self, secretary: User) -> None:
        record = record_with_group("other")
        locality(record, "west", voice=False, name="West")
        text = text_of(self.page(record, secretary))
        assert "No one speaks for the locality West : no place for it is on record." in text

    def test_a_place_nobody_knows_of_is_told_apart_from_a_gap(self, secretary: User) -> None:
        record = record_with_group("other")
        row(record, "seats", id="g10")["known"] = []
        text = text_of(self.page(record, secretary))
        assert "1 place of which it cannot be told" in text
        assert "not filled" not in text.partition("Who speaks for whom")[0]

    def test_somebody_of_whom_the_board_said_nothing_is_told_with_what_to_do(self, secretary: User) -> None:
        record = record_with_group("other")
        record["papers"] = [each for each in record["papers"] if each.get("about", {}).get("seat") != "g01"]
        page = self.page(record, secretary)
        assert "Health professionals: Isla; the board has not said whether" in text_of(page)
        assert "/places/" in html_of(page)

    def test_that_the_board_does_not_consider_them_so_is_told(self, secretary: User) -> None:
        record = record_with_group("other")
        considers(record, "g01", says=False, given_on="2026-02-01")
        assert "Isla; the board does not consider them representative" in text_of(
            self.page(record, secretary)
        )

    def page(self, record: Record, secretary: User) -> Any:
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        return window_of(secretary).get("/boards/other/planning-group/")


class TestWhoSpeaksForWhom:
    def test_the_table_has_every_person_and_every_place(self, ailsas: Client, alba: Board) -> None:
        coverage = ailsas.get(GROUP).context["coverage"]
        assert len(coverage.places) == 2 + len(INTERESTS) + 2
        assert {len(each.cells) for each in coverage.members} == {len(coverage.places)}
        isla = next(each for each in coverage.members if each.name == "Isla")
        assert [cell.voice.words for cell in isla.cells if cell.voice] == [
            "the board considers them representative"
        ]

    def test_the_key_fits_the_voices_of_localities_too(self, ailsas: Client, alba: Board) -> None:
        key = html_of(ailsas.get(GROUP)).partition('class="ijb_matrix__key"')[2].partition("</caption>")[0]
        assert "considered representative, or selected for the locality" in key

    def test_a_narrow_screen_has_the_same_place_by_place(self, ailsas: Client, alba: Board) -> None:
        listed = text_of(ailsas.get(GROUP)).partition("Health Board nominee")[2]
        assert "Health professionals Isla the board considers them representative" in listed
        assert "Non-commercial providers of social care Not filled" in listed

    def test_one_person_with_several_places_is_one_row(self, secretary: User) -> None:
        record = record_with_group("other")
        place(record, "extra", "SPG_OTHER", "p-g01")
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        coverage = window_of(secretary).get("/boards/other/planning-group/").context["coverage"]
        (isla,) = [each for each in coverage.members if each.name == "Isla"]
        assert isla.places == ("Health professionals", "Another person the board thinks fit")

    def test_what_somebody_typed_is_shown_as_text(self, secretary: User) -> None:
        record = record_with_group("other")
        row(record, "people", id="p-g01")["name"] = "<b>Isla</b>"
        row(record, "groups", id="spg")["name"] = "<script>alert(1)</script>"
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        html = html_of(window_of(secretary).get("/boards/other/planning-group/"))
        assert "<b>Isla</b>" not in html
        assert "<script>alert" not in html


class TestWhatIsSettled:
    def test_the_size_decided_stands_beside_the_members_counted(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(GROUP))
        assert "20 decided on 1 March 2026 (Item 7)" in text
        assert "15 people on the group" in text or "people on the group 15" in text

    def test_meetings_and_a_review_whose_day_is_past(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(GROUP))
        assert "Last met 1 August 2026" in text
        assert "Next meeting 8 December 2026" in text
        assert "30 September 2026 that day is past" in text
        assert "Procedures No decision is on record" in text

    def test_the_rules_on_the_group_say_what_they_find(self, ailsas: Client, alba: Board) -> None:
        found = {each.rule.id for each in ailsas.get(GROUP).context["said"]}
        assert "SPG-04" in found
        assert {each[:4] for each in found} == {"SPG-"}


class TestWithoutAGroup:
    def test_the_page_names_the_duty_and_the_first_thing_to_do(self, bare: Board, secretary: User) -> None:
        grant_role(secretary, bare, RoleName.SECRETARY, by=STORY)
        page = window_of(secretary).get("/boards/bare/planning-group/")
        assert "section 32 of the Public Bodies (Joint Working) (Scotland) Act 2014" in text_of(page)
        assert 'href="/boards/bare/planning-group/set-up/"' in html_of(page)

    def test_a_member_is_told_who_records_it(self, bare: Board, secretary: User) -> None:
        grant_role(secretary, bare, RoleName.MEMBER, by=STORY)
        page = window_of(secretary).get("/boards/bare/planning-group/")
        assert "The secretary records it." in text_of(page)
        assert "set-up" not in html_of(page)

    def test_before_the_group_began_it_says_so(self, ailsas: Client, alba: Board) -> None:
        assert "cannot be told" in text_of(ailsas.get(f"{GROUP}?as_at=2014-12-31"))


class TestWhoMaySee:
    def test_a_member_reads_and_is_offered_no_act(self, calums: Client, alba: Board) -> None:
        page = calums.get(GROUP)
        assert GAP in text_of(page)
        for address in ("seat/", "/end/", "/induction/", "/ask/"):
            assert address not in html_of(page)

    def test_another_boards_secretary_is_told_there_is_no_such_page(self, rhona: User, alba: Board) -> None:
        window = window_of(rhona)
        paths = ("", "seat/", "set-up/", "consultations/", "consultations/ask/", "agenda/")
        assert [window.get(f"{GROUP}{path}").status_code for path in paths] == [404] * len(paths)


def test_it_takes_as_many_queries_for_a_group_ten_times_as_large(
    ailsas: Client, secretary: User, alba: Board
) -> None:
    record = record_with_group("large")
    for number in range(200):
        place(record, f"other-{number}", "SPG_OTHER")
    for number in range(20):
        locality(record, f"locality-{number}", name=f"Place {number}")
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
    small, large = queries(ailsas, GROUP), queries(ailsas, "/boards/large/planning-group/")
    assert small == large <= 30


@pytest.mark.parametrize(("made", "nominees"), [(single, 2), (multi, 2)])
def test_the_places_that_the_law_wants_filled(made: Callable[[], Record], nominees: int) -> None:
    facts = facts_of(filled(made()))
    wanted = offered_places(facts, date(2026, 11, 21), wanted_only=True)
    assert len(wanted) == nominees + len(INTERESTS) + 2
    jointly = [each.seat for each in wanted if each.seat.get("nominated_jointly")]
    assert len(jointly) == (1 if made is multi else 0)
