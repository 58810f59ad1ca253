"""MEM-01 to 03: worked cases, and the days either side of every date the rules depend on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import answer, result
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    around,
    blank,
    committee,
    end,
    findings,
    forget,
    multi,
    nominee,
    outcome,
    row,
    scheme,
    seat,
    single,
    vacate,
)

NOW = "2026-11-21"
THIRD_COUNCIL = "carn-council"


def board(record: Record, **fields: Any) -> Record:
    """The record with some fields of the board changed; None takes a field out."""
    for name, value in fields.items():
        if value is None:
            record["board"].pop(name)
        else:
            record["board"][name] = value
    return record


def regimes(record: Record, *steps: tuple[str, str]) -> Record:
    return board(record, regimes=[{"regime": regime, "from": first} for regime, first in steps])


def clackmannanshire_and_stirling() -> Record:
    established = {"order": "SSI 2015/321", "effective_on": "2015-10-03"}
    return board(
        regimes(multi(), ("ijb_multi", "2015-10-03")),
        name="Clackmannanshire and Stirling Integration Joint Board",
        established=established,
    )


def highland() -> Record:
    return board(committee("lead_joint"), name="Highland Joint Monitoring Committee", established=None)


def changing_over() -> Record:
    """A lead agency area with an order that makes a board later."""
    record = regimes(single(), ("lead_joint", "2015-04-01"), ("ijb_single", "2027-04-01"))
    return board(record, established={"order": "SSI 2026/1", "effective_on": "2027-06-01"})


def version(record: Record, **fields: Any) -> Record:
    """The record with its one scheme version changed; None takes a field out."""
    for name, value in fields.items():
        if value is None:
            record["scheme_versions"][0].pop(name, None)
        else:
            record["scheme_versions"][0][name] = value
    return record


def five_on_four() -> Record:
    return version(single(5, 5), nominees={COUNCIL: 4, HEALTH: 4})


def five_by_a_later_scheme() -> Record:
    record = five_on_four()
    scheme(
        record, **(record["scheme_versions"][0] | {"from": "2026-03-01", "nominees": {COUNCIL: 5, HEALTH: 5}})
    )
    return record


def one_place_empty() -> Record:
    record = single()
    end(record, "la4", "2026-06-30")
    return record


def fifth_place_empty() -> Record:
    record = five_on_four()
    vacate(record, "la5", "hb5")
    return record


def one_seat_too_few() -> Record:
    return version(single(3, 4), nominees={COUNCIL: 4, HEALTH: 4})


def seats_not_complete(record: Record) -> Record:
    del record["complete"]["seats"]
    return record


def fifth_holder_unknown() -> Record:
    record = single()
    seat(record, "la5", "LA_NOM", nominated_by=COUNCIL, known=[])
    return record


def holder_of_the_fourth_unknown() -> Record:
    record = single()
    vacate(record, "la4")
    row(record, "seats", id="la4")["known"] = []
    return record


def seat_without_a_basis() -> Record:
    record = one_seat_too_few()
    record["seats"].append({"id": "someone", "known": [{"from": "2015-04-01", "to": "open"}]})
    return record


def five_on_four_with_gaps() -> Record:
    return seats_not_complete(five_on_four())


def no_scheme(known: bool) -> Record:
    record = single()
    if known:
        record["scheme_versions"] = []
    else:
        forget(record, "scheme_versions")
    return record


def councils_of(record: Record, *councils: str) -> Record:
    health = [each for each in record["board"]["parties"] if each["kind"] == "health_board"]
    mine: list[dict[str, Any]] = [{"authority": each, "kind": "council"} for each in councils]
    for each in councils:
        if not any(each in str(row) for row in record["seats"]):
            nominee(record, f"x-{each}", each)
    return board(record, parties=[*mine, *health])


Case = tuple[str, str, Callable[[], Record], str, str]

CASES: list[Case] = [
    # Worked tests of the catalogue.
    (
        "MEM-01",
        "a board of two councils the day before its order takes effect",
        clackmannanshire_and_stirling,
        "2015-10-02",
        "not_met",
    ),
    ("MEM-01", "a lead agency area has no board", highland, NOW, "not_applicable"),
    ("MEM-02", "five and five sit on a scheme of four and four", five_on_four, NOW, "not_met"),
    (
        "MEM-02",
        "the scheme lacks the chair's term",
        lambda: version(single(), chair_term_months="none"),
        NOW,
        "not_met",
    ),
    ("MEM-03", "two councils with one Health Board make a board of several", multi, NOW, "met"),
    ("MEM-03", "both bodies lead, so the other Order applies", committee, NOW, "met"),
    # MEM-01, further.
    ("MEM-01", "a board that exists", single, NOW, "met"),
    (
        "MEM-01",
        "the day of establishment is not on record",
        lambda: board(single(), established={"order": "SSI 2015/88"}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-01",
        "nothing about establishment is on record",
        lambda: board(single(), established=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-01",
        "the order is not on record",
        lambda: board(single(), established={"effective_on": "2015-04-01"}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-01",
        "the order is not on record, and its day is still to come",
        lambda: board(single(), established={"effective_on": "2027-04-01"}),
        NOW,
        "not_met",
    ),
    ("MEM-01", "the model is not on record", lambda: board(single(), regimes=None), NOW, "cannot_tell"),
    ("MEM-01", "the list of models is empty", lambda: board(single(), regimes=[]), NOW, "cannot_tell"),
    (
        "MEM-01",
        "a lead agency area that is to have a board later",
        changing_over,
        "2027-03-31",
        "not_applicable",
    ),
    ("MEM-01", "the model has changed before the order takes effect", changing_over, "2027-04-01", "not_met"),
    ("MEM-01", "the order of the new board has taken effect", changing_over, "2027-06-01", "met"),
    ("MEM-01", "a board led by the council is no board", lambda: committee("lead_la"), NOW, "not_applicable"),
    # MEM-02, what the scheme states.
    ("MEM-02", "all is stated and followed, one council", single, NOW, "met"),
    ("MEM-02", "all is stated and followed, two councils", multi, NOW, "met"),
    ("MEM-02", "all is stated and followed, a monitoring committee", committee, NOW, "met"),
    (
        "MEM-02",
        "nobody recorded the vice-chair's term",
        lambda: version(single(), vice_term_months=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-02",
        "the scheme does not say who appoints the first chair",
        lambda: version(single(), first_chair_by="none"),
        NOW,
        "not_met",
    ),
    (
        "MEM-02",
        "one thing is not stated and another not on record",
        lambda: version(single(), first_chair_by="none", vice_term_months=None),
        NOW,
        "not_met",
    ),
    (
        "MEM-02",
        "the scheme of one council need not say how the chair is appointed",
        lambda: version(single(), chair_arrangements="none"),
        NOW,
        "met",
    ),
    (
        "MEM-02",
        "the scheme of two councils must say how the chair is appointed",
        lambda: version(multi(), chair_arrangements="none"),
        NOW,
        "not_met",
    ),
    (
        "MEM-02",
        "the scheme of two councils must state the number of additional members",
        lambda: version(multi(), additional_members="none"),
        NOW,
        "not_met",
    ),
    (
        "MEM-02",
        "the scheme of two councils may state that there are no additional members",
        lambda: version(multi(), additional_members=0),
        NOW,
        "met",
    ),
    (
        "MEM-02",
        "the scheme of two councils need not say who appoints the first chair",
        lambda: version(multi(), first_chair_by="none"),
        NOW,
        "met",
    ),
    (
        "MEM-02",
        "the scheme of a committee must say how it is funded",
        lambda: version(committee(), funding="none"),
        NOW,
        "not_met",
    ),
    (
        "MEM-02",
        "nobody recorded the committee's administration",
        lambda: version(committee(), administration=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-02",
        "the scheme of a committee need not state the chair's term",
        lambda: version(committee(), chair_term_months="none"),
        NOW,
        "met",
    ),
    ("MEM-02", "the scheme states no numbers", lambda: version(single(), nominees="none"), NOW, "not_met"),
    ("MEM-02", "nobody recorded the numbers", lambda: version(single(), nominees=None), NOW, "cannot_tell"),
    (
        "MEM-02",
        "nobody recorded the Health Board's number",
        lambda: version(single(), nominees={COUNCIL: 4}),
        NOW,
        "cannot_tell",
    ),
    ("MEM-02", "no scheme is on record", lambda: no_scheme(known=False), NOW, "cannot_tell"),
    ("MEM-02", "there is known to be no scheme", lambda: no_scheme(known=True), NOW, "not_met"),
    # MEM-02, whether it is followed.
    ("MEM-02", "five and five by a later scheme, before it", five_by_a_later_scheme, "2026-02-28", "not_met"),
    (
        "MEM-02",
        "five and five by a later scheme, from its first day",
        five_by_a_later_scheme,
        "2026-03-01",
        "met",
    ),
    ("MEM-02", "an empty place is a vacancy and no departure from the scheme", one_place_empty, NOW, "met"),
    ("MEM-02", "an empty seat beyond the number is not in use", fifth_place_empty, NOW, "met"),
    ("MEM-02", "a seat of the scheme does not exist", one_seat_too_few, NOW, "not_met"),
    (
        "MEM-02",
        "a seat of the scheme may exist and not be on record",
        lambda: seats_not_complete(one_seat_too_few()),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-02",
        "a seat on a basis not recorded may be the missing one",
        seat_without_a_basis,
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-02",
        "nobody knows who is in the fourth seat, which exists",
        holder_of_the_fourth_unknown,
        NOW,
        "met",
    ),
    ("MEM-02", "nobody knows whether the fifth seat is held", fifth_holder_unknown, NOW, "cannot_tell"),
    (
        "MEM-02",
        "there may be more seats than are on record",
        lambda: seats_not_complete(single()),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-02",
        "five are certain on four, whatever else is not known",
        five_on_four_with_gaps,
        NOW,
        "not_met",
    ),
    ("MEM-02", "the parties are not on record", lambda: board(single(), parties=None), NOW, "cannot_tell"),
    (
        "MEM-02",
        "one of two councils has more seats than its number",
        lambda: version(multi(), nominees={COUNCIL: 2, OTHER_COUNCIL: 4, HEALTH: 6}),
        NOW,
        "not_met",
    ),
    # MEM-03, further.
    ("MEM-03", "one council with a scheme of its own", single, NOW, "met"),
    (
        "MEM-03",
        "three councils make a board of several",
        lambda: councils_of(multi(), COUNCIL, OTHER_COUNCIL, THIRD_COUNCIL),
        NOW,
        "met",
    ),
    (
        "MEM-03",
        "a board of one council names two",
        lambda: councils_of(single(), COUNCIL, OTHER_COUNCIL),
        NOW,
        "caution",
    ),
    (
        "MEM-03",
        "a board of several names one",
        lambda: regimes(single(), ("ijb_multi", "2015-04-01")),
        NOW,
        "caution",
    ),
    (
        "MEM-03",
        "the parties are known and hold no council",
        lambda: board(blank(), parties=[]),
        NOW,
        "caution",
    ),
    (
        "MEM-03",
        "the parties of a board are not on record",
        lambda: board(single(), parties=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-03",
        "the parties of a lead agency area are not on record",
        lambda: board(committee(), parties=None),
        NOW,
        "met",
    ),
    ("MEM-03", "the model is not on record", lambda: board(single(), regimes=None), NOW, "cannot_tell"),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "on", "expected"),
    [
        pytest.param(rule_id, build, on, expected, id=f"{rule_id} {says}")
        for rule_id, says, build, on, expected in CASES
    ],
)
def test_the_worked_case_comes_out_as_stated(
    rule_id: str, build: Callable[[], Record], on: str, expected: str
) -> None:
    assert outcome(build(), rule_id, on) == expected


@pytest.mark.parametrize(
    ("rule_id", "build", "on"),
    [pytest.param(rule_id, build, on, id=f"{rule_id} {says}") for rule_id, says, build, on, _ in CASES],
)
def test_it_finds_the_same_at_both_ends_of_its_stretch(
    rule_id: str, build: Callable[[], Record], on: str
) -> None:
    facts = facts_of(build())
    here = answer(REGISTRY[rule_id], facts, date.fromisoformat(on))
    for day in (here.stretch.first, here.stretch.last):
        assert answer(REGISTRY[rule_id], facts, day).findings == here.findings


Around = tuple[str, str, Callable[[], Record], str, tuple[str, str, str]]

AROUND: list[Around] = [
    (
        "MEM-01",
        "the Act's commencement",
        clackmannanshire_and_stirling,
        "2014-09-22",
        ("not_applicable", "not_met", "not_met"),
    ),
    ("MEM-01", "the order's effect", clackmannanshire_and_stirling, "2015-10-03", ("not_met", "met", "met")),
    ("MEM-01", "a change of model", changing_over, "2027-04-01", ("not_applicable", "not_met", "not_met")),
    (
        "MEM-01",
        "the order's effect after a change of model",
        changing_over,
        "2027-06-01",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-02",
        "the Regulations' commencement, before the board existed",
        single,
        "2014-11-28",
        ("not_applicable",) * 3,
    ),
    (
        "MEM-02",
        "the first day of the board, every place still empty",
        single,
        "2015-04-01",
        ("not_applicable", "met", "met"),
    ),
    (
        "MEM-02",
        "a new version of the scheme",
        five_by_a_later_scheme,
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-02",
        "the first day of the fifth members",
        lambda: fifth_from("2026-03-01"),
        "2026-03-01",
        ("met", "not_met", "not_met"),
    ),
    (
        "MEM-02",
        "the last day of the fifth members",
        lambda: fifth_until("2026-03-01"),
        "2026-03-01",
        ("not_met", "not_met", "met"),
    ),
    (
        "MEM-02",
        "the first day on which the seats are known",
        lambda: seats_known_from("2026-03-01"),
        "2026-03-01",
        ("cannot_tell", "met", "met"),
    ),
    (
        "MEM-03",
        "the Orders' commencement, on a record that begins before it",
        lambda: early(single()),
        "2014-11-28",
        ("not_applicable", "met", "met"),
    ),
    ("MEM-03", "the first day of the board", single, "2015-04-01", ("not_applicable", "met", "met")),
    (
        "MEM-03",
        "a change of model that the parties do not bear out",
        lambda: regimes(single(), ("ijb_single", "2015-04-01"), ("ijb_multi", "2020-01-01")),
        "2020-01-01",
        ("met", "caution", "caution"),
    ),
]


def early(record: Record) -> Record:
    """The record of a board on paper before any could exist."""
    return board(regimes(record, ("ijb_single", "2014-01-01")), established={"effective_on": "2014-01-01"})


def fifth_from(day: str) -> Record:
    record = five_on_four()
    for seat_id in ("la5", "hb5"):
        row(record, "appointments", seat=seat_id)["starts_on"] = day
    return record


def fifth_until(day: str) -> Record:
    record = five_on_four()
    for seat_id in ("la5", "hb5"):
        end(record, seat_id, day)
    return record


def seats_known_from(day: str) -> Record:
    record = single()
    record["complete"]["seats"] = [{"from": day, "to": "open"}]
    return record


@pytest.mark.parametrize(
    ("rule_id", "build", "day", "expected"),
    [
        pytest.param(rule_id, build, day, expected, id=f"{rule_id} {says}")
        for rule_id, says, build, day, expected in AROUND
    ],
)
def test_it_changes_on_the_day_it_should(
    rule_id: str, build: Callable[[], Record], day: str, expected: tuple[str, str, str]
) -> None:
    assert around(build(), rule_id, day) == expected


class TestBoardExists:
    def test_it_shows_the_order_and_its_day(self) -> None:
        (finding,) = findings(clackmannanshire_and_stirling(), "MEM-01", "2015-10-02")
        assert finding.facts["board"] == "Clackmannanshire and Stirling Integration Joint Board"
        assert finding.facts["order"] == "SSI 2015/321"
        assert finding.facts["effective_on"] == date(2015, 10, 3)
        assert "3 October 2015" in finding.message

    def test_it_says_until_when_the_board_does_not_exist(self) -> None:
        found = result(REGISTRY["MEM-01"], facts_of(clackmannanshire_and_stirling()), date(2015, 10, 2))
        assert (found.since, found.until) == (date(2014, 9, 22), date(2015, 10, 2))

    def test_it_cites_the_act_and_the_order(self) -> None:
        assert [str(each).rsplit(", ", 1)[1] for each in REGISTRY["MEM-01"].cites] == [
            "section 9(2)", "section 51(2)(b)", "schedule",
        ]  # fmt: skip


class TestSchemeStatesAndIsFollowed:
    def test_it_shows_each_sides_numbers(self) -> None:
        found = {each.subject.id: each for each in findings(five_on_four(), "MEM-02", NOW)}
        assert found[COUNCIL].facts["scheme_number"] == 4
        assert found[COUNCIL].facts["seats_held"] == 5
        assert found[HEALTH].outcome == "not_met"
        assert found["alba"].outcome == "met"
        assert found[COUNCIL].facts["scheme_from"] == date(2015, 4, 1)

    def test_it_names_what_the_scheme_does_not_state(self) -> None:
        found = findings(version(single(), chair_term_months="none"), "MEM-02", NOW)
        assert found[0].facts["missing"] == "the term of office of the chair"

    def test_a_gap_about_the_scheme_hides_no_seat_too_many(self) -> None:
        record = version(five_on_four(), vice_term_months=None)
        assert [each.outcome for each in findings(record, "MEM-02", NOW)] == [
            "cannot_tell",
            "not_met",
            "not_met",
        ]

    def test_a_seat_on_a_basis_not_recorded_may_be_the_one_that_is_missing(self) -> None:
        found = {each.subject.id: each.outcome for each in findings(seat_without_a_basis(), "MEM-02", NOW)}
        assert found[COUNCIL] == "cannot_tell"

    def test_it_tells_two_councils_apart(self) -> None:
        record = version(multi(), nominees={COUNCIL: 2, OTHER_COUNCIL: 4, HEALTH: 6})
        found = {each.subject.id: each.outcome for each in findings(record, "MEM-02", NOW)}
        assert found == {"alba": "met", COUNCIL: "not_met", OTHER_COUNCIL: "not_met", HEALTH: "met"}


class TestRegimeFitsTheScheme:
    def test_it_never_says_not_met(self) -> None:
        (finding,) = findings(councils_of(single(), COUNCIL, OTHER_COUNCIL), "MEM-03", NOW)
        assert (finding.outcome, finding.facts["number_of_councils"]) == ("caution", 2)
        assert finding.next

    def test_it_names_the_articles_that_bind(self) -> None:
        (finding,) = findings(multi(), "MEM-03", NOW)
        assert "articles 5, 6 and 14" in finding.message
