"""The planning group is asked, answers, and is told what became of its views; and the seven questions."""

from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.models import Consultation
from membership.planning.forms import question_field
from membership.services import consult_group, correct_consultation, record_decision
from statute.structure import QUESTIONS
from tests.cast import STORY
from tests.membership.page_cast import html_of, text_of, window_of
from tests.membership.planning_cast import (
    GROUP,
    NEW_ID,
    ailsas,
    alba,
    calums,
    other_board,
    record_with_group,
    rhona,
    secretary,
    send,
    today,
)
from tests.membership.test_pages_board_and_people import queries

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

ANSWERS = [{"question": "need", "view": "More carers."}, {"question": "budget", "view": "Too small."}]


@pytest.fixture
def asked(alba: Board) -> Consultation:
    """The group was asked on 1 October 2026."""
    said = {"group": "spg", "subject": "The plan", "asked": "Is it right?", "asked_on": "2026-10-01"}
    made: Consultation = consult_group(alba, said=said, by=STORY)
    return made


def of(row: Consultation, act: str = "") -> str:
    return f"consultations/{row.public_id}/{act}"


def now(row: Consultation) -> Consultation:
    found: Consultation = Consultation.objects.get(pk=row.pk)
    return found


class TestAsking:
    def test_a_question_is_shown_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        typed = {"subject": "The plan", "asked": "Is it\nright?", "asked_on": "2026-10-01"}
        assert send(ailsas, "consultations/ask/", "preview", **typed).context["differences"]
        assert not Consultation.objects.filter(board=alba).exists()
        for _ in range(2):
            assert send(ailsas, "consultations/ask/", **typed).status_code == 302
        made = Consultation.objects.get(board=alba)
        assert (str(made.public_id), made.group, made.asked) == (NEW_ID, "spg", "Is it right?")

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"subject": ""}, "subject"),
            ({"subject": "Turned\u202eround"}, "subject"),
            ({"closed_on": "2026-09-01"}, "closed_on"),
            ({"asked_on": "0026-01-01"}, "asked_on"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        usual = {"subject": "The plan", "asked_on": "2026-10-01"}
        for step in ("preview", "confirm"):
            page = send(ailsas, "consultations/ask/", step, **usual | typed)
            assert page.context["form"].errors[field]

    def test_without_one_the_list_names_the_duty(self, ailsas: Client, calums: Client, alba: Board) -> None:
        page = ailsas.get(f"{GROUP}consultations/")
        assert "must ask its planning group for its views" in text_of(page)
        assert f'href="{GROUP}consultations/ask/"' in html_of(page)
        assert "/ask/" not in html_of(calums.get(f"{GROUP}consultations/"))


class TestTheViews:
    def test_one_text_and_the_seven_questions(self, ailsas: Client, asked: Consultation) -> None:
        typed: dict[str, Any] = {
            "version": asked.version,
            "views": "Mostly.",
            question_field("need"): "More carers.",
        }
        assert send(ailsas, of(asked, "views/"), "preview", **typed).context["differences"]
        send(ailsas, of(asked, "views/"), **typed)
        row = now(asked)
        assert (row.views, row.answers) == ("Mostly.", ANSWERS[:1])
        text = text_of(ailsas.get(f"{GROUP}{of(asked)}"))
        assert "Views given" in text
        assert f"{QUESTIONS['need']} More carers." in text

    def test_that_none_were_given_is_known_too(self, ailsas: Client, asked: Consultation) -> None:
        send(ailsas, of(asked, "views/"), version=asked.version, no_views="on")
        assert now(asked).views == "none"
        assert "No views given" in text_of(ailsas.get(f"{GROUP}consultations/"))
        form = ailsas.get(f"{GROUP}{of(asked, 'views/')}").context["form"]
        assert (form["no_views"].value(), form["views"].value()) == (True, "")

    def test_answers_nobody_changed_stay_as_they_are(self, ailsas: Client, alba: Board) -> None:
        answers = [*reversed(ANSWERS), {"question": "need", "view": "And nurses."}]
        row = consult_group(alba, said={"group": "spg", "subject": "S", "answers": answers}, by=STORY)
        form = ailsas.get(f"{GROUP}{of(row, 'views/')}").context["form"]
        shown = {name: form[name].value() or "" for name in form.fields if name != "no_views"}
        assert shown[question_field("need")] == "More carers. And nurses."
        send(ailsas, of(row, "views/"), **shown | {"views": "New."})
        assert now(row).answers == answers
        assert now(row).views == "New."


class TestWhatBecameOfThem:
    def test_the_regard_had_to_them_names_the_decision(
        self, ailsas: Client, alba: Board, asked: Consultation
    ) -> None:
        decision = record_decision(
            alba, said={"by": "board", "what": "The plan stands", "minute": "Item 4"}, by=STORY
        )
        typed = {"considered_on": "2026-11-01", "regard": "One aim more.", "decision": decision.ref}
        send(ailsas, of(asked, "regard/"), version=asked.version, **typed)
        text = text_of(ailsas.get(f"{GROUP}{of(asked)}"))
        assert "One aim more. considered on 1 November 2026" in text
        assert "The plan stands" in text

    @pytest.mark.parametrize(
        ("act", "typed"),
        [("regard/", {}), ("correct/", {"subject": "S", "asked_on": "2026-10-01", "why": "x"})],
    )
    def test_views_considered_before_they_were_asked_for_are_refused(
        self, act: str, typed: dict[str, str], ailsas: Client, asked: Consultation
    ) -> None:
        said = {"version": asked.version, "considered_on": "2026-09-30", "regard": "All of it."} | typed
        for step in ("preview", "confirm"):
            page = send(ailsas, of(asked, act), step, **said)
            assert "before the day" in page.context["form"].errors["considered_on"][0]
        assert now(asked).considered_on is None
        assert send(ailsas, of(asked, act), **said | {"considered_on": "2026-10-01"}).status_code == 302

    def test_the_law_looks_at_the_day_on_which_they_were_considered(
        self, ailsas: Client, asked: Consultation
    ) -> None:
        said = {"version": asked.version, "considered_on": "2026-11-01"}
        page = send(ailsas, of(asked, "regard/"), "preview", **said)
        assert "On 1 November 2026, the first day it counts" in text_of(page)

    def test_a_stale_form_shows_both_versions(self, ailsas: Client, asked: Consultation) -> None:
        correct_consultation(asked, changes={"regard": "None of it."}, version=asked.version, by=STORY)
        page = send(ailsas, of(asked, "regard/"), version=asked.version, regard="All of it.")
        assert "Somebody else was there first" in text_of(page)
        assert "None of it." in text_of(page)
        assert "All of it." in text_of(page)
        assert now(asked).regard == "None of it."


class TestPuttingRight:
    def test_all_of_it_may_be_corrected_with_a_reason(self, ailsas: Client, asked: Consultation) -> None:
        typed = {"version": asked.version, "subject": "The scheme", "why": "A slip."}
        assert send(ailsas, of(asked, "correct/"), "preview", **typed).context["differences"]
        send(ailsas, of(asked, "correct/"), **typed)
        row = now(asked)
        assert (row.subject, row.asked, row.asked_on) == ("The scheme", None, None)

    def test_one_that_never_was_comes_off_the_record(
        self, ailsas: Client, alba: Board, asked: Consultation
    ) -> None:
        typed = {"version": asked.version, "why": "Never asked."}
        for _ in range(2):
            assert send(ailsas, of(asked, "withdraw/"), **typed).status_code == 302
        assert not snapshot.load_record(alba).get("consultations")
        assert ailsas.get(f"{GROUP}{of(asked)}").status_code == 404
        assert ailsas.get(f"{GROUP}{of(asked, 'correct/')}").status_code == 410


class TestTheAgenda:
    def test_each_question_stands_with_its_last_answer(self, ailsas: Client, alba: Board) -> None:
        for year, view in (("2025", "Older."), ("2026", "Newer.")):
            answers = [{"question": "need", "view": view}]
            said = {
                "group": "spg",
                "subject": f"Review {year}",
                "asked_on": f"{year}-03-01",
                "answers": answers,
            }
            consult_group(alba, said=said, by=STORY)
        text = text_of(ailsas.get(f"{GROUP}agenda/"))
        assert f"{QUESTIONS['need']} Newer. Review 2026 , asked on 1 March 2026" in text
        assert text.count("No answer is on record.") == len(QUESTIONS) - 1
        assert "Older." in text_of(ailsas.get(f"{GROUP}agenda/?as_at=2025-06-01"))


def test_what_somebody_typed_is_shown_as_text(ailsas: Client, alba: Board) -> None:
    bad = "<script>alert(1)</script>"
    said = {"group": "spg", "subject": bad, "asked": bad, "views": bad, "regard": bad}
    row = consult_group(alba, said=said | {"answers": [{"question": "need", "view": bad}]}, by=STORY)
    for path in ("", "consultations/", of(row), "agenda/", of(row, "correct/")):
        assert "<script>alert" not in html_of(ailsas.get(f"{GROUP}{path}"))


def test_only_the_secretary_may(calums: Client, rhona: User, asked: Consultation) -> None:
    paths = [
        "consultations/ask/",
        *(of(asked, act) for act in ("views/", "regard/", "correct/", "withdraw/")),
    ]
    stranger = window_of(rhona)
    assert [send(calums, path).status_code for path in paths] == [403] * len(paths)
    assert [send(stranger, path).status_code for path in [*paths, of(asked)]] == [404] * (len(paths) + 1)
    assert calums.get(f"{GROUP}{of(asked)}").status_code == 200


def test_the_list_takes_as_many_queries_for_ten_times_as_many(
    ailsas: Client, secretary: User, asked: Consultation
) -> None:
    record = record_with_group("large")
    record["consultations"] = [{"group": "spg", "subject": f"Question {number}"} for number in range(300)]
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
    for page in ("consultations/", "agenda/"):
        small, large = (
            queries(ailsas, f"{GROUP}{page}"),
            queries(ailsas, f"/boards/large/planning-group/{page}"),
        )
        assert small == large <= 25
