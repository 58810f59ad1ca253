"""Who speaks for an interest, and who ends a membership of the planning group: SPG-05 to SPG-10, SPG-17."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from statute.findings import Finding
from statute.holding import STANDINGS
from statute.structure import REGISTERS
from tests.statute.planning_groups import (
    AIMS,
    SPG,
    board_with_group,
    considers,
    filled,
    multi_with_group,
    place,
    speaker,
)
from tests.statute.situations import (
    ALWAYS,
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    committee,
    findings,
    outcome,
    paper,
    row,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
BELONGING = {
    "SPG-05": ("G02", "lives_in_area"),
    "SPG-06": ("G03", "cares_in_area"),
    "SPG-07": ("G12", "operates_in_area"),
    "SPG-08": ("G01", "health_professional"),
    "SPG-09": ("G05", "provides_service"),
}
"""For each rule an interest that it asks about, and the standing of those who belong to it."""


def early(record: Record) -> Record:
    """The same board, as if it, its group and its members had been there since 1 January 2014."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


def outcomes(record: Record, rule_id: str, on: str = DAY) -> dict[str, str]:
    """A rule's outcomes by the person, or else the id, of their subjects."""
    return {each.subject.id.split("/")[0]: each.outcome.value for each in findings(record, rule_id, on)}


def stranger(record: Record, interest: str, reason: str | None) -> Record:
    """The board with somebody in an interest's seat who does not belong to it, for a reason or without."""
    who = f"p-{interest.lower()}"
    record["standings"] = [each for each in record["standings"] if each["person"] != who]
    statement(record, interest).update({"reason": reason} if reason else {})
    return record


def statement(record: Record, interest: str) -> Record:
    """The board's statement on the one who speaks for an interest."""
    seat_id = interest.lower()
    [found] = [
        each
        for each in record["papers"]
        if each.get("topic") == "representative" and each["about"].get("seat") == seat_id
    ]
    chosen: Record = found
    return chosen


def unsaid(record: Record, interest: str) -> Record:
    """The board, which has said nothing of the one who speaks for an interest."""
    record["papers"].remove(statement(record, interest))
    return record


# -- the catalogue's tests --------------------------------------------------------------------------------


def advocate() -> Record:
    return stranger(board_with_group(), "G07", "Works for the advocacy service of the area.")


def carer_of_somebody_inside() -> Record:
    record = board_with_group()
    standing(record, "p-g03", "lives_in_area", value=False)
    return record


def caring_ended() -> Record:
    record = board_with_group()
    row(record, "standings", person="p-g03")["ends"] = "2026-01-31"
    statement(record, "G03")["reason"] = "none"
    return record


def carers_centre_worker() -> Record:
    return stranger(board_with_group(), "G08", "Works at the carers' centre.")


def provider_left() -> Record:
    record = board_with_group()
    row(record, "standings", person="p-g09", **{"is": "operates_in_area"})["ends"] = "2026-01-31"
    statement(record, "G09")["reason"] = "Knows the firms of the area"
    return record


def manager() -> Record:
    return stranger(board_with_group(), "G01", "none")


def day_service_worker() -> Record:
    record = board_with_group()
    row(record, "standings", person="p-g06", **{"is": "social_care_professional"})["register"] = (
        "unregistered"
    )
    return record


def aim_not_known() -> Record:
    record = board_with_group()
    row(record, "standings", person="p-g04", **{"is": "provides_service"}).pop("for_profit")
    return record


def one_carer_for_two() -> Record:
    record = board_with_group()
    vacate(record, "g08")
    appoint(record, "g08", "p-g03", appointed_by="board")
    return record


def left(record: Record, seat_id: str, ends: str = "2026-06-30", **fields: str) -> Record:
    """The board after somebody's time in a seat of the planning group was ended."""
    row(record, "appointments", seat=seat_id).update({"ends": ends} | fields)
    return record


def council_replaces() -> Record:
    record = left(board_with_group(), "spg-la", ended_by=COUNCIL)
    appoint(record, "spg-la", "p-new", "2026-07-01", appointed_by="board")
    return record


def council_by_itself() -> Record:
    return left(filled(committee()), "g02", ended_by=COUNCIL)


WORKED: list[tuple[str, str, Callable[[], Record], str]] = [
    ("SPG-05", "resident, the board's statement held", board_with_group, "met"),
    ("SPG-05", "advocacy worker for G07, reason recorded", advocate, "met"),
    ("SPG-05", "resident, nothing said", lambda: unsaid(board_with_group(), "G02"), "cannot_tell"),
    ("SPG-06", "carer lives outside, cared-for inside", carer_of_somebody_inside, "met"),
    ("SPG-06", "caring ended 31 January 2026, no reason", caring_ended, "caution"),
    ("SPG-06", "carers' centre worker, reason recorded", carers_centre_worker, "met"),
    ("SPG-07", "firm with a local branch, statement held", board_with_group, "met"),
    ("SPG-07", "provider left the area, reason recorded", provider_left, "met"),
    ("SPG-08", "GP on the register, practising", board_with_group, "met"),
    ("SPG-08", "manager, no register, no reason", manager, "caution"),
    ("SPG-08", "unregistered day-service worker for G06", day_service_worker, "met"),
    ("SPG-09", "community pharmacist, G04", board_with_group, "met"),
    ("SPG-09", "profit aim unknown", aim_not_known, "cannot_tell"),
    ("SPG-10", "12 different people", board_with_group, "met"),
    ("SPG-10", "one carer for health and social care carers", one_carer_for_two, "caution"),
    ("SPG-17", "council replaces its nominee", council_replaces, "met"),
    ("SPG-17", "lead agency area, council by itself", council_by_itself, "caution"),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), rule_id, DAY) == expected


@pytest.mark.parametrize("build", [advocate, carers_centre_worker, provider_left])
def test_a_pass_on_a_reason_says_the_reason(build: Callable[[], Record]) -> None:
    found = [
        each
        for rule_id in ("SPG-05", "SPG-06", "SPG-07")
        for each in findings(build(), rule_id, DAY)
        if "reason" in each.facts
    ]
    assert len(found) == 1
    assert found[0].message.endswith(f"The reason given: {found[0].facts['reason'].rstrip('.')}.")


# -- when the rules bind ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", [*BELONGING, "SPG-10"])
def test_it_is_law_from_12_december_2014(rule_id: str) -> None:
    assert around(early(board_with_group()), rule_id, "2014-12-12") == ("not_applicable", "met", "met")


def test_who_ends_a_membership_is_law_from_22_september_2014() -> None:
    record = left(early(board_with_group()), "g02", "2014-02-01", ended_by="board")
    assert around(record, "SPG-17", "2014-09-22") == ("not_applicable", "met", "met")


@pytest.mark.parametrize("regime", ["lead_hb", "lead_la", "lead_joint"])
@pytest.mark.parametrize("rule_id", [*BELONGING, "SPG-10"])
def test_it_binds_where_a_body_leads(rule_id: str, regime: str) -> None:
    assert outcome(filled(committee(regime)), rule_id, DAY) == "met"


# -- SPG-05 to SPG-09: belonging, or a reason -------------------------------------------------------------


@pytest.mark.parametrize("rule_id", BELONGING)
def test_it_needs_the_boards_statement(rule_id: str) -> None:
    interest, _ = BELONGING[rule_id]
    found = [
        each
        for each in findings(unsaid(board_with_group(), interest), rule_id, DAY)
        if each.outcome.value == "cannot_tell"
    ]
    assert len(found) == 1
    assert f"whether the board considers Member p-{interest.lower()} representative of" in found[0].message


@pytest.mark.parametrize("rule_id", BELONGING)
def test_the_statement_counts_from_its_day(rule_id: str) -> None:
    record, (interest, _) = board_with_group(), BELONGING[rule_id]
    statement(record, interest)["given_on"] = "2026-06-01"
    assert around(record, rule_id, "2026-06-01") == ("cannot_tell", "met", "met")


@pytest.mark.parametrize("rule_id", BELONGING)
def test_whom_the_board_does_not_consider_representative_is_left_to_the_rule_on_places(rule_id: str) -> None:
    record, (interest, _) = board_with_group(), BELONGING[rule_id]
    considers(record, interest.lower(), says=False, given_on="2026-06-01")
    by_person = outcomes(record, rule_id)
    assert by_person[interest.lower()] == "not_applicable"
    assert outcome(record, "SPG-04", DAY) == "not_met"


@pytest.mark.parametrize("rule_id", BELONGING)
def test_belonging_lasts_to_its_last_day(rule_id: str) -> None:
    record, (interest, kind) = board_with_group(), BELONGING[rule_id]
    row(record, "standings", person=f"p-{interest.lower()}", **{"is": kind})["ends"] = "2026-01-31"
    statement(record, interest)["reason"] = "none"
    assert around(record, rule_id, "2026-01-31") == ("met", "met", "caution")


def said_of(record: Record, rule_id: str, interest: str) -> Finding:
    """What a rule finds of the one who speaks for an interest."""
    where = interest.lower()
    return next(each for each in findings(record, rule_id, DAY) if each.subject.id.split("/")[0] == where)


@pytest.mark.parametrize("rule_id", BELONGING)
def test_a_reason_is_asked_for_where_papers_may_be_missing(rule_id: str) -> None:
    interest, kind = BELONGING[rule_id]
    record = stranger(board_with_group(), interest, None)
    record["complete"]["papers"] = [{"from": "2026-01-01", "to": "open"}]
    found = said_of(record, rule_id, interest)
    assert found.outcome.value == "cannot_tell"
    assert found.message.startswith(f"Member p-{interest.lower()} is not on record as {STANDINGS[kind]}")
    assert "; not on record is why the board considers them representative of" in found.message
    assert found.next.startswith(f"Record why the board considers Member p-{interest.lower()} representative")


@pytest.mark.parametrize("rule_id", BELONGING)
def test_that_there_is_no_reason_is_known_where_every_paper_since_is_on_record(rule_id: str) -> None:
    interest, kind = BELONGING[rule_id]
    record = stranger(board_with_group(), interest, None)
    record["complete"]["papers"] = [{"from": "2025-05-01", "to": "open"}]
    found = said_of(record, rule_id, interest)
    assert found.outcome.value == "caution"
    assert found.message.startswith(f"Member p-{interest.lower()} is not on record as {STANDINGS[kind]}")
    assert ", and no reason is on record why the board considers them representative of" in found.message


def test_what_tells_against_somebody_is_said_in_plain_words() -> None:
    record = board_with_group()
    row(record, "standings", person="p-g01", **{"is": "health_professional"})["register"] = "sssc"
    for interest, aim in (("g04", False), ("g05", True)):
        row(record, "standings", person=f"p-{interest}", **{"is": "provides_service"})["for_profit"] = aim
    began = {
        interest: said_of(record, rule_id, interest).message.split(",")[0]
        for rule_id, interest in (("SPG-08", "G01"), ("SPG-09", "G04"), ("SPG-09", "G05"))
    }
    assert began == {
        "G01": "Member p-g01 is a health professional engaged in health care",
        "G04": "Member p-g04 provides a service without the aim of a profit",
        "G05": "Member p-g05 provides a service with the aim of a profit",
    }
    assert "on no register that is prescribed (Scottish Social Services Council)" in (
        said_of(record, "SPG-08", "G01").message
    )


@pytest.mark.parametrize("rule_id", BELONGING)
def test_whether_somebody_belongs_must_be_known_where_no_reason_is(rule_id: str) -> None:
    record, (interest, _) = board_with_group(), BELONGING[rule_id]
    stranger(record, interest, "none")
    record["complete"].pop("standings")
    assert outcomes(record, rule_id)[interest.lower()] == "cannot_tell"


@pytest.mark.parametrize("rule_id", ["SPG-05", "SPG-06", "SPG-07", "SPG-08"])
def test_a_reason_settles_a_doubt_whether_they_belong(rule_id: str) -> None:
    record, (interest, _) = board_with_group(), BELONGING[rule_id]
    stranger(record, interest, "Knows them well.")
    record["complete"].pop("standings")
    assert outcomes(record, rule_id)[interest.lower()] == "met"


def test_a_reason_does_not_settle_whether_there_is_an_aim_of_profit() -> None:
    record = aim_not_known()
    statement(record, "G04")["reason"] = "Knows them well."
    assert outcome(record, "SPG-09", DAY) == "cannot_tell"


def test_each_speaker_is_asked_about_while_in_the_seat() -> None:
    record = board_with_group()
    row(record, "appointments", seat="g02")["ends"] = "2026-06-30"
    assert set(outcomes(record, "SPG-05", "2026-06-30")) == {"g02", "g07"}
    assert set(outcomes(record, "SPG-05", "2026-07-01")) == {"g07"}


def test_a_speaker_who_may_be_in_the_seat_leaves_it_open() -> None:
    record = board_with_group()
    row(record, "appointments", seat="g02").pop("ends")
    row(record, "seats", id="g02").pop("known")
    assert outcomes(record, "SPG-05") == {"g02": "cannot_tell", "g07": "met"}


# -- SPG-08: registers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("register", [*REGISTERS, None])
@pytest.mark.parametrize("interest", ["G01", "G06"])
def test_which_registers_will_do(interest: str, register: str | None) -> None:
    record = board_with_group()
    kind = "health_professional" if interest == "G01" else "social_care_professional"
    row(record, "standings", person=f"p-{interest.lower()}", **{"is": kind})["register"] = register
    if register is None:
        row(record, "standings", person=f"p-{interest.lower()}", **{"is": kind}).pop("register")
    statement(record, interest)["reason"] = "none"
    expected = "met"
    if interest == "G01" and register is None:
        expected = "cannot_tell"
    elif register in ("sssc", "regulated_elsewhere", "unregistered") and interest == "G01":
        expected = "caution"
    assert outcome(record, "SPG-08", DAY) == expected


def test_a_professional_who_is_not_engaged_in_care_is_none() -> None:
    record = board_with_group()
    row(record, "standings", person="p-g01", **{"is": "health_professional"})["value"] = False
    statement(record, "G01")["reason"] = "none"
    assert outcome(record, "SPG-08", DAY) == "caution"


# -- SPG-09: the aim of profit ----------------------------------------------------------------------------


@pytest.mark.parametrize("interest", AIMS)
def test_the_other_aim_does_not_match(interest: str) -> None:
    record = board_with_group()
    service = row(record, "standings", person=f"p-{interest.lower()}", **{"is": "provides_service"})
    service["for_profit"] = not service["for_profit"]
    statement(record, interest)["reason"] = "none"
    assert outcomes(record, "SPG-09")[interest.lower()] == "caution"


def test_it_is_the_aim_of_one_service_that_counts() -> None:
    record = board_with_group()
    standing(record, "p-g04", "provides_service", service="A charity shop", for_profit=False)
    assert outcome(record, "SPG-09", DAY) == "met"


# -- SPG-10: one person, one interest ---------------------------------------------------------------------


def test_two_interests_are_one_too_many_from_the_first_day() -> None:
    record = one_carer_for_two()
    row(record, "appointments", seat="g08")["starts_on"] = "2026-06-01"
    assert around(record, "SPG-10", "2026-06-01") == ("met", "caution", "caution")
    [found] = findings(record, "SPG-10", DAY)
    assert found.message == (
        "Member p-g03 speaks for more than one group of persons: carers of users of health care; carers of"
        " users of social care."
    )


def test_a_locality_or_a_nomination_beside_an_interest_is_allowed() -> None:
    record = board_with_group()
    vacate(record, "loc-north", "spg-hb")
    for seat_id in ("loc-north", "spg-hb"):
        appoint(record, seat_id, "p-g03", appointed_by="board")
    assert outcome(record, "SPG-10", DAY) == "met"


def test_a_seat_not_known_may_hold_one_of_the_others() -> None:
    record = board_with_group()
    vacate(record, "g08")
    row(record, "seats", id="g08").pop("known")
    assert outcome(record, "SPG-10", DAY) == "cannot_tell"
    vacate(record, "g07")
    appoint(record, "g07", "p-g02", appointed_by="board")
    assert outcome(record, "SPG-10", DAY) == "caution"


def test_where_nobody_speaks_for_any_it_does_not_apply() -> None:
    record = board_with_group()
    vacate(record, *(f"g{number:02}" for number in range(1, 13)))
    assert outcome(record, "SPG-10", DAY) == "not_applicable"


# -- SPG-17: who ends a membership ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seat_id", "fields", "expected"),
    [
        ("g02", {"how_ended": "resignation"}, "met"),
        ("spg-hb", {"how_ended": "resignation", "ended_by": COUNCIL}, "met"),
        ("g02", {"ended_by": "board"}, "met"),
        ("spg-hb", {"ended_by": "board"}, "met"),
        ("g02", {"how_ended": "conduct"}, "met"),
        ("g02", {"how_ended": "disqualification"}, "met"),
        ("spg-hb", {"ended_by": HEALTH}, "met"),
        ("spg-hb", {"how_ended": "authority"}, "met"),
        ("spg-hb", {"ended_by": COUNCIL}, "not_met"),
        ("spg-la", {"ended_by": HEALTH}, "not_met"),
        ("g02", {"ended_by": COUNCIL}, "not_met"),
        ("g02", {"how_ended": "authority"}, "not_met"),
        ("loc-north", {"ended_by": HEALTH}, "not_met"),
        ("loc-north", {"ended_by": SPG}, "caution"),
        ("g02", {"how_ended": "left_office"}, "cannot_tell"),
        ("g02", {}, "cannot_tell"),
    ],
)
def test_who_may_end_which_membership(seat_id: str, fields: dict[str, str], expected: str) -> None:
    assert outcome(left(board_with_group(), seat_id, **fields), "SPG-17", DAY) == expected


@pytest.mark.parametrize("fields", [{"how_ended": "resignation"}, {"ended_by": COUNCIL}])
def test_the_last_day_of_a_membership_that_was_ended_is_asked_for(fields: dict[str, str]) -> None:
    record = left(board_with_group(), "g02", **fields)
    row(record, "appointments", seat="g02").pop("ends")
    [found] = findings(record, "SPG-17", DAY)
    assert found.message == "Not on record: the last day of Member p-g02 (Users of health care)."
    assert around(record, "SPG-17", "2025-05-01") == ("not_applicable", "cannot_tell", "cannot_tell")


def test_nobody_is_advised_to_record_what_did_not_happen() -> None:
    found = findings(left(board_with_group(), "spg-hb", ended_by=COUNCIL), "SPG-17", DAY)
    assert [each.next for each in found] == ["Ask the board to decide on the membership; take advice."]
    found = findings(left(filled(committee("lead_joint")), "g02", how_ended="conduct"), "SPG-17", DAY)
    assert [each.message for each in found] == ["The membership was ended by the bodies that lead."]


@pytest.mark.parametrize(
    ("regime", "ended_by", "expected"),
    [
        ("lead_joint", COUNCIL, "caution"),
        ("lead_joint", HEALTH, "caution"),
        ("lead_hb", COUNCIL, "caution"),
        ("lead_hb", HEALTH, "met"),
        ("lead_la", COUNCIL, "met"),
        ("lead_la", HEALTH, "caution"),
        ("lead_joint", "board", "met"),
    ],
)
def test_in_a_lead_agency_area_it_is_for_the_body_that_leads(
    regime: str, ended_by: str, expected: str
) -> None:
    assert outcome(left(filled(committee(regime)), "g02", ended_by=ended_by), "SPG-17", DAY) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ended_by": COUNCIL}, "caution"),
        ({"how_ended": "authority"}, "met"),
        ({"ended_by": HEALTH}, "not_met"),
    ],
)
def test_a_joint_nominee_is_for_the_councils_together(fields: dict[str, str], expected: str) -> None:
    assert outcome(left(multi_with_group(), "spg-la", **fields), "SPG-17", DAY) == expected


def test_of_two_councils_the_one_that_nominated_must_be_on_record() -> None:
    record = left(multi_with_group(), "spg-la", ended_by=OTHER_COUNCIL)
    row(record, "seats", id="spg-la").pop("nominated_jointly")
    assert outcome(record, "SPG-17", DAY) == "cannot_tell"
    row(record, "seats", id="spg-la")["nominated_by"] = COUNCIL
    assert outcome(record, "SPG-17", DAY) == "not_met"
    row(record, "seats", id="spg-la")["nominated_by"] = OTHER_COUNCIL
    assert outcome(record, "SPG-17", DAY) == "met"


def test_a_resignation_on_paper_will_do() -> None:
    record = left(board_with_group(), "g02")
    paper(record, "resignation", "resignation", "2026-06-01", person="p-g02")
    row(record, "papers", kind="resignation")["about"] = {"person": "p-g02", "seat": "g02"}
    assert outcome(record, "SPG-17", DAY) == "met"


def test_it_is_judged_from_the_day_after_to_the_end_of_the_next_financial_year() -> None:
    record = left(board_with_group(), "g02", ended_by=COUNCIL)
    assert around(record, "SPG-17", "2026-06-30") == ("not_applicable", "not_applicable", "not_met")
    assert around(record, "SPG-17", "2028-03-31") == ("not_met", "not_met", "not_applicable")


def test_the_end_of_the_term_is_nobodys_act() -> None:
    record = left(board_with_group(), "g02", term_ends="2026-06-30")
    assert outcome(record, "SPG-17", DAY) == "not_applicable"
    assert outcome(left(board_with_group(), "g02", how_ended="term_over"), "SPG-17", DAY) == "not_applicable"


def test_going_on_without_a_break_is_no_end() -> None:
    record = left(board_with_group(), "g02")
    appoint(record, "g02", "p-g02", "2026-07-01", appointed_by="board")
    assert outcome(record, "SPG-17", DAY) == "not_applicable"
    row(record, "appointments", seat="g02", starts_on="2026-07-01")["starts_on"] = "2026-07-02"
    assert outcome(record, "SPG-17", DAY) == "cannot_tell"


def test_members_of_a_group_that_ended_were_removed_by_nobody() -> None:
    record = left(filled(single(), to="2026-06-30"), "g02")
    assert outcome(record, "SPG-17", DAY) == "not_applicable"


def test_members_of_a_committee_are_not_asked_about() -> None:
    record = board_with_group()
    record["groups"].append({"id": "audit", "kind": "committee", "from": "2015-04-01", "to": "open"})
    place(record, "audit-1", "MEMBER", group="audit", ends="2026-06-30", ended_by=COUNCIL)
    assert outcome(record, "SPG-17", DAY) == "not_applicable"


def test_two_speakers_for_one_interest_are_both_asked_about() -> None:
    record = board_with_group()
    speaker(record, "G02", "g02b")
    row(record, "seats", id="g02b")["known"] = ALWAYS
    assert outcomes(record, "SPG-05") == {"g02": "met", "g02b": "met", "g07": "met"}
