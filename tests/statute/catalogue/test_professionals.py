"""Professional members: MEM-19 to MEM-22, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from statute.assessing import result
from statute.day import Day
from statute.notes import COMMITTEE_VACANCY_NOTE, VACANCY_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from statute.rules.professionals import (
    determined_by_health_board,
    doctor_member,
    gp_member,
    nurse_member,
)
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    forget,
    multi,
    outcome,
    professional,
    row,
    seat,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
SEATS = {"MEM-19": ("gp", "GP"), "MEM-20": ("nurse", "NURSE"), "MEM-21": ("hospdr", "HOSPDR")}
RULES = sorted(SEATS)


def early(record: Record) -> Record:
    """The same board, as if it had been established on 1 January 2014, with members since."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


def without(record: Record, person: str, kind: str) -> Record:
    """Take a person's standings of one kind out of the record."""
    record["standings"] = [
        each for each in record["standings"] if (each["person"], each["is"]) != (person, kind)
    ]
    return record


def employed(person: str, **fields: str) -> Record:
    """A single board where a person's employment is another."""
    record = without(single(), person, "employed")
    standing(record, person, "employed", **fields)
    return record


# -- the catalogue's tests --------------------------------------------------------------------------------


def retired_gp() -> Record:
    record = single()
    row(record, "standings", person="p-gp", **{"is": "on_performers_list"})["ends"] = "2026-06-30"
    return record


def salaried_gp() -> Record:
    record = single()
    standing(record, "p-hospdr", "provides_primary_medical_services")
    return record


def only_a_minute() -> Record:
    record = single()
    paper = row(record, "papers", id="det-gp")
    paper.update({"kind": "decision", "from": "alba"})
    return record


def gms_nurse() -> Record:
    return employed("p-nurse", of=HEALTH, contract="gms")


def named_practice_nurse() -> Record:
    return employed("p-nurse", of="high-street-practice", contract="gms")


def section_17c_nurse() -> Record:
    return employed("p-nurse", of="high-street-practice", contract="section_17c")


def section_17c_nurse_of_the_health_board() -> Record:
    return employed("p-nurse", of=HEALTH, contract="section_17c")


def council_nurse() -> Record:
    return employed("p-nurse", of=COUNCIL, contract="council")


WORKED: list[tuple[str, str, Callable[[], Record], set[str]]] = [
    ("MEM-19", "a GP on the list", single, {"met"}),
    ("MEM-19", "a GP who retired and is off the list", retired_gp, {"not_met"}),
    ("MEM-20", "a nurse director of the Health Board", single, {"met"}),
    ("MEM-20", "a practice nurse under a GMS contract with the Health Board", gms_nurse, {"met"}),
    ("MEM-20", "a practice nurse of a named GMS practice", named_practice_nurse, {"met"}),
    ("MEM-20", "a nurse of a section 17C practice", section_17c_nurse, {"not_met"}),
    ("MEM-20", "a nurse under a section 17C contract", section_17c_nurse_of_the_health_board, {"not_met"}),
    ("MEM-20", "a nurse employed by the council", council_nurse, {"not_met"}),
    ("MEM-21", "a consultant employed by the Health Board", single, {"met"}),
    ("MEM-21", "a salaried GP of the Health Board", salaried_gp, {"not_met"}),
    ("MEM-22", "the Health Board's letters are on file", single, {"met"}),
    ("MEM-22", "only a minute of the board is on file", only_a_minute, {"cannot_tell"}),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: set[str]) -> None:
    assert outcome(build(), rule_id, DAY) in expected


@pytest.mark.parametrize("rule_id", [*RULES, "MEM-22"])
def test_it_is_met_on_a_board_of_two_councils(rule_id: str) -> None:
    assert outcome(multi(), rule_id, DAY) == "met"


# -- every date each rule depends on ----------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", [*RULES, "MEM-22"])
def test_it_is_law_from_28_november_2014(rule_id: str) -> None:
    assert around(early(single()), rule_id, "2014-11-28") == ("not_applicable", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_last_day_in_the_seat_is_still_met(rule_id: str) -> None:
    record = single()
    end(record, SEATS[rule_id][0], "2026-09-30")
    assert around(record, rule_id, "2026-09-30") == ("met", "met", "not_met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_first_day_in_the_seat_is_met(rule_id: str) -> None:
    assert around(single(), rule_id, "2025-05-01") == ("not_met", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_seat_is_known_from_its_first_known_day(rule_id: str) -> None:
    record = single()
    row(record, "seats", id=SEATS[rule_id][0])["known"] = [{"from": "2026-08-01", "to": "open"}]
    row(record, "appointments", seat=SEATS[rule_id][0]).pop("starts_on")
    assert around(record, rule_id, "2026-08-01") == ("cannot_tell", "met", "met")


@pytest.mark.parametrize(
    ("rule_id", "kind"),
    [
        ("MEM-19", "on_performers_list"),
        ("MEM-19", "registered"),
        ("MEM-20", "registered"),
        ("MEM-20", "employed"),
        ("MEM-21", "registered"),
        ("MEM-21", "employed"),
    ],
)
class TestEachThingTheLawAsks:
    def test_its_last_day_is_still_met(self, rule_id: str, kind: str) -> None:
        record = single()
        row(record, "standings", person=f"p-{SEATS[rule_id][0]}", **{"is": kind})["ends"] = "2026-06-30"
        assert around(record, rule_id, "2026-06-30") == ("met", "met", "not_met")

    def test_its_first_day_is_met(self, rule_id: str, kind: str) -> None:
        record = single()
        row(record, "standings", person=f"p-{SEATS[rule_id][0]}", **{"is": kind})["starts_on"] = "2026-06-30"
        assert around(record, rule_id, "2026-06-30") == ("not_met", "met", "met")

    def test_it_cannot_tell_without_it(self, rule_id: str, kind: str) -> None:
        record = without(single(), f"p-{SEATS[rule_id][0]}", kind)
        record["complete"].pop("standings")
        standing(record, "p-hospdr", "provides_primary_medical_services", value=False)
        assert outcome(record, rule_id, DAY) == "cannot_tell"

    def test_it_is_not_met_where_every_standing_is_on_record(self, rule_id: str, kind: str) -> None:
        record = without(single(), f"p-{SEATS[rule_id][0]}", kind)
        assert outcome(record, rule_id, DAY) == "not_met"


def test_a_doctor_is_met_up_to_the_day_before_providing_primary_medical_services() -> None:
    record = single()
    standing(record, "p-hospdr", "provides_primary_medical_services", "2026-06-30")
    assert around(record, "MEM-21", "2026-06-30") == ("met", "not_met", "not_met")


def test_it_stands_until_the_last_day_on_the_list() -> None:
    record = single()
    row(record, "standings", person="p-gp", **{"is": "on_performers_list"})["ends"] = "2027-03-31"
    asked = result(REGISTRY["MEM-19"], facts_of(record), date(2026, 11, 21))
    assert (asked.since, asked.until) == (date(2025, 5, 1), date(2027, 3, 31))


# -- what the members must be -----------------------------------------------------------------------------


def test_another_health_boards_list_does_not_count() -> None:
    record = single()
    row(record, "standings", person="p-gp", **{"is": "on_performers_list"})["of"] = "nhs-other"
    assert outcome(record, "MEM-19", DAY) == "not_met"


def test_a_certain_lack_settles_it_though_the_rest_is_not_known() -> None:
    record = without(retired_gp(), "p-gp", "registered")
    record["complete"].pop("standings")
    assert outcome(record, "MEM-19", DAY) == "not_met"


def test_it_says_what_is_lacking_and_since_when() -> None:
    [finding] = findings(retired_gp(), "MEM-19", DAY)
    assert finding.facts["member"] == "Member p-gp"
    assert finding.facts["last_days"] == {"on_performers_list": date(2026, 6, 30)}
    assert "30 June 2026" in finding.message
    assert "note" not in finding.facts


@pytest.mark.parametrize("rule_id", RULES)
def test_one_qualified_member_is_enough_beside_one_who_is_not(rule_id: str) -> None:
    record = single()
    seat(record, "second", SEATS[rule_id][1])
    appoint(record, "second", "other")
    [finding] = findings(record, rule_id, DAY)
    assert finding.outcome.value == "met"
    assert finding.facts["not_qualified"] == ["Member other"]


@pytest.mark.parametrize("rule_id", RULES)
def test_one_filled_seat_is_enough_beside_an_empty_one(rule_id: str) -> None:
    record = single()
    seat(record, "second", SEATS[rule_id][1])
    assert outcome(record, rule_id, DAY) == "met"


@pytest.mark.parametrize("rule_id", RULES)
def test_one_certain_member_is_enough_where_other_seats_may_exist(rule_id: str) -> None:
    record = single()
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "met"


@pytest.mark.parametrize("rule_id", RULES)
def test_one_who_lacks_something_does_not_fill_the_place_though_other_seats_may_exist(rule_id: str) -> None:
    record = single()
    record["standings"] = []
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "not_met"


@pytest.mark.parametrize("rule_id", RULES)
def test_a_seat_whose_holder_is_not_known_leaves_it_open(rule_id: str) -> None:
    record = single()
    record["standings"] = []
    seat(record, "second", SEATS[rule_id][1], known=[])
    assert outcome(record, rule_id, DAY) == "cannot_tell"


def test_a_second_member_who_may_qualify_leaves_it_open() -> None:
    record = retired_gp()
    record["complete"].pop("standings")
    seat(record, "second", "GP")
    appoint(record, "second", "other")
    assert outcome(record, "MEM-19", DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", RULES)
def test_it_cannot_tell_which_health_board_without_the_parties(rule_id: str) -> None:
    record = single()
    record["board"].pop("parties")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


def test_it_cannot_tell_whether_a_doctor_provides_primary_medical_services() -> None:
    record = single()
    record["complete"].pop("standings")
    assert outcome(record, "MEM-21", DAY) == "cannot_tell"
    standing(record, "p-hospdr", "provides_primary_medical_services", value=False)
    assert outcome(record, "MEM-21", DAY) == "met"


@pytest.mark.parametrize("left_out", ["of", "contract"])
def test_it_cannot_tell_of_an_employment_half_recorded(left_out: str) -> None:
    record = employed("p-nurse", of=HEALTH, contract="gms")
    row(record, "standings", person="p-nurse", **{"is": "employed"}).pop(left_out)
    assert outcome(record, "MEM-20", DAY) == "cannot_tell"


def test_a_nurse_who_left_the_health_board_may_work_for_a_practice() -> None:
    record = single()
    row(record, "standings", person="p-nurse", **{"is": "employed"})["ends"] = "2026-06-30"
    standing(record, "p-nurse", "employed", "2026-07-01", of="high-street-practice", contract="gms")
    assert around(record, "MEM-20", "2026-06-30") == ("met", "met", "met")


# -- empty ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", RULES)
def test_an_empty_seat_tells_since_when_and_carries_the_note(rule_id: str) -> None:
    record = single()
    seat_id = SEATS[rule_id][0]
    end(record, seat_id, "2026-09-30")
    [finding] = findings(record, rule_id, DAY)
    assert finding.subject.id == seat_id
    assert finding.facts["note"] == VACANCY_NOTE
    assert (finding.facts["empty_since"], finding.facts["empty_since_exact"]) == (date(2026, 10, 1), True)
    assert finding.facts["last_holder"] == f"Member p-{seat_id}"


@pytest.mark.parametrize("rule_id", RULES)
def test_two_empty_seats_are_empty_since_the_later_of_them(rule_id: str) -> None:
    record = single()
    seat_id, basis = SEATS[rule_id]
    end(record, seat_id, "2026-06-30")
    professional(record, "second", basis, ends="2026-09-30")
    [finding] = findings(record, rule_id, DAY)
    assert finding.facts["empty_since"] == date(2026, 10, 1)
    assert finding.facts["last_holder"] == "Member p-second"
    assert finding.facts["seats"] == [seat_id, "second"]


@pytest.mark.parametrize("rule_id", RULES)
def test_no_seat_at_all_is_not_met(rule_id: str) -> None:
    record = single()
    vacate(record, SEATS[rule_id][0])
    record["seats"] = [each for each in record["seats"] if each["id"] != SEATS[rule_id][0]]
    record["papers"] = []
    [finding] = findings(record, rule_id, DAY)
    assert (finding.outcome.value, finding.facts["note"]) == ("not_met", VACANCY_NOTE)


@pytest.mark.parametrize("rule_id", RULES)
def test_a_place_on_record_that_is_empty_is_not_filled_though_other_seats_may_exist(rule_id: str) -> None:
    record = single()
    vacate(record, SEATS[rule_id][0])
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "not_met"
    record["seats"] = [each for each in record["seats"] if each["id"] != SEATS[rule_id][0]]
    record["papers"] = []
    assert outcome(record, rule_id, DAY) == "cannot_tell"


# -- the Health Board's choice ----------------------------------------------------------------------------


def no_determination(**complete: object) -> Record:
    record = single()
    record["papers"] = [each for each in record["papers"] if each["id"] != "det-gp"]
    record["complete"].update(complete)
    return record


def test_no_determination_is_not_met_where_every_paper_is_on_record() -> None:
    gp, *others = findings(no_determination(), "MEM-22", DAY)
    assert (gp.outcome.value, gp.facts["member"]) == ("not_met", "Member p-gp")
    assert {each.outcome.value for each in others} == {"met"}


@pytest.mark.parametrize(
    ("known_from", "expected"), [("2025-05-01", "not_met"), ("2025-05-02", "cannot_tell")]
)
def test_papers_must_be_on_record_since_the_appointment(known_from: str, expected: str) -> None:
    record = no_determination(papers=[{"from": known_from, "to": "open"}])
    assert outcome(record, "MEM-22", DAY) == expected


def test_it_cannot_tell_without_any_papers() -> None:
    record = single()
    forget(record, "papers")
    assert outcome(record, "MEM-22", DAY) == "cannot_tell"


def test_a_determination_counts_from_its_day() -> None:
    record = single()
    row(record, "papers", id="det-gp")["given_on"] = "2026-06-30"
    assert around(record, "MEM-22", "2026-06-30") == ("not_met", "met", "met")


def test_a_later_no_takes_its_place() -> None:
    record = single()
    about = {"person": "p-gp", "seat": "gp"}
    record["papers"].append(
        {"kind": "determination", "about": about, "from": HEALTH, "says": False, "given_on": "2026-06-30"}
    )
    assert around(record, "MEM-22", "2026-06-30") == ("met", "not_met", "not_met")


@pytest.mark.parametrize("left_out", ["from", "given_on", "about"])
def test_it_cannot_tell_of_a_determination_half_recorded(left_out: str) -> None:
    record = single()
    row(record, "papers", id="det-gp").pop(left_out)
    assert outcome(record, "MEM-22", DAY) == "cannot_tell"


def test_another_bodys_determination_is_not_the_health_boards() -> None:
    record = single()
    row(record, "papers", id="det-gp")["from"] = COUNCIL
    assert outcome(record, "MEM-22", DAY) == "cannot_tell"


def test_a_determination_for_another_seat_is_not_one_for_this() -> None:
    record = single()
    row(record, "papers", id="det-gp")["about"] = {"person": "p-gp", "seat": "nurse"}
    gp, *_ = findings(record, "MEM-22", DAY)
    assert gp.outcome.value == "not_met"


def test_a_determination_may_name_the_appointment() -> None:
    record = single()
    row(record, "appointments", seat="gp")["id"] = "gp-2025"
    row(record, "papers", id="det-gp")["about"] = {"appointment": "gp-2025"}
    assert outcome(record, "MEM-22", DAY) == "met"


def test_one_gap_hides_no_other_member() -> None:
    record = no_determination()
    row(record, "papers", id="det-nurse").pop("given_on")
    row(record, "seats", id="hospdr").pop("known")
    vacate(record, "hospdr")
    assert [each.outcome.value for each in findings(record, "MEM-22", DAY)] == [
        "not_met",
        "cannot_tell",
        "cannot_tell",
    ]


def test_it_cannot_tell_of_professionals_in_seats_not_on_record() -> None:
    record = single()
    record["complete"].pop("seats")
    assert [each.outcome.value for each in findings(record, "MEM-22", DAY)] == [
        "met",
        "met",
        "met",
        "cannot_tell",
    ]


def test_it_cannot_tell_of_a_member_who_may_have_left() -> None:
    record = single()
    row(record, "appointments", seat="gp").pop("ends")
    row(record, "seats", id="gp")["known"] = [{"from": "2015-04-01", "to": "2026-07-31"}]
    assert around(record, "MEM-22", "2026-07-31") == ("met", "met", "cannot_tell")


def test_it_does_not_apply_where_no_professional_sits() -> None:
    record = single()
    vacate(record, "gp", "nurse", "hospdr")
    [finding] = findings(record, "MEM-22", DAY)
    assert (finding.outcome.value, finding.message) == (
        "not_applicable",
        "No professional member is in post.",
    )


# -- the same tests for a monitoring committee ------------------------------------------------------------


def test_a_committees_note_goes_with_its_empty_seats() -> None:
    record = committee()
    vacate(record, "nurse")
    record["papers"] = []
    facts, on = facts_of(record), Day(date(2026, 11, 21))
    [gp] = gp_member(facts, on, COMMITTEE_VACANCY_NOTE)
    [nurse] = nurse_member(facts, on, COMMITTEE_VACANCY_NOTE)
    [doctor] = doctor_member(facts, on, COMMITTEE_VACANCY_NOTE)
    chosen = list(determined_by_health_board(facts, on, COMMITTEE_VACANCY_NOTE))
    assert [each.outcome.value for each in (gp, nurse, doctor)] == ["met", "not_met", "met"]
    assert nurse.facts["note"] == COMMITTEE_VACANCY_NOTE
    assert [each.outcome.value for each in chosen] == ["not_met", "not_met"]


def test_the_health_boards_choices_yield_what_they_cannot_tell() -> None:
    record = committee()
    forget(record, "papers")
    record["complete"].pop("seats")
    chosen = determined_by_health_board(facts_of(record), Day(date(2026, 11, 21)))
    assert [each.outcome.value for each in chosen] == ["cannot_tell"] * 4


def test_an_employment_of_unknown_kind_is_what_is_asked_for() -> None:
    record = single()
    row(record, "standings", person="p-nurse", **{"is": "employed"}).pop("contract")
    (found,) = findings(record, "MEM-20", "2026-11-21")
    assert found.outcome.value == "cannot_tell"
    assert "under which kind of contract" in found.message
