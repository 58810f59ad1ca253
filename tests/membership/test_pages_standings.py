"""What people are: recorded by a form for each kind of thing, ended, corrected, and kept from others."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards import policy
from boards.ends import EndWord
from boards.models import Board, RoleName, User
from membership.models import Standing
from membership.services import correct_standing, record_standing
from membership.standing_forms import FORM_OF
from statute.holding import STANDINGS
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    person_page,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.statute.situations import COUNCIL, HEALTH

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

NEW_ID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def auditors(alba: Board) -> Client:
    """The window of an auditor."""
    return window_of(with_role("Aud", alba, RoleName.AUDITOR))


def record(client: Client, alba: Board, person: str, kind: str, step: str = "confirm", **typed: str) -> Any:
    said = {"new_id": NEW_ID, "until": "open", "is_or_not": "yes", "step": step} | typed
    return client.post(f"{person_page(alba, person)}standings/{kind}/", said)


def disqualify(client: Client, alba: Board, step: str = "confirm", **typed: str) -> Any:
    said = {
        "new_id": NEW_ID,
        "until": "open",
        "category": "insolvency",
        "starts_on": "2026-01-05",
        "step": step,
    }
    return client.post(f"{person_page(alba, 'p-la1')}disqualification/", said | typed)


def of(row: Standing, act: str) -> str:
    return f"{PEOPLE}standings/{row.public_id}/{act}/"


def councillor(board: Board) -> Standing:
    return board.standings.get(person__ref="p-la1", kind="councillor")


class TestChoosing:
    def test_every_kind_of_thing_has_a_form(self) -> None:
        assert set(FORM_OF) == set(STANDINGS)

    def test_each_leads_to_its_form_without_a_script(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{person_page(alba, 'p-la1')}standings/")
        ((_, kinds),) = page.context["choices"]
        assert len(kinds) == len(STANDINGS)
        for words, address, _ in kinds:
            assert ailsas.get(address).status_code == 200, words

    def test_no_such_kind_is_no_such_page(self, ailsas: Client, alba: Board) -> None:
        for kind in ("king", "disqualified"):
            assert ailsas.get(f"{person_page(alba, 'p-la1')}standings/{kind}/").status_code == 404

    def test_the_persons_page_leads_here(self, ailsas: Client, calums: Client, alba: Board) -> None:
        page = person_page(alba, "p-la1")
        assert f"{page}standings/" in html_of(ailsas.get(page))
        assert "standings/" not in html_of(calums.get(page))


class TestRecording:
    @pytest.mark.parametrize(
        ("kind", "typed", "kept"),
        [
            ("councillor", {"of": COUNCIL}, {"of": COUNCIL}),
            ("health_board_member", {"of": HEALTH}, {"of": HEALTH}),
            (
                "office_holder",
                {"office": "chief_social_work_officer", "of": COUNCIL},
                {"office": "chief_social_work_officer", "of": COUNCIL},
            ),
            ("office_holder", {"office": "chief_officer"}, {"office": "chief_officer", "of": None}),
            ("registered", {"as": "nurse"}, {"profession": "nurse"}),
            ("on_performers_list", {"of": HEALTH}, {"of": HEALTH}),
            ("employed", {"of": HEALTH, "contract": "health_board"}, {"contract": "health_board"}),
            ("provides_primary_medical_services", {}, {"of": None}),
            ("seconded", {"of": COUNCIL}, {"of": COUNCIL}),
        ],
    )
    def test_each_kind_keeps_its_own_fields(
        self, kind: str, typed: dict[str, str], kept: dict[str, Any], ailsas: Client, alba: Board
    ) -> None:
        answer = record(ailsas, alba, "p-carer", kind, starts_on="2026-10-01", **typed)
        assert answer.headers["Location"] == person_page(alba, "p-carer")
        row = alba.standings.get(person__ref="p-carer")
        assert (row.kind, row.starts_on, row.ends, row.is_so) == (kind, date(2026, 10, 1), "open", None)
        assert {name: getattr(row, name) for name in kept} == kept

    def test_a_non_executive_is_a_member_of_the_health_board_too(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, alba, "p-carer", "non_executive", of=HEALTH, starts_on="2026-10-01")
        rows = alba.standings.filter(person__ref="p-carer")
        assert [each.kind for each in rows] == ["non_executive", "health_board_member"]

    def test_whoever_is_one_already_is_not_made_one_twice(self, ailsas: Client, alba: Board) -> None:
        carer = alba.people.get(ref="p-carer")
        record_standing(
            carer, kind="health_board_member", details={"of": HEALTH}, ends=EndWord.OPEN, by=STORY
        )
        record(ailsas, alba, "p-carer", "non_executive", of=HEALTH, starts_on="2026-10-01")
        assert alba.standings.filter(person__ref="p-carer").count() == 2

    def test_known_not_to_be_is_an_answer(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, alba, "p-carer", "non_executive", of=HEALTH, is_or_not="no", starts_on="2026-10-01")
        row = alba.standings.get(person__ref="p-carer")
        assert row.is_so is False
        text = text_of(ailsas.get(person_page(alba, "p-carer")))
        assert "Known not to be: A non-executive director" in text

    def test_days_that_nobody_knows_stay_unknown(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, alba, "p-carer", "councillor", of=COUNCIL, until="not known")
        row = alba.standings.get(person__ref="p-carer")
        assert (row.starts_on, row.ends) == (None, None)

    def test_the_preview_saves_nothing_and_shows_the_law(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, alba, "p-carer", "councillor", "preview", of=COUNCIL, starts_on="2026-10-01")
        assert page.context["differences"][0].on == date(2026, 10, 1)
        assert ("Of which council?", COUNCIL) in page.context["said"]
        assert not alba.standings.filter(person__ref="p-carer").exists()

    def test_twice_is_once(self, ailsas: Client, alba: Board) -> None:
        for _ in range(2):
            said = {"of": HEALTH, "starts_on": "2026-10-01"}
            assert record(ailsas, alba, "p-carer", "non_executive", **said).status_code == 302
        assert alba.standings.filter(person__ref="p-carer").count() == 2

    @pytest.mark.parametrize(
        ("kind", "typed", "field"),
        [
            ("councillor", {"of": ""}, "of"),
            ("councillor", {"of": HEALTH}, "of"),
            ("councillor", {"of": COUNCIL, "starts_on": "banana"}, "starts_on"),
            ("councillor", {"of": COUNCIL, "until": "day"}, "ends"),
            (
                "councillor",
                {"of": COUNCIL, "starts_on": "2026-10-01", "until": "day", "ends": "2026-09-30"},
                "ends",
            ),
            ("office_holder", {"office": "council_proper_officer"}, "of"),
            ("registered", {"as": "wizard"}, "as"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, kind: str, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            assert record(ailsas, alba, "p-carer", kind, step, **typed).context["form"].errors[field]
        assert not alba.standings.filter(person__ref="p-carer").exists()

    def test_a_member_may_not(self, calums: Client, rhona: User, alba: Board) -> None:
        assert record(calums, alba, "p-carer", "councillor", of=COUNCIL).status_code == 403
        assert record(window_of(rhona), alba, "p-carer", "councillor", of=COUNCIL).status_code == 404


class TestCeasingToBeACouncillor:
    def cease(self, client: Client, alba: Board, step: str = "confirm", **typed: str) -> Any:
        said = {"on": "2026-12-31", "with_it": "on", "version": "1", "step": step} | typed
        return client.post(of(councillor(alba), "end"), said)

    def test_it_offers_to_end_the_council_seat_that_day(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(of(councillor(alba), "end")).context["form"]
        assert form["with_it"].value() is True
        assert "END-08" in form.fields["with_it"].label

    def test_the_law_finds_the_seat_empty_before_anything_is_saved(self, ailsas: Client, alba: Board) -> None:
        page = self.cease(ailsas, alba, "preview")
        first = page.context["differences"][0]
        assert first.on == date(2027, 1, 1)
        assert "Voting members 10 9" in text_of(page)
        assert "MEM-11" in {each.rule.id for each in first.changed if not each.is_better}
        assert councillor(alba).ends == "open"

    def test_both_end_on_that_day_in_one_act(self, ailsas: Client, alba: Board) -> None:
        self.cease(ailsas, alba)
        appointment = alba.appointments.get(seat__ref="la1")
        assert (councillor(alba).ends, appointment.ends) == ("2026-12-31", "2026-12-31")
        assert appointment.how_ended == "not_councillor"
        told = alba.audit_events.filter(
            event__in=["membership.standing_ended", "membership.appointment_ended"]
        )
        assert told.count() == 2

    def test_the_seat_can_be_left_alone(self, ailsas: Client, alba: Board) -> None:
        said = {"on": "2026-12-31", "version": "1", "step": "confirm"}
        ailsas.post(of(councillor(alba), "end"), said)
        assert (councillor(alba).ends, alba.appointments.get(seat__ref="la1").ends) == ("2026-12-31", "open")

    def test_nothing_is_half_done_where_the_seat_cannot_end_then(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        appointment.starts_on, appointment.seen_on = None, date(2026, 11, 1)
        appointment.save()
        page = self.cease(ailsas, alba, on="2026-10-31")
        assert page.context["form"].errors["on"]
        assert (councillor(alba).ends, alba.appointments.get(seat__ref="la1").ends) == ("open", "open")

    def test_twice_is_once(self, ailsas: Client, alba: Board) -> None:
        self.cease(ailsas, alba)
        assert self.cease(ailsas, alba).status_code == 302
        assert alba.audit_events.filter(event="membership.standing_ended").count() == 1

    def test_both_versions_are_shown_to_somebody_late(self, ailsas: Client, alba: Board) -> None:
        changes = {"ends": date(2026, 11, 30)}
        correct_standing(councillor(alba), changes=changes, why="A slip.", version=1, by=STORY)
        page = self.cease(ailsas, alba)
        assert page.context["both"] == [("Last day", "30 November 2026", "31 December 2026")]
        assert alba.appointments.get(seat__ref="la1").ends == "open"

    def test_whoever_sits_for_no_council_is_asked_nothing_of_it(self, ailsas: Client, alba: Board) -> None:
        carer = alba.people.get(ref="p-carer")
        row = record_standing(carer, kind="councillor", details={"of": COUNCIL}, by=STORY)
        assert "with_it" not in ailsas.get(of(row, "end")).context["form"].fields

    def test_a_non_executive_leaves_the_health_board_too(self, ailsas: Client, alba: Board) -> None:
        row = alba.standings.get(person__ref="p-hb1", kind="non_executive")
        ailsas.post(of(row, "end"), {"on": "2026-12-31", "with_it": "on", "version": "1", "step": "confirm"})
        ends = alba.standings.filter(person__ref="p-hb1").values_list("kind", "ends_on")
        assert set(ends) == {
            ("non_executive", date(2026, 12, 31)),
            ("health_board_member", date(2026, 12, 31)),
        }


class TestPuttingRight:
    def test_it_is_corrected_with_the_reason_in_the_trail(self, ailsas: Client, alba: Board) -> None:
        said = {"of": COUNCIL, "is_or_not": "yes", "starts_on": "2022-05-06", "until": "open"}
        row = councillor(alba)
        ailsas.post(of(row, "correct"), said | {"why": "A slip.", "version": "1", "step": "confirm"})
        assert councillor(alba).starts_on == date(2022, 5, 6)
        told = alba.audit_events.get(event="membership.standing_corrected")
        assert (told.reason, list(told.after or {})) == ("A slip.", ["starts_on"])

    def test_a_form_sent_as_it_came_would_change_nothing(self, ailsas: Client, alba: Board) -> None:
        for row in alba.standings.filter(person__ref__in=["p-la1", "p-hb1", "p-gp", "p-cfo", "p-co"]):
            form = ailsas.get(of(row, "correct")).context["form"]
            said = {name: str(form[name].value() or "") for name in form.fields}
            typed = {name: value for name, value in said.items() if value} | {"why": "Nothing."}
            page = ailsas.post(of(row, "correct"), typed | {"step": "preview"})
            assert "Nothing would change." in text_of(page), row

    def test_what_was_recorded_by_mistake_is_gone_once(self, ailsas: Client, alba: Board) -> None:
        row = councillor(alba)
        for _ in range(2):
            answer = ailsas.post(of(row, "withdraw"), {"why": "Never.", "version": "1", "step": "confirm"})
            assert answer.status_code == 302
        assert ailsas.get(of(row, "withdraw")).status_code == 410
        assert alba.audit_events.filter(event="membership.standing_withdrawn").count() == 1

    def test_a_change_that_somebody_else_made_is_shown(self, ailsas: Client, alba: Board) -> None:
        changes = {"starts_on": date(2022, 5, 9)}
        correct_standing(councillor(alba), changes=changes, why="A slip.", version=1, by=STORY)
        said = {"of": COUNCIL, "is_or_not": "yes", "starts_on": "2022-05-06", "until": "open"}
        page = ailsas.post(
            of(councillor(alba), "correct"), said | {"why": "A slip.", "version": "1", "step": "confirm"}
        )
        assert page.context["both"] == [("Elected on", "9 May 2022", "6 May 2022")]
        assert councillor(alba).starts_on == date(2022, 5, 9)


class TestARestrictedGround:
    def test_the_page_says_what_may_not_be_written(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{person_page(alba, 'p-la1')}disqualification/")
        assert "Write nothing else down" in text_of(page)
        assert set(page.context["form"].fields) == {"new_id", "category", "starts_on", "until", "ends"}

    def test_category_and_days_are_kept(self, ailsas: Client, alba: Board) -> None:
        disqualify(ailsas, alba)
        row = alba.standings.get(kind="disqualified")
        assert (row.category, row.starts_on, row.ends) == ("insolvency", date(2026, 1, 5), "open")
        assert "insolvency" not in str([each.after for each in alba.audit_events.all()])

    def test_no_one_else_may_record_or_see_it(
        self, ailsas: Client, calums: Client, auditors: Client, rhona: User, alba: Board
    ) -> None:
        for window in (calums, auditors):
            assert disqualify(window, alba).status_code == 403
        assert disqualify(window_of(rhona), alba).status_code == 404
        disqualify(ailsas, alba)
        row = alba.standings.get(kind="disqualified")
        pages = [person_page(alba, "p-la1"), PEOPLE, f"{PEOPLE}chair/", f"{PEOPLE}papers/"]
        for window in (calums, auditors):
            for act in ("end", "correct", "withdraw"):
                assert window.get(of(row, act)).status_code == 403
            for page in pages:
                assert "isqualified" not in text_of(window.get(page)), page
                assert "DSQ-03" not in text_of(window.get(page)), page

    def test_leave_to_correct_is_no_leave_to_see_it(
        self, ailsas: Client, auditors: Client, alba: Board, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        disqualify(ailsas, alba)
        row = alba.standings.get(kind="disqualified")
        both = frozenset({RoleName.SECRETARY, RoleName.AUDITOR})
        for act in ("membership.correct", "membership.record_standing"):
            monkeypatch.setitem(policy._allowed, act, both)
        assert auditors.get(of(councillor(alba), "correct")).status_code == 200
        for act in ("end", "correct", "withdraw"):
            assert auditors.get(of(row, act)).status_code == 404, act

    def test_no_reason_is_asked_for_in_which_more_might_be_written(self, ailsas: Client, alba: Board) -> None:
        disqualify(ailsas, alba)
        row = alba.standings.get(kind="disqualified")
        for act in ("correct", "withdraw"):
            assert "why" not in ailsas.get(of(row, act)).context["form"].fields
        typed = {"category": "conviction", "starts_on": "2026-01-05", "until": "open", "version": "1"}
        ailsas.post(of(row, "correct"), typed | {"step": "confirm"})
        assert alba.standings.get(kind="disqualified").category == "conviction"
        ailsas.post(of(row, "withdraw"), {"version": "2", "step": "confirm"})
        assert not alba.standings.filter(kind="disqualified").exists()

    def test_a_category_that_there_is_not_is_refused(self, ailsas: Client, alba: Board) -> None:
        assert disqualify(ailsas, alba, category="whim").context["form"].errors["category"]
