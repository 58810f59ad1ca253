"""Officers on the board: MEM-16, MEM-17, MEM-18 and MEM-32, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.notes import VACANCY_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    end,
    findings,
    forget,
    multi,
    officer,
    outcome,
    person,
    row,
    scheme,
    seat,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
OFFICES = {
    "MEM-16": ("cswo", COUNCIL),
    "MEM-17": ("co", None),
    "MEM-18": ("cfo", None),
    "MEM-32": ("cswo", COUNCIL),
}
RULES = sorted(OFFICES)


def board(rule_id: str) -> Record:
    """A lawful board of the kind the rule binds."""
    return multi() if rule_id == "MEM-32" else single()


def early(record: Record) -> Record:
    """The same board, as if it had been established on 1 January 2014."""
    found: Record = json.loads(json.dumps(record).replace("2015-04-01", "2014-01-01"))
    return found


def leaves_office(record: Record, person_id: str, on: str) -> None:
    """End the office a person holds on its last day; their appointment is left as it is."""
    row(record, "standings", person=person_id, **{"is": "office_holder"})["ends"] = on


def takes_office(record: Record, person_id: str, office: str, starts_on: str, **fields: Any) -> None:
    """Somebody new takes an office."""
    person(record, person_id)
    standing(record, person_id, "office_holder", starts_on, office=office, **fields)


def interim_under_scheme(record: Record) -> None:
    """The scheme has arrangements for an interim chief officer."""
    record["scheme_versions"][0]["interim_arrangements"] = (
        "The authorities appoint one at the board's request."
    )


def interim_paper(record: Record, on: str | None = "2026-10-01", **fields: Any) -> None:
    """A paper puts an interim chief officer in place."""
    paper = {"kind": "decision", "topic": "interim_chief_officer", "from": COUNCIL} | fields
    record["papers"].append(paper | ({"effective_on": on} if on else {}))


# -- the catalogue's tests -------------------------------------------------------------------------------


def smith() -> Record:
    return single()


def smith_after_jones() -> Record:
    record = single()
    leaves_office(record, "p-cswo", "2026-09-30")
    takes_office(record, "jones", "chief_social_work_officer", "2026-10-01", of=COUNCIL)
    return record


def chief_not_a_member() -> Record:
    record = single()
    vacate(record, "co")
    return record


def interim_sits() -> Record:
    record = single()
    interim_under_scheme(record)
    leaves_office(record, "p-co", "2026-09-30")
    end(record, "co", "2026-09-30")
    appoint(record, "co", "acting", "2026-10-01", interim=True)
    return record


def councils_officer() -> Record:
    record = single()
    leaves_office(record, "p-cfo", "2015-04-01")
    standing(record, "p-cfo", "office_holder", office="council_proper_officer", of=COUNCIL)
    takes_office(record, "other", "board_proper_officer", "2015-04-02")
    return record


def other_councils_officer() -> Record:
    record = multi()
    leaves_office(record, "p-cswo", "2015-04-01")
    standing(
        record, "p-cswo", "office_holder", "2015-04-02", office="chief_social_work_officer", of=OTHER_COUNCIL
    )
    return record


def neither_a_member() -> Record:
    record = multi()
    vacate(record, "cswo")
    takes_office(record, "other", "chief_social_work_officer", "2020-01-01", of=OTHER_COUNCIL)
    return record


WORKED: list[tuple[str, str, Callable[[], Record], str, set[str]]] = [
    ("MEM-16", "Smith holds the office and is a member", smith, DAY, {"met"}),
    ("MEM-16", "Jones took office and the record still has Smith", smith_after_jones, DAY, {"not_met"}),
    ("MEM-17", "the chief officer is appointed and a member", single, DAY, {"met"}),
    ("MEM-17", "the chief officer is appointed and no member", chief_not_a_member, DAY, {"not_met"}),
    ("MEM-17", "the post is vacant with an interim under the scheme", interim_sits, DAY, {"met", "due"}),
    ("MEM-18", "the board's own proper officer is a member", single, DAY, {"met"}),
    (
        "MEM-18",
        "the council's proper officer sits and the board's is another",
        councils_officer,
        DAY,
        {"not_met"},
    ),
    ("MEM-32", "one council's officer is a member", multi, DAY, {"met"}),
    ("MEM-32", "the other council's officer is a member", other_councils_officer, DAY, {"met"}),
    ("MEM-32", "neither council's officer is a member", neither_a_member, DAY, {"not_met"}),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "on", "expected"),
    [
        pytest.param(rule, build, on, expected, id=f"{rule}: {words}")
        for rule, words, build, on, expected in WORKED
    ],
)
def test_the_catalogues_own_tests(
    rule_id: str, build: Callable[[], Record], on: str, expected: set[str]
) -> None:
    assert outcome(build(), rule_id, on) in expected


# -- every date each rule depends on ---------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", ["MEM-16", "MEM-18", "MEM-32"])
def test_it_is_law_from_28_november_2014(rule_id: str) -> None:
    assert around(early(board(rule_id)), rule_id, "2014-11-28") == ("not_applicable", "met", "met")


def test_the_chief_officers_own_paragraph_is_law_from_20_march_2015() -> None:
    assert around(early(single()), "MEM-17", "2015-03-20") == ("not_applicable", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_it_applies_from_the_day_the_board_exists(rule_id: str) -> None:
    assert around(board(rule_id), rule_id, "2015-04-01") == ("not_applicable", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_last_day_in_the_seat_is_still_met(rule_id: str) -> None:
    record = board(rule_id)
    end(record, OFFICES[rule_id][0], "2026-09-30")
    assert around(record, rule_id, "2026-09-30") == ("met", "met", "not_met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_first_day_in_the_seat_is_met(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "appointments", seat=OFFICES[rule_id][0])["starts_on"] = "2026-10-01"
    assert around(record, rule_id, "2026-10-01") == ("not_met", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_last_day_in_the_office_is_still_met(rule_id: str) -> None:
    record = board(rule_id)
    leaves_office(record, f"p-{OFFICES[rule_id][0]}", "2026-09-30")
    assert around(record, rule_id, "2026-09-30") == ("met", "met", "not_met")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_first_day_in_the_office_is_met(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "standings", person=f"p-{OFFICES[rule_id][0]}", **{"is": "office_holder"})["starts_on"] = (
        "2026-10-01"
    )
    assert around(record, rule_id, "2026-10-01") == ("not_met", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_an_appointment_without_a_start_reaches_the_edge_of_what_is_known(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "seats", id=OFFICES[rule_id][0])["known"] = [{"from": "2026-08-01", "to": "open"}]
    row(record, "appointments", seat=OFFICES[rule_id][0]).pop("starts_on")
    assert around(record, rule_id, "2026-08-01") == ("cannot_tell", "met", "met")


@pytest.mark.parametrize("rule_id", RULES)
def test_an_appointment_without_an_end_reaches_the_edge_of_what_is_known(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "seats", id=OFFICES[rule_id][0])["known"] = [{"from": "2015-04-01", "to": "2026-07-31"}]
    row(record, "appointments", seat=OFFICES[rule_id][0]).pop("ends")
    assert around(record, rule_id, "2026-07-31") == ("met", "met", "cannot_tell")


@pytest.mark.parametrize("rule_id", RULES)
def test_an_office_without_an_end_reaches_the_edge_of_what_is_known(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "standings", person=f"p-{OFFICES[rule_id][0]}", **{"is": "office_holder"}).pop("ends")
    record["complete"]["standings"] = [{"from": "2015-04-01", "to": "2026-07-31"}]
    assert around(record, rule_id, "2026-07-31") == ("met", "met", "cannot_tell")


def test_the_swap_of_officers_shows_from_its_day() -> None:
    assert around(smith_after_jones(), "MEM-16", "2026-10-01") == ("met", "not_met", "not_met")


def test_it_stands_until_the_officers_last_day() -> None:
    record = single()
    end(record, "cswo", "2026-12-31")
    asked = result(REGISTRY["MEM-16"], facts_of(record), date(2026, 11, 21))
    assert asked.outcome.value == "met"
    assert asked.until == date(2026, 12, 31)


# -- empty -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", RULES)
def test_an_empty_seat_tells_since_when_and_carries_the_note(rule_id: str) -> None:
    record = board(rule_id)
    seat_id = OFFICES[rule_id][0]
    end(record, seat_id, "2026-09-30")
    [finding] = findings(record, rule_id, DAY)
    assert finding.subject.id == seat_id
    assert finding.facts["note"] == VACANCY_NOTE
    assert finding.facts["empty_since"] == date(2026, 10, 1)
    assert finding.facts["empty_since_exact"] is True
    assert finding.facts["last_holder"] == f"Member p-{seat_id}"
    assert finding.facts["office_holders"] == [f"Member p-{seat_id}"]
    assert "1 October 2026" in finding.message


@pytest.mark.parametrize("rule_id", RULES)
def test_a_seat_never_filled_is_empty_since_it_was_first_known_or_earlier(rule_id: str) -> None:
    record = board(rule_id)
    vacate(record, OFFICES[rule_id][0])
    [finding] = findings(record, rule_id, DAY)
    assert finding.outcome.value == "not_met"
    assert (finding.facts["empty_since"], finding.facts["empty_since_exact"]) == (date(2015, 4, 1), False)
    assert "last_holder" not in finding.facts


@pytest.mark.parametrize("rule_id", RULES)
def test_no_seat_at_all_is_not_met_where_all_seats_are_on_record(rule_id: str) -> None:
    record = board(rule_id)
    seat_id = OFFICES[rule_id][0]
    vacate(record, seat_id)
    record["seats"] = [each for each in record["seats"] if each["id"] != seat_id]
    record["papers"] = []
    [finding] = findings(record, rule_id, DAY)
    assert finding.outcome.value == "not_met"
    assert finding.facts["note"] == VACANCY_NOTE
    assert finding.subject.type == "board"


# -- not known -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", RULES)
def test_it_cannot_tell_who_is_in_a_seat_that_is_not_known(rule_id: str) -> None:
    record = board(rule_id)
    vacate(record, OFFICES[rule_id][0])
    row(record, "seats", id=OFFICES[rule_id][0]).pop("known")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", RULES)
def test_a_place_on_record_that_is_empty_is_not_filled_though_other_seats_may_exist(rule_id: str) -> None:
    record = board(rule_id)
    vacate(record, OFFICES[rule_id][0])
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "not_met"
    record["seats"] = [each for each in record["seats"] if each["id"] != OFFICES[rule_id][0]]
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", RULES)
def test_it_cannot_tell_of_an_empty_seat_where_another_has_no_basis(rule_id: str) -> None:
    record = board(rule_id)
    vacate(record, OFFICES[rule_id][0])
    record["seats"].append({"id": "odd", "known": [{"from": "2015-04-01", "to": "open"}]})
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", RULES)
def test_it_cannot_tell_without_any_standings(rule_id: str) -> None:
    record = board(rule_id)
    forget(record, "standings")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", ["MEM-16", "MEM-18", "MEM-32"])
def test_nobody_in_the_office_is_not_met_where_all_standings_are_on_record(rule_id: str) -> None:
    record = board(rule_id)
    record["standings"] = []
    assert outcome(record, rule_id, DAY) == "not_met"


@pytest.mark.parametrize("rule_id", ["MEM-16", "MEM-18"])
def test_it_cannot_tell_that_there_is_exactly_one_where_there_may_be_another(rule_id: str) -> None:
    record = board(rule_id)
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", ["MEM-17", "MEM-32"])
def test_one_who_is_certain_is_enough_where_there_may_be_another(rule_id: str) -> None:
    record = board(rule_id)
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "met"


@pytest.mark.parametrize("rule_id", ["MEM-16", "MEM-32"])
def test_it_cannot_tell_of_which_council_an_officer_is_where_that_is_not_recorded(rule_id: str) -> None:
    record = board(rule_id)
    row(record, "standings", person="p-cswo").pop("of")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize("rule_id", ["MEM-16", "MEM-32"])
def test_it_cannot_tell_without_the_parties(rule_id: str) -> None:
    record = board(rule_id)
    record["board"].pop("parties")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


# -- who holds the office --------------------------------------------------------------------------------


def test_another_certain_holder_settles_it_though_not_every_standing_is_on_record() -> None:
    record = smith_after_jones()
    record["complete"].pop("standings")
    record["standings"] = [each for each in record["standings"] if each["person"] != "p-cswo"]
    [finding] = findings(record, "MEM-16", DAY)
    assert finding.outcome.value == "not_met"
    assert finding.facts["office_holders"] == ["Member jones"]
    assert finding.facts["members"] == ["Member p-cswo"]
    assert "note" not in finding.facts


def test_the_boards_own_officer_needs_no_parties() -> None:
    record = councils_officer()
    record["board"].pop("parties")
    assert outcome(record, "MEM-18", DAY) == "not_met"


def test_an_interim_holder_of_the_office_counts() -> None:
    record = smith_after_jones()
    end(record, "cswo", "2026-09-30")
    appoint(record, "cswo", "jones", "2026-10-01", term_ends="while in office", interim=True)
    assert around(record, "MEM-16", "2026-10-01") == ("met", "met", "met")


@pytest.mark.parametrize(("rule_id", "basis"), [("MEM-16", "CSWO"), ("MEM-18", "CFO")])
def test_two_officers_in_two_seats_are_one_too_many(rule_id: str, basis: str) -> None:
    record = single()
    officer(record, "second", basis, of=COUNCIL if basis == "CSWO" else None)
    assert outcome(record, rule_id, DAY) == "not_met"


def test_two_officers_are_one_too_many_even_where_their_offices_are_not_known() -> None:
    record = single()
    officer(record, "second", "CFO")
    forget(record, "standings")
    assert outcome(record, "MEM-18", DAY) == "not_met"


def test_two_who_share_the_office_and_the_seat_are_a_matter_of_doubt() -> None:
    record = single()
    row(record, "appointments", seat="cswo")["joint"] = True
    appoint(record, "cswo", "jones", "2020-01-01", term_ends="while in office", joint=True)
    standing(record, "jones", "office_holder", "2020-01-01", office="chief_social_work_officer", of=COUNCIL)
    assert outcome(record, "MEM-16", DAY) == "caution"


def test_one_person_may_be_chief_officer_and_proper_officer() -> None:
    record = single()
    vacate(record, "cfo")
    appoint(record, "cfo", "p-co", "2015-04-01", term_ends="while in office")
    record["standings"] = [each for each in record["standings"] if each["person"] != "p-cfo"]
    standing(record, "p-co", "office_holder", office="board_proper_officer")
    assert (outcome(record, "MEM-17", DAY), outcome(record, "MEM-18", DAY)) == ("met", "met")


def test_an_officer_of_a_council_that_is_no_party_does_not_count() -> None:
    record = multi()
    row(record, "standings", person="p-cswo")["of"] = "elsewhere-council"
    assert outcome(record, "MEM-32", DAY) == "not_met"


def test_one_council_officer_is_enough_though_another_sits_who_is_none() -> None:
    record = multi()
    seat(record, "second", "CSWO")
    appoint(record, "second", "somebody", "2020-01-01")
    assert outcome(record, "MEM-32", DAY) == "met"


def test_somebody_in_the_chief_officers_seat_who_is_not_the_chief_officer() -> None:
    record = single()
    leaves_office(record, "p-co", "2026-09-30")
    takes_office(record, "successor", "chief_officer", "2026-10-01")
    [finding] = findings(record, "MEM-17", DAY)
    assert finding.outcome.value == "not_met"
    assert finding.facts["office_holders"] == ["Member successor"]
    assert "note" not in finding.facts


# -- the post of chief officer is vacant -----------------------------------------------------------------


def vacant_post() -> Record:
    """The chief officer left the office and the seat on 30 September 2026."""
    record = single()
    leaves_office(record, "p-co", "2026-09-30")
    end(record, "co", "2026-09-30")
    return record


def test_a_vacant_post_without_an_interim_is_about_the_post_and_not_the_seat() -> None:
    post, empty = findings(vacant_post(), "MEM-17", DAY)
    assert (post.outcome.value, post.subject.type) == ("not_met", "board")
    assert "note" not in post.facts
    assert (empty.outcome.value, empty.subject.id) == ("not_applicable", "co")


def test_the_post_is_short_from_the_day_after_the_last_in_office() -> None:
    assert around(vacant_post(), "MEM-17", "2026-09-30") == ("met", "met", "not_met")


def test_an_interim_on_paper_is_enough_from_its_day() -> None:
    record = vacant_post()
    interim_under_scheme(record)
    interim_paper(record, "2026-10-15", about={"person": "p-cfo"})
    assert around(record, "MEM-17", "2026-10-15") == ("not_met", "met", "met")
    [finding] = findings(record, "MEM-17", DAY)
    assert finding.facts["interim"] == ["Member p-cfo"]
    assert "whether the interim is to sit" in finding.next


def test_an_interim_who_sits_is_named() -> None:
    assert around(interim_sits(), "MEM-17", "2026-10-01") == ("met", "met", "met")
    [finding] = findings(interim_sits(), "MEM-17", DAY)
    assert finding.facts["interim"] == ["Member acting"]


@pytest.mark.parametrize(("arrangements", "expected"), [("none", "not_met"), (None, "cannot_tell")])
def test_an_interim_must_be_under_the_scheme(arrangements: str | None, expected: str) -> None:
    record = interim_sits()
    record["scheme_versions"] = []
    scheme(record, interim_arrangements=arrangements)
    assert outcome(record, "MEM-17", DAY) == expected


def test_an_interim_of_an_earlier_vacancy_does_not_count() -> None:
    record = vacant_post()
    interim_under_scheme(record)
    row(record, "standings", person="p-co", **{"is": "office_holder"})["starts_on"] = "2020-01-01"
    interim_paper(record, "2019-10-01")
    assert outcome(record, "MEM-17", "2019-12-31") == "met"
    assert outcome(record, "MEM-17", DAY) == "not_met"


def test_it_cannot_tell_of_an_interim_where_not_every_paper_is_on_record() -> None:
    record = vacant_post()
    forget(record, "papers")
    assert outcome(record, "MEM-17", DAY) == "cannot_tell"


def test_papers_must_be_on_record_since_the_post_fell_vacant() -> None:
    record = vacant_post()
    record["complete"]["papers"] = [{"from": "2026-10-02", "to": "open"}]
    assert outcome(record, "MEM-17", DAY) == "cannot_tell"
    record["complete"]["papers"] = [{"from": "2026-10-01", "to": "open"}]
    assert outcome(record, "MEM-17", DAY) == "not_met"


def test_it_cannot_tell_where_an_interims_paper_has_no_date() -> None:
    record = vacant_post()
    interim_under_scheme(record)
    interim_paper(record, None)
    assert outcome(record, "MEM-17", DAY) == "cannot_tell"


def test_it_cannot_tell_whether_a_newcomer_in_the_seat_is_an_interim() -> None:
    record = interim_sits()
    row(record, "appointments", person="acting").pop("interim")
    assert outcome(record, "MEM-17", DAY) == "cannot_tell"


def test_a_former_chief_officer_still_in_the_seat_is_no_interim() -> None:
    record = single()
    leaves_office(record, "p-co", "2026-09-30")
    assert outcome(record, "MEM-17", DAY) == "not_met"


def test_an_officer_of_a_strange_council_is_not_named_as_the_holder() -> None:
    record = multi()
    row(record, "standings", person="p-cswo", **{"is": "office_holder"})["of"] = "far-council"
    (found,) = findings(record, "MEM-32", DAY)
    assert found.outcome.value == "not_met"
    assert found.message.endswith("does not hold the office.")
