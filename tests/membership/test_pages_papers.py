"""Papers: a form for each purpose, two sheets for all members at once, a list, and putting right."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.models import Paper
from membership.paper_purposes import PURPOSES, Purpose, purpose_of
from membership.services import correct_paper, record_paper
from statute.facts import BoardFacts
from statute.record_shape import PAPER_KINDS, TOPICS
from tests.cast import STORY, other_board, rhona
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.membership.test_pages_board_and_people import queries
from tests.statute.situations import COUNCIL, HEALTH, paper, single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

PAPERS = f"{PEOPLE}papers/"
NEW_ID = "00000000-0000-4000-8000-000000000001"


def record(client: Client, purpose: str, step: Any = "confirm", **typed: Any) -> Any:
    return client.post(f"{PAPERS}record/{purpose}/", {"new_id": NEW_ID, "step": step} | typed)


def made(board: Board) -> Paper:
    return board.papers.get(public_id=NEW_ID)


def appointment_to(board: Board, seat: str) -> str:
    return next(each.id for each in facts(board).appointments if each.seat == seat)


def facts(board: Board) -> BoardFacts:
    return snapshot.load(board)


def of(row: Paper, act: str) -> str:
    return f"{PAPERS}{row.public_id}/{act}/"


class TestThePurposes:
    def test_every_kind_and_topic_of_the_record_has_one(self) -> None:
        fixed = [each.fixed for each in PURPOSES if each.fixed]
        assert {each["kind"] for each in fixed} == set(PAPER_KINDS)
        # What a paper on these would say is said elsewhere: by the period, and by the term.
        assert set(TOPICS) - {each.get("topic") for each in fixed} <= {"chair"}

    @pytest.mark.parametrize("purpose", PURPOSES, ids=lambda each: each.slug)
    def test_each_has_a_form_that_the_list_of_purposes_leads_to(
        self, purpose: Purpose, ailsas: Client, alba: Board
    ) -> None:
        address = f"{PAPERS}record/{purpose.slug}/"
        assert f'href="{address}"' in html_of(ailsas.get(f"{PAPERS}record/"))
        page = ailsas.get(address)
        assert page.status_code == 200
        assert set(page.context["form"].fields) == {"new_id", *(ask.name for ask in purpose.asks)}

    @pytest.mark.parametrize("purpose", PURPOSES, ids=lambda each: each.slug)
    def test_what_a_form_makes_is_known_as_its_own(self, purpose: Purpose) -> None:
        if purpose.fixed:
            assert purpose_of(dict(purpose.fixed)) in [
                each for each in PURPOSES if each.fixed == purpose.fixed
            ]

    def test_no_such_purpose_is_no_such_page(self, ailsas: Client, alba: Board) -> None:
        assert ailsas.get(f"{PAPERS}record/whim/").status_code == 404


def filled_in(form: Any) -> Iterator[tuple[str, Any]]:
    """Give something for every field of a form: the last of the choices, a day, a word."""
    for name, field in form.fields.items():
        if choices := list(getattr(field, "choices", [])):
            last = choices[-1]
            value = last[1][-1][0] if isinstance(last[1], (list, tuple)) else last[0]
            yield name, [value] if field.__class__.__name__ == "MultipleChoiceField" else value
        elif name != "new_id":
            yield name, "2026-11-20" if name.endswith("_on") else "Minute 7"


@pytest.mark.parametrize("purpose", PURPOSES, ids=lambda each: each.slug)
def test_each_form_keeps_what_it_asks_for_and_shows_it_again(
    purpose: Purpose, ailsas: Client, alba: Board
) -> None:
    typed = dict(filled_in(ailsas.get(f"{PAPERS}record/{purpose.slug}/").context["form"]))
    if not purpose.fixed:
        typed |= {"kind": "request", "topic": "chair"}
    shown = record(ailsas, purpose.slug, "preview", **typed)
    assert shown.context["differences"], shown.context["form"].errors
    assert not alba.papers.filter(public_id=NEW_ID).exists()
    assert record(ailsas, purpose.slug, **typed).headers["Location"] == PAPERS
    again = ailsas.get(of(made(alba), "correct")).context["form"]
    one = {
        name: value[0] if isinstance(value, list) and name == "to" else value for name, value in typed.items()
    }
    assert {name: str(again[name].value()) for name in one} == {
        name: str(value) for name, value in one.items()
    }


class TestRecording:
    def test_a_determination_names_the_person_and_the_seat(self, ailsas: Client, alba: Board) -> None:
        record(
            ailsas, "determination", given_on="2026-11-01", person="p-nurse", seat="nurse", **{"from": HEALTH}
        )
        row = made(alba)
        assert (row.kind, row.about, row.sent_by) == (
            "determination",
            {"person": "p-nurse", "seat": "nurse"},
            HEALTH,
        )

    def test_the_one_health_board_there_is_is_proposed(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{PAPERS}record/determination/").context["form"]
        assert form["from"].value() == HEALTH
        assert [value for value, _ in form.fields["seat"].choices] == ["", "gp", "nurse", "hospdr"]

    def test_a_notice_about_an_appointment_names_its_person_and_seat(
        self, ailsas: Client, alba: Board
    ) -> None:
        typed = {"appointment": appointment_to(alba, "la1"), "to": COUNCIL, "given_on": "2026-11-01"}
        record(ailsas, "resignation-told", **typed)
        row = made(alba)
        assert (row.about, row.sent_by, row.topic) == (
            {"person": "p-la1", "seat": "la1"},
            "board",
            "resignation",
        )

    def test_a_consultation_of_several_makes_one_each_in_one_act(self, ailsas: Client, alba: Board) -> None:
        before = alba.papers.count()
        typed = {"person": "p-co", "to": [COUNCIL, HEALTH], "says": "yes", "given_on": "2026-11-01"}
        record(ailsas, "consultation", **typed)
        rows = alba.papers.filter(kind="consultation", given_on=date(2026, 11, 1))
        assert {each.sent_to for each in rows} == {COUNCIL, HEALTH}
        assert record(ailsas, "consultation", **typed).status_code == 302
        assert alba.papers.count() == before + 2

    def test_that_it_is_not_so_is_an_answer(self, ailsas: Client, alba: Board) -> None:
        typed = {"from": COUNCIL, "seat": "la1", "says": "no", "given_on": "2026-11-01"}
        record(ailsas, "unable-to-fill", **typed)
        assert made(alba).says is False

    def test_a_joint_vote_names_who_agreed(self, ailsas: Client, alba: Board) -> None:
        typed = {"seat": "la1", "agreed_by": ["p-la2", "p-la3"], "given_on": "2026-11-01"}
        record(ailsas, "joint-vote", **typed)
        assert made(alba).agreed_by == ["p-la2", "p-la3"]

    def test_the_law_looks_at_it_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, "allowance", "preview", person="p-carer", given_on="2026-11-01")
        assert "OFF-05" in {each.rule.id for each in page.context["differences"][0].changed}

    def test_what_is_on_record_already_is_not_recorded_again(self, ailsas: Client, alba: Board) -> None:
        typed = {"person": "p-carer", "given_on": "2026-11-01"}
        record(ailsas, "expenses", **typed)
        other = {"new_id": "00000000-0000-4000-8000-000000000009"}
        for step in ("preview", "confirm"):
            assert "on record already" in text_of(record(ailsas, "expenses", step, **typed, **other))

    def test_a_link_may_say_what_it_is_about(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{PAPERS}record/determination/?seat=nurse&person=p-nurse&new_id=banana")
        form = page.context["form"]
        assert (form["seat"].value(), form["person"].value()) == ("nurse", "p-nurse")
        assert form["new_id"].value() != "banana"

    @pytest.mark.parametrize(
        ("purpose", "typed", "field"),
        [
            ("nomination", {}, "from"),
            ("nomination", {"from": "nobody"}, "from"),
            ("nomination", {"given_on": "31/31/2026"}, "given_on"),
            ("nomination", {"given_on": "0026-01-01"}, "given_on"),
            ("nomination", {"given_on": "2026-11-02", "received_on": "2026-11-01"}, "received_on"),
            ("nomination", {"person": "stranger"}, "person"),
            ("nomination", {"reference": "Turned\u202eround"}, "reference"),
            ("joint-vote", {"agreed_by": ["stranger"]}, "agreed_by"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, purpose: str, typed: dict[str, Any], field: str, ailsas: Client, alba: Board
    ) -> None:
        before = alba.papers.count()
        for step in ("preview", "confirm"):
            assert record(ailsas, purpose, step, **typed).context["form"].errors[field]
        assert alba.papers.count() == before

    def test_only_the_secretary_may(self, calums: Client, rhona: User, alba: Board) -> None:
        typed = {"person": "p-carer", "given_on": "2026-11-01"}
        assert record(calums, "expenses", **typed).status_code == 403
        assert record(window_of(rhona), "expenses", **typed).status_code == 404


class TestWhoCame:
    def sheet(self, board: Board, *missed: str) -> dict[str, str]:
        rows = [each for each in facts(board).appointments if each.seat != "user"]
        came = {f"member:{each.id}": "came" for each in rows}
        return came | {f"member:{each.id}": "missed" for each in rows if each.seat in missed}

    def test_it_lists_the_members_of_the_day_of_the_meeting(self, ailsas: Client, alba: Board) -> None:
        address = f"{PAPERS}record/attendance/"
        members = [name for name in ailsas.get(address).context["form"].fields if name.startswith("member:")]
        assert len(members) == 16
        page = record(ailsas, "attendance", "preview", given_on="2026-09-30", **self.sheet(alba))
        (unanswered,) = page.context["form"].errors
        assert unanswered.startswith("member:user/")

    def test_one_paper_is_made_for_each_in_one_act(self, ailsas: Client, alba: Board) -> None:
        excused = {
            f"member:{appointment_to(alba, 'la2')}": "excused",
            f"member:{appointment_to(alba, 'la3')}": "not recorded",
        }
        typed = {"given_on": "2026-11-10"} | self.sheet(alba, "la1") | excused
        record(ailsas, "attendance", **typed)
        rows = {each.about["seat"]: each for each in alba.papers.filter(kind="attendance") if each.about}
        assert len(rows) == 15
        assert "la3" not in rows
        assert (rows["la1"].says, rows["la1"].good_cause) == (False, False)
        assert (rows["la2"].says, rows["la2"].good_cause) == (False, True)
        assert (rows["hb1"].says, rows["hb1"].good_cause) == (True, None)
        assert record(ailsas, "attendance", **typed).status_code == 302
        assert alba.papers.filter(kind="attendance").count() == 15

    def test_three_meetings_missed_open_a_removal(self, ailsas: Client, alba: Board) -> None:
        for number, day in enumerate(("2026-06-01", "2026-08-01", "2026-10-10")):
            sheet = self.sheet(alba, "la1") | {"new_id": f"00000000-0000-4000-8000-00000000001{number}"}
            if day < "2026-10-01":
                sheet[f"member:{appointment_to(alba, 'user')}"] = "came"
            answer = record(ailsas, "attendance", given_on=day, **sheet)
            assert answer.status_code == 302, answer.context["form"].errors
        said = ailsas.get(f"{PEOPLE}{alba.people.get(ref='p-la1').public_id}/").context["said"]
        assert any(
            each.rule.id == "END-04" and "10 October 2026" in str(each.finding.message) for each in said
        )


class TestDeclarations:
    def test_each_member_is_shown_with_the_last_on_record(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{PAPERS}record/declarations/").context["form"]
        assert ("p-la1", "Calum (last declared on 1 May 2025)") in form.fields["people"].choices

    def test_one_is_made_for_each_who_was_ticked(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, "declarations", given_on="2026-11-20", people=["p-la1", "p-hb1"])
        rows = alba.papers.filter(topic="eligibility", given_on=date(2026, 11, 20))
        assert [(each.sent_by, each.about) for each in rows] == [
            ("member", {"person": "p-la1"}),
            ("member", {"person": "p-hb1"}),
        ]

    def test_nobody_ticked_is_said(self, ailsas: Client, alba: Board) -> None:
        assert record(ailsas, "declarations", given_on="2026-11-20").context["form"].errors["people"]


class TestTheList:
    def titles(self, client: Client, query: str = "") -> list[str]:
        return [each.title for each in client.get(f"{PAPERS}{query}").context["papers"]]

    def test_the_latest_comes_first(self, ailsas: Client, alba: Board) -> None:
        record_paper(
            alba, said={"kind": "payment", "topic": "expenses", "given_on": date(2026, 11, 1)}, by=STORY
        )
        assert self.titles(ailsas)[0] == "Payment of expenses"

    def test_it_is_narrowed_by_kind_person_and_year(self, ailsas: Client, alba: Board) -> None:
        assert set(self.titles(ailsas, "?kind=determination")) == {"Determination of a health professional"}
        about_gp = ailsas.get(f"{PAPERS}?person=p-gp").context["papers"]
        assert {each.about.partition(";")[0] for each in about_gp} == {"Member p-gp"}
        assert set(self.titles(ailsas, "?kind=declaration&year=2015")) == {"Declaration of eligibility"}
        assert self.titles(ailsas, "?kind=declaration&year=2016") == []
        assert "No paper of that kind" in text_of(ailsas.get(f"{PAPERS}?year=banana"))

    def test_it_comes_in_pages(self, ailsas: Client, alba: Board) -> None:
        for number in range(30):
            said = {"kind": "payment", "topic": "expenses", "given_on": date(2026, 6, 1 + number % 28)}
            record_paper(alba, said=said | {"reference": f"Claim {number}"}, by=STORY)
        page = ailsas.get(f"{PAPERS}?kind=payment&page=2")
        assert (len(page.context["papers"]), page.context["page_obj"].paginator.num_pages) == (5, 2)
        assert "kind=payment" in html_of(page)

    def test_a_board_without_papers_is_told_what_to_do_first(self, secretary: User, alba: Board) -> None:
        new = single()
        new["board"]["slug"] = "new"
        new["papers"] = []
        grant_role(secretary, import_board(new, by=STORY), RoleName.SECRETARY, by=STORY)
        page = html_of(window_of(secretary).get("/boards/new/people/papers/"))
        assert "No papers are on record" in page
        assert "/boards/new/people/papers/record/" in page

    def test_a_member_sees_it_and_is_offered_nothing(self, calums: Client, alba: Board) -> None:
        page = html_of(calums.get(PAPERS))
        assert "Declaration of eligibility" in page
        assert "/record/" not in page
        assert "/correct/" not in page

    def test_what_hints_at_a_ground_is_for_the_secretary_alone(
        self, ailsas: Client, calums: Client, alba: Board
    ) -> None:
        record(ailsas, "declaration", person="p-la1", says="no", given_on="2026-11-20")
        hinting = [text_of(window.get(PAPERS)) for window in (ailsas, calums)]
        alba.papers.filter(given_on=date(2026, 11, 20)).update(says=True)
        plain = [text_of(window.get(PAPERS)) for window in (ailsas, calums)]
        assert hinting[0] != plain[0]
        assert "20 November 2026" in hinting[1]
        assert hinting[1] == plain[1]


class TestPuttingRight:
    def test_a_paper_is_corrected_with_the_reason_in_the_trail(self, ailsas: Client, alba: Board) -> None:
        row = alba.papers.get(ref="det-gp")
        form = ailsas.get(of(row, "correct")).context["form"]
        typed = {name: str(form[name].value() or "") for name in form.fields}
        ailsas.post(
            of(row, "correct"), typed | {"given_on": "2015-04-02", "why": "A slip.", "step": "confirm"}
        )
        assert alba.papers.get(ref="det-gp").given_on == date(2015, 4, 2)
        told = alba.audit_events.get(event="membership.paper_corrected")
        assert (told.reason, list(told.after or {})) == ("A slip.", ["given_on"])

    def test_a_form_sent_as_it_came_would_change_nothing(self, ailsas: Client, alba: Board) -> None:
        titles = set()
        for row in alba.papers.all():
            if (title := (row.kind, row.topic)) in titles:
                continue
            titles.add(title)
            form = ailsas.get(of(row, "correct")).context["form"]
            typed = {name: str(form[name].value() or "") for name in form.fields} | {"why": "Nothing."}
            page = ailsas.post(of(row, "correct"), typed | {"step": "preview"})
            assert "Nothing would change." in text_of(page), row
        assert len(titles) > 5

    def test_what_was_recorded_by_mistake_is_gone_once(self, ailsas: Client, alba: Board) -> None:
        row = alba.papers.get(ref="det-gp")
        for _ in range(2):
            answer = ailsas.post(of(row, "withdraw"), {"why": "Never.", "version": "1", "step": "confirm"})
            assert answer.status_code == 302
        assert not alba.papers.filter(pk=row.pk).exists()
        assert ailsas.get(of(row, "withdraw")).status_code == 410
        assert alba.audit_events.filter(event="membership.paper_withdrawn").count() == 1

    def test_a_change_that_somebody_else_made_is_shown(self, ailsas: Client, alba: Board) -> None:
        row = alba.papers.get(ref="det-gp")
        form = ailsas.get(of(row, "correct")).context["form"]
        typed = {name: str(form[name].value() or "") for name in form.fields} | {"why": "A slip."}
        correct_paper(row, changes={"given_on": date(2015, 4, 9)}, why="A slip.", version=1, by=STORY)
        page = ailsas.post(of(row, "correct"), typed | {"given_on": "2015-04-02", "step": "confirm"})
        assert ("Day of the determination", "9 April 2015", "2 April 2015") in page.context["both"]
        assert alba.papers.get(ref="det-gp").given_on == date(2015, 4, 9)


def test_the_list_takes_as_many_queries_for_a_board_ten_times_as_large(
    ailsas: Client, alba: Board, secretary: User
) -> None:
    large = single()
    large["board"]["slug"] = "large"
    for number in range(400):
        paper(
            large,
            "payment",
            "expenses",
            f"2026-05-{1 + number % 28:02d}",
            person="p-carer",
            reference=f"{number}",
        )
    grant_role(secretary, import_board(large, by=STORY), RoleName.SECRETARY, by=STORY)
    assert queries(ailsas, PAPERS) == queries(ailsas, PAPERS.replace("/alba/", "/large/")) <= 28
