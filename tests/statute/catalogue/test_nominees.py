"""MEM-10 to 15, 27, 30 and 31: worked cases, and the days either side of every date the rules depend on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import answer, result, runs
from statute.day import ONE_DAY, Day
from statute.notes import SILENT_NOTE, VACANCY_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from statute.rules.numbers import number_on
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    around,
    committee,
    end,
    findings,
    forget,
    multi,
    nominee,
    outcome,
    row,
    seat,
    single,
    standing,
    vacate,
)

NOW = "2026-11-21"
THIRD_COUNCIL = "carn-council"

# -- records ------------------------------------------------------------------------------------------------


def version(record: Record, **fields: Any) -> Record:
    """The record with its one scheme version changed; None takes a field out."""
    for name, value in fields.items():
        if value is None:
            record["scheme_versions"][0].pop(name, None)
        else:
            record["scheme_versions"][0][name] = value
    return record


def council_of(record: Record, *sizes: tuple[str, int]) -> Record:
    """The record with the size of its first council from some days; none leaves it out."""
    council = record["board"]["parties"][0]
    council.pop("members")
    if sizes:
        council["members"] = [{"from": first, "count": count} for first, count in sizes]
    return record


def numbers(agreed: Any, specified: Any, size: int | None, stated: int | None) -> Record:
    """A board whose number is made from these; None for what is not on record."""
    nominees = None if stated is None else {COUNCIL: stated, HEALTH: stated}
    record = version(single(), agreed_number=agreed, specified_number=specified, nominees=nominees)
    return council_of(record, *([] if size is None else [("2012-05-03", size)]))


def ended(record: Record, *seats: str, on: str = "2026-06-30") -> Record:
    for each in seats:
        end(record, each, on)
    return record


def unknown_holder(record: Record, *seats: str) -> Record:
    """The record with nobody on record for some seats, and nothing claimed about them."""
    vacate(record, *seats)
    for each in seats:
        row(record, "seats", id=each)["known"] = []
    return record


def not_complete(record: Record, *lists: str) -> Record:
    for each in lists or ("seats",):
        del record["complete"][each]
    return record


def on_both_sides(record: Record) -> Record:
    """The fourth council nominee sits as the fourth of the Health Board as well."""
    row(record, "appointments", seat="hb4")["person"] = "p-la4"
    standing(record, "p-la4", "health_board_member", of=HEALTH)
    standing(record, "p-la4", "non_executive", of=HEALTH)
    return record


def three_councils(health: int = 3, **scheme: Any) -> Record:
    """A board of three councils with one nominee each."""
    record = multi(1, 1, health)
    record["board"]["parties"].insert(2, {"authority": THIRD_COUNCIL, "kind": "council"})
    nominee(record, "lc1", THIRD_COUNCIL)
    return version(
        record, nominees={COUNCIL: 1, OTHER_COUNCIL: 1, THIRD_COUNCIL: 1, HEALTH: health}, **scheme
    )


def drop_standings(record: Record, person_id: str, *kinds: str) -> Record:
    kept = [each for each in record["standings"] if not (each["person"] == person_id and each["is"] in kinds)]
    record["standings"] = kept
    return record


def resigned(ends: str = "2026-10-01") -> Record:
    record = single()
    row(record, "standings", person="p-la1")["ends"] = ends
    return record


def re_elected(again_from: str, lost_on: str = "2025-12-01") -> Record:
    record = resigned(lost_on)
    standing(record, "p-la1", "councillor", again_from, of=COUNCIL)
    return record


def nominated_again() -> Record:
    record = re_elected("2026-03-01")
    end(record, "la1", "2025-12-01")
    seat(record, "la1b", "LA_NOM", nominated_by=COUNCIL)
    record["appointments"].append(
        {
            "seat": "la1b",
            "person": "p-la1",
            "starts_on": "2026-04-01",
            "term_ends": "2028-03-31",
            "ends": "open",
        }
    )
    return record


def serves_another_council() -> Record:
    record = single()
    row(record, "standings", person="p-la1")["of"] = OTHER_COUNCIL
    return record


def executive(record: Record, seat_id: str = "hb4") -> Record:
    """One of the Health Board's nominees is a member, and no non-executive."""
    return drop_standings(record, f"p-{seat_id}", "non_executive")


def inability(record: Record, says: bool, day: str | None = "2026-01-15", **fields: Any) -> Record:
    """The Health Board says that it was, or was not, unable to find enough non-executives."""
    paper = {"kind": "inability", "topic": "non_executives", "from": HEALTH, "says": says}
    paper["id"] = f"inability-{len(record['papers'])}"
    record["papers"].append(paper | ({"given_on": day} if day else {}) | fields)
    return record


def councillor(record: Record, person_id: str, of: str = OTHER_COUNCIL, **days: Any) -> Record:
    standing(record, person_id, "councillor", days.pop("starts_on", "2022-05-05"), of=of, **days)
    return record


def unclear_start(record: Record, seat_id: str) -> Record:
    """The start of an appointment is not on record, nor is the seat known before 2026."""
    row(record, "appointments", seat=seat_id).pop("starts_on")
    row(record, "appointments", seat=seat_id)["seen_on"] = "2026-06-01"
    row(record, "seats", id=seat_id)["known"] = [{"from": "2026-01-01", "to": "open"}]
    return record


def no_parties(record: Record) -> Record:
    del record["board"]["parties"]
    return record


def without_nominator(record: Record, seat_id: str) -> Record:
    row(record, "seats", id=seat_id).pop("nominated_by")
    return record


def all_health_places_empty() -> Record:
    return ended(single(), "hb1", "hb2", "hb3", "hb4")


# -- cases --------------------------------------------------------------------------------------------------

Case = tuple[str, str, Callable[[], Record], str, str]

NUMBER: list[Case] = [
    ("MEM-10", "agreed 4 with a council of 28", lambda: numbers(4, "none", 28, 4), NOW, "met"),
    (
        "MEM-10",
        "nothing agreed, and a council of 85 specified 8",
        lambda: numbers("none", 8, 85, 8),
        NOW,
        "met",
    ),
    ("MEM-10", "agreed 2, and the scheme says 2", lambda: numbers(2, "none", 40, 2), NOW, "not_met"),
    ("MEM-10", "agreed 2, and the scheme says 3", lambda: numbers(2, "none", 40, 3), NOW, "met"),
    (
        "MEM-10",
        "nothing agreed or specified, and the scheme says 3",
        lambda: numbers("none", "none", 40, 3),
        NOW,
        "met",
    ),
    (
        "MEM-10",
        "nothing agreed or specified, and the scheme says 4",
        lambda: numbers("none", "none", 40, 4),
        NOW,
        "not_met",
    ),
    ("MEM-10", "a specified number of exactly a tenth", lambda: numbers("none", 4, 40, 4), NOW, "met"),
    ("MEM-10", "a specified number above a tenth", lambda: numbers("none", 4, 39, 4), NOW, "not_met"),
    (
        "MEM-10",
        "a specified number above a tenth that the scheme does not follow",
        lambda: numbers("none", 4, 39, 3),
        NOW,
        "not_met",
    ),
    ("MEM-10", "a council of 28 may insist on 2", lambda: numbers("none", 2, 28, 3), NOW, "met"),
    ("MEM-10", "a council of 28 may not insist on 3", lambda: numbers("none", 3, 28, 3), NOW, "not_met"),
    ("MEM-10", "the agreed number is greater than the specified", lambda: numbers(5, 4, 40, 5), NOW, "met"),
    ("MEM-10", "the scheme follows the smaller of the two", lambda: numbers(5, 4, 40, 4), NOW, "not_met"),
    (
        "MEM-10",
        "the agreed number is not on record",
        lambda: numbers(None, "none", 40, 4),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-10",
        "the agreed number is not on record, and the scheme says 2",
        lambda: numbers(None, "none", 40, 2),
        NOW,
        "not_met",
    ),
    ("MEM-10", "the specified number is not on record", lambda: numbers(4, None, 28, 4), NOW, "cannot_tell"),
    (
        "MEM-10",
        "the specified number is not on record, and the scheme is over any it could be",
        lambda: numbers(4, None, 40, 5),
        NOW,
        "not_met",
    ),
    (
        "MEM-10",
        "the council's size is not on record, and nothing was specified",
        lambda: numbers(4, "none", None, 4),
        NOW,
        "met",
    ),
    (
        "MEM-10",
        "the council's size is not on record, and it specified 8",
        lambda: numbers("none", 8, None, 8),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-10",
        "the scheme's numbers are not on record",
        lambda: numbers(4, "none", 40, None),
        NOW,
        "cannot_tell",
    ),
    ("MEM-10", "the scheme states no numbers", lambda: version(single(), nominees="none"), NOW, "caution"),
    (
        "MEM-10",
        "the Health Board's number is not on record",
        lambda: version(single(), nominees={COUNCIL: 4}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-10",
        "the two sides have different numbers",
        lambda: version(single(), nominees={COUNCIL: 4, HEALTH: 3}),
        NOW,
        "not_met",
    ),
    ("MEM-10", "no scheme is on record", lambda: _forgotten(single(), "scheme_versions"), NOW, "cannot_tell"),
    ("MEM-10", "a board of several councils", multi, NOW, "not_applicable"),
]

COUNTS: list[Case] = [
    ("MEM-11", "four there must be, and three are in post", lambda: ended(single(), "la4"), NOW, "not_met"),
    ("MEM-11", "three there must be, and four are in post", lambda: _three_wanted(), NOW, "not_met"),
    ("MEM-11", "four of four", single, NOW, "met"),
    ("MEM-11", "nobody is in post", lambda: _vacated(single(), "la1", "la2", "la3", "la4"), NOW, "not_met"),
    ("MEM-11", "there is no seat at all", lambda: _without_seats(single(), "LA_NOM"), NOW, "not_met"),
    (
        "MEM-11",
        "three certain and one seat whose holder is not known",
        lambda: unknown_holder(single(), "la4"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "two certain and one seat whose holder is not known",
        lambda: ended(unknown_holder(single(), "la4"), "la3"),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "three certain, two unknown and four wanted",
        lambda: unknown_holder(version(single(5, 4), agreed_number=4), "la4", "la5"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "as many places on record as there must be, one empty, though the list may have gaps",
        lambda: not_complete(ended(single(), "la4")),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "three certain, and the list of seats may have gaps",
        lambda: not_complete(single(council=3) | {"scheme_versions": single()["scheme_versions"]}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "five certain on four, and the list of seats may have gaps",
        lambda: not_complete(version(single(5, 4), agreed_number=4)),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "four certain, and a seat on a basis not recorded",
        lambda: _seat_without_basis(single()),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "the number is not known, and two are in post",
        lambda: ended(version(single(), agreed_number=None), "la3", "la4"),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "the number is not known, and four are in post",
        lambda: version(single(), agreed_number=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "a specified number that is not known could not change the number",
        lambda: version(single(), specified_number=None),
        NOW,
        "met",
    ),
    (
        "MEM-11",
        "a specified number that is not known could change the number",
        lambda: council_of(version(single(), specified_number=None), ("2012-05-03", 50)),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "more are in post than a specified number that is not known could make it",
        lambda: council_of(version(single(6, 4), agreed_number=4, specified_number=None), ("2012-05-03", 50)),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "a specified number above a tenth does not count",
        lambda: version(single(3, 3), agreed_number="none", specified_number=5),
        NOW,
        "met",
    ),
    (
        "MEM-11",
        "the scheme is not on record, and four are in post",
        lambda: _forgotten(single(), "scheme_versions"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "the scheme is not on record, and two are in post",
        lambda: ended(_forgotten(single(), "scheme_versions"), "la3", "la4"),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "one of the four is a nominee of the Health Board too",
        lambda: on_both_sides(single()),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "one of the four is a nominee of the Health Board too, and the number is not known",
        lambda: version(on_both_sides(single()), agreed_number=None),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "one of five is a nominee of the Health Board too, and four are wanted",
        lambda: version(on_both_sides(single(5, 4)), agreed_number=4),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "one person is in two of the council's seats",
        lambda: _one_in_two_seats(single()),
        NOW,
        "not_met",
    ),
    (
        "MEM-11",
        "one of the four may be a nominee of the Health Board too",
        lambda: _perhaps_on_both_sides(),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-11",
        "a nominee of the council is in a Health Board seat on a committee of the board",
        lambda: _also_on_a_group(single()),
        NOW,
        "met",
    ),
    (
        "MEM-11",
        "a stranger's seat on a group is not the board's",
        lambda: _seat_on_a_group(single()),
        NOW,
        "met",
    ),
    ("MEM-12", "four and four, and three further voting members", single, NOW, "met"),
    ("MEM-12", "four and three", lambda: ended(single(), "hb4"), NOW, "not_met"),
    ("MEM-12", "four and five", lambda: version(single(4, 5), agreed_number=4), NOW, "not_met"),
    ("MEM-12", "three and four, and four wanted", lambda: ended(single(), "la4"), NOW, "met"),
    (
        "MEM-12",
        "one of the four is a nominee of the council too",
        lambda: on_both_sides(single()),
        NOW,
        "not_met",
    ),
    (
        "MEM-12",
        "a seat whose holder is not known",
        lambda: unknown_holder(single(), "hb2"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-12", "nobody is in post", all_health_places_empty, NOW, "not_met"),
    ("MEM-12", "a board of several councils", multi, NOW, "not_applicable"),
    ("MEM-30", "two councils with three each by the scheme", multi, NOW, "met"),
    ("MEM-30", "three councils with one each", three_councils, NOW, "met"),
    ("MEM-30", "five councillors in post, and six wanted", lambda: ended(multi(), "lb3"), NOW, "not_met"),
    (
        "MEM-30",
        "one of two councils has one by its scheme",
        lambda: version(multi(3, 1, 4), nominees={COUNCIL: 3, OTHER_COUNCIL: 1, HEALTH: 4}),
        NOW,
        "not_met",
    ),
    (
        "MEM-30",
        "the councils need not have equal numbers",
        lambda: version(multi(4, 2), nominees={COUNCIL: 4, OTHER_COUNCIL: 2, HEALTH: 6}),
        NOW,
        "met",
    ),
    (
        "MEM-30",
        "four sit for a council to which the scheme gives three",
        lambda: version(multi(4, 3), nominees={COUNCIL: 3, OTHER_COUNCIL: 3, HEALTH: 6}),
        NOW,
        "not_met",
    ),
    (
        "MEM-30",
        "the scheme's numbers are not on record",
        lambda: version(multi(), nominees=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-30",
        "the scheme's numbers are not on record, and one is in post of two at least",
        lambda: ended(version(multi(), nominees=None), "lb2", "lb3"),
        NOW,
        "not_met",
    ),
    ("MEM-30", "the scheme states no numbers", lambda: version(multi(), nominees="none"), NOW, "cannot_tell"),
    (
        "MEM-30",
        "a councillor's seat does not say whose it is",
        lambda: without_nominator(multi(), "lb3"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-30", "the parties are not on record", lambda: no_parties(multi()), NOW, "cannot_tell"),
    ("MEM-30", "the parties hold one council only", lambda: _one_party(multi()), NOW, "cannot_tell"),
    (
        "MEM-30",
        "one person is a nominee of a council and of the Health Board",
        lambda: _person_in(multi(), "hb6", "p-lb3"),
        NOW,
        "not_met",
    ),
    (
        "MEM-30",
        "one person is a nominee of both councils",
        lambda: _person_in(multi(), "lb3", "p-la3"),
        NOW,
        "not_met",
    ),
    ("MEM-30", "a board of one council", single, NOW, "not_applicable"),
    ("MEM-31", "six of the Health Board and three of each council by the scheme", multi, NOW, "met"),
    ("MEM-31", "three of the Health Board", lambda: version(multi(3, 3, 3)), NOW, "not_met"),
    ("MEM-31", "an empty council seat changes nothing", lambda: ended(multi(), "lb3"), NOW, "met"),
    ("MEM-31", "seven of the Health Board", lambda: multi(3, 3, 7), NOW, "not_met"),
    (
        "MEM-31",
        "one person is a nominee of a council and of the Health Board",
        lambda: _person_in(multi(), "hb6", "p-lb3"),
        NOW,
        "not_met",
    ),
    (
        "MEM-31",
        "the scheme's numbers are not on record",
        lambda: version(multi(), nominees=None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-31",
        "the scheme's numbers are not on record, and three are in post",
        lambda: version(multi(3, 3, 3), nominees=None),
        NOW,
        "not_met",
    ),
    (
        "MEM-31",
        "one council's number is not on record",
        lambda: version(multi(), nominees={COUNCIL: 3, HEALTH: 6}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-31",
        "a seat whose holder is not known",
        lambda: unknown_holder(multi(), "hb6"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-31", "the parties are not on record", lambda: no_parties(multi()), NOW, "cannot_tell"),
    ("MEM-31", "a lead agency area", committee, NOW, "not_applicable"),
]

COUNCILLORS: list[Case] = [
    ("MEM-13", "a serving councillor of the nominating council", single, NOW, "met"),
    ("MEM-13", "resigned as councillor and still listed", resigned, NOW, "not_met"),
    (
        "MEM-13",
        "lost the seat and not yet elected again",
        lambda: re_elected("2026-09-01"),
        "2026-08-31",
        "not_met",
    ),
    (
        "MEM-13",
        "lost the seat, elected again, and not nominated again",
        lambda: re_elected("2026-09-01"),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "elected again the day after the poll, and not nominated again",
        lambda: re_elected("2025-12-02"),
        NOW,
        "not_met",
    ),
    ("MEM-13", "lost the seat, elected again, and nominated again", nominated_again, NOW, "met"),
    (
        "MEM-13",
        "a term as councillor that ended before the nomination",
        lambda: re_elected("2024-01-01", "2023-05-01"),
        NOW,
        "met",
    ),
    (
        "MEM-13",
        "two records of one unbroken time as councillor",
        lambda: re_elected("2022-05-05"),
        NOW,
        "met",
    ),
    (
        "MEM-13",
        "whether nominated before or after losing the seat is not on record",
        lambda: unclear_start(re_elected("2025-12-20"), "la1"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-13", "a councillor of another council", serves_another_council, NOW, "caution"),
    (
        "MEM-13",
        "nobody recorded whether a councillor",
        lambda: not_complete(drop_standings(single(), "p-la1", "councillor"), "standings"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-13",
        "known to be none, for the list is complete",
        lambda: drop_standings(single(), "p-la1", "councillor"),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "a recorded end is known, even where the list may have gaps",
        lambda: not_complete(resigned(), "standings"),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "recorded as no councillor at all",
        lambda: _recorded_as_no_councillor(not_complete(single(), "standings"), of=None),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "recorded as no councillor of the nominating council, and may be one of another",
        lambda: _recorded_as_no_councillor(not_complete(single(), "standings"), of=COUNCIL),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-13",
        "recorded as no councillor of the nominating council, and known to be none of another",
        lambda: _recorded_as_no_councillor(single(), of=COUNCIL),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "the end as councillor is not on record, and the list may have gaps",
        lambda: _ends_unknown(not_complete(single(), "standings"), "p-la1"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-13",
        "the seat of a single council does not say whose it is",
        lambda: without_nominator(single(), "la1"),
        NOW,
        "met",
    ),
    (
        "MEM-13",
        "the seat of one of two councils does not say whose it is",
        lambda: without_nominator(multi(), "la1"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-13",
        "not a councillor, whosever the seat is",
        lambda: drop_standings(without_nominator(multi(), "la1"), "p-la1", "councillor"),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "a nominee of one council who is a councillor of the other",
        lambda: _councillor_of(multi(), "p-la1", OTHER_COUNCIL),
        NOW,
        "caution",
    ),
    (
        "MEM-13",
        "a seat whose holder is not known",
        lambda: unknown_holder(single(), "la2"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-13", "the list of seats may have gaps", lambda: not_complete(single()), NOW, "cannot_tell"),
    (
        "MEM-13",
        "a gap hides no finding about another",
        lambda: unknown_holder(resigned(), "la2"),
        NOW,
        "not_met",
    ),
    (
        "MEM-13",
        "nobody is in post",
        lambda: _vacated(single(), "la1", "la2", "la3", "la4"),
        NOW,
        "not_applicable",
    ),
    ("MEM-13", "a lead agency area", committee, NOW, "not_applicable"),
]

NON_EXECUTIVES: list[Case] = [
    ("MEM-14", "four non-executives", single, NOW, "met"),
    (
        "MEM-14",
        "three and the medical director, and the inability is on record",
        lambda: inability(executive(single()), True),
        NOW,
        "met",
    ),
    (
        "MEM-14",
        "three and an executive, and no inability is on record",
        lambda: executive(single()),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "three and an executive, and the Health Board was able",
        lambda: inability(executive(single()), False),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "unable and later able",
        lambda: inability(inability(executive(single()), True), False, "2026-05-01"),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "able and later unable, whatever the order of the record",
        lambda: inability(inability(executive(single()), True, "2026-05-01"), False, "2026-01-01"),
        NOW,
        "met",
    ),
    (
        "MEM-14",
        "the paper has no day",
        lambda: inability(executive(single()), True, None),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "the paper is from the council",
        lambda: inability(executive(single()), True, **{"from": COUNCIL}),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "the paper is about a vacancy",
        lambda: inability(executive(single()), True, topic="vacancy"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "one non-executive only, with the inability on record",
        lambda: inability(_executives(single(), "hb2", "hb3", "hb4"), True),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "two non-executives, with the inability on record",
        lambda: inability(_executives(single(), "hb3", "hb4"), True),
        NOW,
        "met",
    ),
    (
        "MEM-14",
        "one non-executive only, with no inability on record",
        lambda: _executives(single(), "hb2", "hb3", "hb4"),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "one non-executive, and a seat whose holder is not known",
        lambda: unknown_holder(_executives(single(), "hb3", "hb4"), "hb2"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "somebody who is no member of the Health Board",
        lambda: drop_standings(single(), "p-hb4", "non_executive", "health_board_member"),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "a member who is a councillor, with the inability on record",
        lambda: councillor(inability(executive(single()), True), "p-hb4"),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "whether the fourth is a non-executive is not on record",
        lambda: not_complete(executive(single()), "standings"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "recorded as no non-executive, and as able, whatever else is not known",
        lambda: inability(_no_non_executive(not_complete(executive(single()), "standings")), False),
        NOW,
        "not_met",
    ),
    (
        "MEM-14",
        "whether the member is a councillor is not on record",
        lambda: inability(_no_non_executive(not_complete(executive(single()), "standings")), True),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-14",
        "a seat whose holder is not known",
        lambda: unknown_holder(single(), "hb4"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-14", "an empty place is no matter here", lambda: ended(single(), "hb4"), NOW, "met"),
    ("MEM-14", "nobody is in post", all_health_places_empty, NOW, "not_applicable"),
    ("MEM-14", "the list of seats may have gaps", lambda: not_complete(single()), NOW, "cannot_tell"),
    ("MEM-14", "the parties are not on record", lambda: no_parties(single()), NOW, "cannot_tell"),
    ("MEM-14", "six non-executives on a board of two councils", multi, NOW, "met"),
    ("MEM-14", "a lead agency area has a rule of its own", committee, NOW, "not_applicable"),
    (
        "MEM-15",
        "a member who is a councillor, in place of a non-executive",
        lambda: councillor(executive(single()), "p-hb4"),
        NOW,
        "not_met",
    ),
    ("MEM-15", "a councillor who is a non-executive", lambda: councillor(single(), "p-hb4"), NOW, "caution"),
    (
        "MEM-15",
        "a member who is no councillor, in place of a non-executive",
        lambda: executive(single()),
        NOW,
        "met",
    ),
    ("MEM-15", "nobody in place of a non-executive", single, NOW, "met"),
    (
        "MEM-15",
        "no member at all, in place of a non-executive",
        lambda: drop_standings(single(), "p-hb4", "non_executive", "health_board_member"),
        NOW,
        "not_met",
    ),
    (
        "MEM-15",
        "whether a non-executive is not on record",
        lambda: not_complete(executive(single()), "standings"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-15",
        "whether a councillor is not on record",
        lambda: not_complete(single(), "standings"),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-15",
        "a councillor for certain, while others are not on record",
        lambda: councillor(_no_non_executive(not_complete(executive(single()), "standings")), "p-hb4"),
        NOW,
        "not_met",
    ),
    (
        "MEM-15",
        "a seat whose holder is not known",
        lambda: unknown_holder(single(), "hb1"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-15", "nobody is in post", all_health_places_empty, NOW, "not_applicable"),
    ("MEM-15", "a lead agency area", committee, NOW, "not_applicable"),
]

ONE_SEAT: list[Case] = [
    (
        "MEM-27",
        "a seat on a committee of the board is no second seat",
        lambda: _also_on_a_group(single()),
        NOW,
        "met",
    ),
    ("MEM-27", "each in one seat", single, NOW, "met"),
    ("MEM-27", "one person is a nominee of both sides", lambda: on_both_sides(single()), NOW, "caution"),
    (
        "MEM-27",
        "one person is in two of the council's seats",
        lambda: _one_in_two_seats(single()),
        NOW,
        "caution",
    ),
    (
        "MEM-27",
        "one person is a nominee of both sides of a committee",
        lambda: _person_in(committee(), "hb5", "p-la5"),
        NOW,
        "caution",
    ),
    (
        "MEM-27",
        "one person is chief officer and proper officer for finance",
        lambda: _person_in(single(), "cfo", "p-co"),
        NOW,
        "met",
    ),
    ("MEM-27", "two seats one after the other", lambda: _one_after_the_other(), NOW, "met"),
    (
        "MEM-27",
        "one person may be a nominee of both sides",
        lambda: _perhaps_on_both_sides(),
        NOW,
        "cannot_tell",
    ),
    (
        "MEM-27",
        "a seat whose holder is not known",
        lambda: unknown_holder(single(), "hb1"),
        NOW,
        "cannot_tell",
    ),
    ("MEM-27", "the list of seats may have gaps", lambda: not_complete(single()), NOW, "cannot_tell"),
    ("MEM-27", "nobody is in post", lambda: _nobody(), NOW, "not_applicable"),
]

CASES = [*NUMBER, *COUNTS, *COUNCILLORS, *NON_EXECUTIVES, *ONE_SEAT]


def _forgotten(record: Record, list_name: str) -> Record:
    forget(record, list_name)
    return record


def _vacated(record: Record, *seats: str) -> Record:
    vacate(record, *seats)
    return record


def _three_wanted() -> Record:
    return version(single(4, 3), agreed_number=3)


def _without_seats(record: Record, basis: str) -> Record:
    gone = {each["id"] for each in record["seats"] if each["basis"] == basis}
    record["seats"] = [each for each in record["seats"] if each["id"] not in gone]
    record["appointments"] = [each for each in record["appointments"] if each["seat"] not in gone]
    return record


def _seat_without_basis(record: Record) -> Record:
    record["seats"].append({"id": "someone", "known": [{"from": "2015-04-01", "to": "open"}]})
    return record


def _seat_on_a_group(record: Record) -> Record:
    nominee(record, "elsewhere", COUNCIL)
    row(record, "seats", id="elsewhere")["group"] = "audit-committee"
    return record


def _also_on_a_group(record: Record) -> Record:
    seat(record, "elsewhere", "HB_NOM", nominated_by=HEALTH, group="audit-committee")
    record["appointments"].append(
        {"seat": "elsewhere", "person": "p-la1", "starts_on": "2025-05-01", "ends": "open"}
    )
    return record


def _person_in(record: Record, seat_id: str, person_id: str) -> Record:
    row(record, "appointments", seat=seat_id)["person"] = person_id
    return record


def _one_in_two_seats(record: Record) -> Record:
    return _person_in(record, "la4", "p-la3")


def _perhaps_on_both_sides() -> Record:
    """The fourth nominee of the council was seen in a Health Board seat, nobody knows how long."""
    record = _person_in(single(4, 5), "hb5", "p-la4")
    appointment = row(record, "appointments", seat="hb5")
    del appointment["starts_on"], appointment["ends"]
    appointment["seen_on"] = "2025-06-01"
    row(record, "seats", id="hb5")["known"] = []
    return version(record, agreed_number=4)


def _one_after_the_other() -> Record:
    record = _person_in(ended(single(), "la4", on="2026-03-31"), "hb4", "p-la4")
    row(record, "appointments", seat="hb4")["starts_on"] = "2026-04-01"
    return record


def _nobody() -> Record:
    record = single()
    record["appointments"] = []
    return record


def _one_party(record: Record) -> Record:
    record["board"]["parties"].pop(1)
    for each in record["seats"]:
        if each.get("nominated_by") == OTHER_COUNCIL:
            del each["nominated_by"]
    return record


def _executives(record: Record, *seats: str) -> Record:
    for each in seats:
        executive(record, each)
    return record


def _no_non_executive(record: Record) -> Record:
    standing(record, "p-hb4", "non_executive", of=HEALTH, value=False)
    return record


def _recorded_as_no_councillor(record: Record, of: str | None) -> Record:
    drop_standings(record, "p-la1", "councillor")
    standing(record, "p-la1", "councillor", value=False, **({"of": of} if of else {}))
    return record


def _ends_unknown(record: Record, person_id: str) -> Record:
    del row(record, "standings", person=person_id)["ends"]
    return record


def _councillor_of(record: Record, person_id: str, council: str) -> Record:
    row(record, "standings", person=person_id)["of"] = council
    return record


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


@pytest.mark.parametrize("build", [single, multi, committee, lambda: ended(on_both_sides(single()), "la1")])
def test_its_facts_can_be_written_as_json(build: Callable[[], Record]) -> None:
    record = build()
    for rule_id in sorted({each[0] for each in CASES}):
        for finding in findings(record, rule_id, NOW):
            assert json.dumps(dict(finding.facts), default=date.isoformat)


# -- around every date ---------------------------------------------------------------------------------------


def _early(record: Record) -> Record:
    """The record of a board on paper before any could exist, filled from then on."""
    record["board"]["regimes"][0]["from"] = "2014-01-01"
    record["board"]["established"] = {"effective_on": "2014-01-01"}
    record["complete"] = {name: [{"from": "2014-01-01", "to": "open"}] for name in record["complete"]}
    record["scheme_versions"][0]["from"] = "2014-01-01"
    for each in record["seats"]:
        each["known"] = [{"from": "2014-01-01", "to": "open"}]
    for each in [*record["appointments"], *record["standings"]]:
        each["starts_on"] = "2014-01-01"
    return record


def _larger_from(day: str) -> Record:
    """A council that may insist on four only once it has grown."""
    return council_of(numbers("none", 4, 40, 4), ("2012-05-03", 39), (day, 40))


def _five_agreed_from(day: str) -> Record:
    record = single(5, 5)
    record["scheme_versions"][0] |= {"agreed_number": 4, "nominees": {COUNCIL: 4, HEALTH: 4}}
    record["scheme_versions"].append(
        record["scheme_versions"][0] | {"from": day, "agreed_number": 5, "nominees": {COUNCIL: 5, HEALTH: 5}}
    )
    return record


def _starting(record: Record, seat_id: str, day: str) -> Record:
    row(record, "appointments", seat=seat_id)["starts_on"] = day
    return record


def _known_from(record: Record, seat_id: str, day: str) -> Record:
    row(record, "seats", id=seat_id)["known"] = [{"from": day, "to": "open"}]
    return record


def _complete_from(record: Record, list_name: str, day: str) -> Record:
    record["complete"][list_name] = [{"from": day, "to": "open"}]
    return record


def _non_executive_until(day: str) -> Record:
    record = inability(single(), False)
    row(record, "standings", person="p-hb4", **{"is": "non_executive"})["ends"] = day
    return record


def _both_sides_until(day: str) -> Record:
    return ended(on_both_sides(single()), "hb4", on=day)


Around = tuple[str, str, Callable[[], Record], str, tuple[str, str, str]]

COMMENCED = ("not_applicable", "met", "met")

AROUND: list[Around] = [
    *(
        (
            rule_id,
            "the Order's commencement, on a record that begins before it",
            lambda: _early(single()),
            "2014-11-28",
            COMMENCED,
        )
        for rule_id in ("MEM-10", "MEM-11", "MEM-12", "MEM-13", "MEM-14", "MEM-15", "MEM-27")
    ),
    *(
        (
            rule_id,
            "the Order's commencement, on a record that begins before it",
            lambda: _early(multi()),
            "2014-11-28",
            COMMENCED,
        )
        for rule_id in ("MEM-30", "MEM-31")
    ),
    *(
        (
            rule_id,
            "nothing changes when the wording is clarified",
            lambda: _early(single()),
            "2015-03-20",
            ("met",) * 3,
        )
        for rule_id in ("MEM-10", "MEM-11", "MEM-12")
    ),
    *(
        (rule_id, "nothing changes when others begin to vote", single, "2026-09-01", ("met",) * 3)
        for rule_id in ("MEM-10", "MEM-11", "MEM-12", "MEM-13", "MEM-14", "MEM-15", "MEM-27")
    ),
    *(
        (rule_id, "nothing changes when others begin to vote", multi, "2026-09-01", ("met",) * 3)
        for rule_id in ("MEM-30", "MEM-31")
    ),
    ("MEM-10", "the first day of the board", single, "2015-04-01", ("not_applicable", "met", "met")),
    (
        "MEM-10",
        "the council grows",
        lambda: _larger_from("2022-05-05"),
        "2022-05-05",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-10",
        "the first day on which the council's size is on record",
        lambda: council_of(numbers("none", 4, 40, 4), ("2022-05-05", 40)),
        "2022-05-05",
        ("cannot_tell", "met", "met"),
    ),
    (
        "MEM-10",
        "a new version of the scheme that agrees a number",
        lambda: _five_agreed_from("2026-03-01"),
        "2026-03-01",
        ("met", "met", "met"),
    ),
    (
        "MEM-11",
        "a new version of the scheme that agrees a number",
        lambda: _five_agreed_from("2026-03-01"),
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-11",
        "the last day of a nominee",
        lambda: ended(single(), "la4"),
        "2026-06-30",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-11",
        "the first day of a nominee",
        lambda: _starting(single(), "la4", "2026-03-01"),
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-11",
        "the first day for which a seat is known",
        lambda: _known_from(_starting(single(), "la4", "2026-06-01"), "la4", "2026-03-01"),
        "2026-03-01",
        ("cannot_tell", "not_met", "not_met"),
    ),
    (
        "MEM-11",
        "the first day for which every seat is on record",
        lambda: _complete_from(single(), "seats", "2026-03-01"),
        "2026-03-01",
        ("cannot_tell", "met", "met"),
    ),
    (
        "MEM-11",
        "the last day in two seats",
        lambda: _both_sides_until("2026-06-30"),
        "2026-06-30",
        ("not_met", "not_met", "met"),
    ),
    (
        "MEM-12",
        "the last day in two seats",
        lambda: _both_sides_until("2026-06-30"),
        "2026-06-30",
        ("not_met",) * 3,
    ),
    (
        "MEM-12",
        "the last day of a nominee",
        lambda: ended(single(), "hb4"),
        "2026-06-30",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-12",
        "the first day of a nominee",
        lambda: _starting(single(), "hb4", "2026-03-01"),
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
    ("MEM-13", "the last day as a councillor", resigned, "2026-10-01", ("met", "met", "not_met")),
    (
        "MEM-13",
        "the last day as a councillor before a gap",
        lambda: re_elected("2026-09-01"),
        "2025-12-01",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-13",
        "the first day as a councillor again",
        lambda: re_elected("2026-09-01"),
        "2026-09-01",
        ("not_met",) * 3,
    ),
    (
        "MEM-13",
        "the last day of the nomination that lapsed",
        nominated_again,
        "2025-12-01",
        ("met", "met", "met"),
    ),
    ("MEM-13", "the first day of a new nomination", nominated_again, "2026-04-01", ("met", "met", "met")),
    (
        "MEM-13",
        "the last day of the appointment of one who is no councillor",
        lambda: ended(drop_standings(single(), "p-la1", "councillor"), "la1"),
        "2026-06-30",
        ("not_met", "not_met", "met"),
    ),
    (
        "MEM-13",
        "the first day for which the standings are complete",
        lambda: _complete_from(drop_standings(single(), "p-la1", "councillor"), "standings", "2026-03-01"),
        "2026-03-01",
        ("cannot_tell", "not_met", "not_met"),
    ),
    (
        "MEM-14",
        "the day of the Health Board's paper",
        lambda: inability(executive(single()), True),
        "2026-01-15",
        ("cannot_tell", "met", "met"),
    ),
    (
        "MEM-14",
        "a paper takes effect later than it was given",
        lambda: inability(executive(single()), True, effective_on="2026-02-01"),
        "2026-02-01",
        ("cannot_tell", "met", "met"),
    ),
    (
        "MEM-14",
        "the day of a later paper that says otherwise",
        lambda: inability(inability(executive(single()), True), False, "2026-05-01"),
        "2026-05-01",
        ("met", "not_met", "not_met"),
    ),
    (
        "MEM-14",
        "the last day as a non-executive",
        lambda: _non_executive_until("2026-06-30"),
        "2026-06-30",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-14",
        "the last day of the executive",
        lambda: ended(executive(single()), "hb4"),
        "2026-06-30",
        ("cannot_tell", "cannot_tell", "met"),
    ),
    (
        "MEM-15",
        "the first day as a councillor",
        lambda: councillor(executive(single()), "p-hb4", starts_on="2026-03-01"),
        "2026-03-01",
        ("met", "not_met", "not_met"),
    ),
    (
        "MEM-15",
        "the last day as a councillor",
        lambda: councillor(single(), "p-hb4", ends="2026-03-01"),
        "2026-03-01",
        ("caution", "caution", "met"),
    ),
    (
        "MEM-27",
        "the last day in two seats",
        lambda: _both_sides_until("2026-06-30"),
        "2026-06-30",
        ("caution", "caution", "met"),
    ),
    (
        "MEM-27",
        "the first day in two seats",
        lambda: _starting(on_both_sides(single()), "hb4", "2026-03-01"),
        "2026-03-01",
        ("met", "caution", "caution"),
    ),
    (
        "MEM-30",
        "the last day of a nominee",
        lambda: ended(multi(), "lb3"),
        "2026-06-30",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-30",
        "a new version of the scheme",
        lambda: _three_from_four("2026-03-01"),
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
    (
        "MEM-31",
        "the last day of a nominee",
        lambda: ended(multi(), "hb6"),
        "2026-06-30",
        ("met", "met", "not_met"),
    ),
    (
        "MEM-31",
        "a new version of the scheme",
        lambda: _three_from_four("2026-03-01"),
        "2026-03-01",
        ("not_met", "met", "met"),
    ),
]


def _three_from_four(day: str) -> Record:
    record = version(multi(), nominees={COUNCIL: 4, OTHER_COUNCIL: 3, HEALTH: 7})
    record["scheme_versions"].append(
        record["scheme_versions"][0] | {"from": day, "nominees": {COUNCIL: 3, OTHER_COUNCIL: 3, HEALTH: 6}}
    )
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


@pytest.mark.parametrize(
    "build", [resigned, lambda: re_elected("2026-09-01"), nominated_again, _one_after_the_other]
)
@pytest.mark.parametrize("rule_id", ["MEM-11", "MEM-12", "MEM-13", "MEM-14", "MEM-15", "MEM-27"])
def test_its_timeline_is_what_asking_every_day_would_give(rule_id: str, build: Callable[[], Record]) -> None:
    facts, rule = facts_of(build()), REGISTRY[rule_id]
    for run in runs(rule, facts, date(2025, 11, 1), date(2026, 12, 31)):
        day = run.first
        while day <= run.last:
            assert answer(rule, facts, day).outcome is run.outcome, day
            day += ONE_DAY


# -- what the findings show ---------------------------------------------------------------------------------


class TestNumberOfNominees:
    def test_it_shows_the_three_sources_and_the_number(self) -> None:
        (finding,) = findings(numbers("none", 8, 85, 8), "MEM-10", NOW)
        assert finding.facts["number"] == 8
        assert (finding.facts["agreed"], finding.facts["specified"], finding.facts["fewest"]) == (
            "none",
            8,
            3,
        )
        assert finding.facts["council_members"] == 85
        assert finding.facts["scheme_numbers"] == {COUNCIL: 8, HEALTH: 8}

    def test_it_shows_the_number_that_the_floor_makes(self) -> None:
        (finding,) = findings(numbers(2, "none", 28, 2), "MEM-10", NOW)
        assert (finding.facts["number"], finding.outcome) == ("3", "not_met")
        assert finding.next

    def test_a_specified_number_above_a_tenth_hides_no_other_fault(self) -> None:
        found = findings(numbers("none", 4, 39, 4), "MEM-10", NOW)
        assert [each.outcome for each in found] == ["not_met", "not_met"]

    @pytest.mark.parametrize(
        ("agreed", "specified", "size", "least", "most"),
        [
            (4, "none", 28, 4, 4),
            ("none", 8, 85, 8, 8),
            (2, "none", 28, 3, 3),
            ("none", 9, 85, 3, 3),
            (None, 4, 40, 4, None),
            (4, None, 85, 4, 8),
            (4, None, 49, 4, 4),
            (4, None, None, 4, None),
            (4, 6, None, 4, 6),
            (4, 2, None, 4, 4),
            (0, 0, None, 3, 3),
        ],
    )
    def test_it_is_known_as_far_as_the_facts_allow(
        self, agreed: Any, specified: Any, size: int | None, least: int, most: int | None
    ) -> None:
        facts = facts_of(numbers(agreed, specified, size, 4))
        number = number_on(facts, Day(date(2026, 11, 21))).number
        assert (number.at_least, number.at_most) == (least, most)


class TestNomineesFillTheNumber:
    def test_a_place_not_filled_shows_who_is_in_post_and_since_when_it_is_empty(self) -> None:
        (finding,) = findings(ended(single(), "la4"), "MEM-11", NOW)
        assert (finding.facts["in_post"], finding.facts["number"]) == (3, 4)
        assert finding.facts["names"] == ["Member p-la1", "Member p-la2", "Member p-la3"]
        assert finding.facts["empty_seats"][0]["empty_since"] == date(2026, 7, 1)
        assert finding.facts["empty_seats"][0]["or_earlier"] is False
        assert finding.facts["note"] == VACANCY_NOTE
        assert finding.message.startswith("Place not filled")

    def test_too_many_has_no_word_of_a_vacancy(self) -> None:
        (finding,) = findings(_three_wanted(), "MEM-11", NOW)
        assert (finding.facts["in_post"], finding.facts["number"]) == (4, 3)
        assert finding.facts["note"] == SILENT_NOTE

    def test_too_many_of_the_health_board_has_the_same_note(self) -> None:
        (finding,) = findings(version(single(4, 5), agreed_number=4), "MEM-12", NOW)
        assert finding.facts["note"] == SILENT_NOTE

    def test_the_health_boards_side_is_shown_beside_the_councils(self) -> None:
        (finding,) = findings(ended(single(), "hb4"), "MEM-12", NOW)
        assert (finding.facts["in_post"], finding.facts["council_nominees_in_post"]) == (3, 4)
        assert finding.facts["note"] == VACANCY_NOTE

    def test_what_is_met_has_no_note(self) -> None:
        (finding,) = findings(single(), "MEM-11", NOW)
        assert "note" not in finding.facts

    def test_a_place_the_council_cannot_fill_is_a_temporary_vacancy(self) -> None:
        record = ended(single(), "la4")
        inability(record, True, "2026-07-05", topic="vacancy", about={"seat": "la4"}, **{"from": COUNCIL})
        before, on, after = (
            findings(record, "MEM-11", day)[0] for day in ("2026-07-04", "2026-07-05", "2026-07-06")
        )
        assert [each.facts["empty_seats"][0]["temporary_vacancy"] for each in (before, on, after)] == [
            False,
            True,
            True,
        ]
        assert "temporary vacancy" in on.message
        assert on.outcome == "not_met"

    def test_a_paper_about_an_earlier_vacancy_says_nothing_of_this_one(self) -> None:
        record = ended(single(), "la4")
        inability(record, True, "2026-01-05", topic="vacancy", about={"seat": "la4"}, **{"from": COUNCIL})
        (finding,) = findings(record, "MEM-11", NOW)
        assert finding.facts["empty_seats"][0]["temporary_vacancy"] is False

    def test_somebody_on_both_sides_fills_no_place_on_either(self) -> None:
        for rule_id in ("MEM-11", "MEM-12"):
            (finding,) = findings(on_both_sides(single()), rule_id, NOW)
            assert finding.facts["in_two_seats"] == ["Member p-la4"]
            assert finding.facts["note"] == VACANCY_NOTE

    def test_the_numbers_are_the_same_before_and_after_others_vote(self) -> None:
        for day in ("2026-08-31", "2026-09-01"):
            assert [outcome(single(), rule_id, day) for rule_id in ("MEM-11", "MEM-12")] == ["met", "met"]

    def test_it_stands_until_the_last_day_of_the_member(self) -> None:
        found = result(
            REGISTRY["MEM-11"], facts_of(ended(single(), "la4", on="2027-05-31")), date(2026, 11, 21)
        )
        assert (found.since, found.until) == (date(2025, 5, 1), date(2027, 5, 31))

    def test_it_stands_for_as_long_as_can_be_seen_where_every_end_is_open(self) -> None:
        assert result(REGISTRY["MEM-12"], facts_of(single()), date(2026, 11, 21)).until is None


class TestSeveralCouncils:
    def test_each_council_is_judged_by_itself(self) -> None:
        found = {each.subject.id: each for each in findings(ended(multi(), "lb3"), "MEM-30", NOW)}
        assert found[COUNCIL].outcome == "met"
        short = found[OTHER_COUNCIL]
        assert (short.outcome, short.facts["in_post"], short.facts["fewest"]) == ("not_met", 2, 2)
        assert (short.facts["scheme_number"], short.facts["note"]) == (3, VACANCY_NOTE)

    def test_an_empty_seat_of_a_council_is_no_matter_of_the_health_boards(self) -> None:
        record = ended(multi(), "lb3")
        assert [outcome(record, rule_id, NOW) for rule_id in ("MEM-30", "MEM-31")] == ["not_met", "met"]

    def test_too_many_has_no_word_of_a_vacancy(self) -> None:
        (finding,) = findings(multi(3, 3, 7), "MEM-31", NOW)
        assert (finding.outcome, finding.facts["in_post"], finding.facts["number"]) == ("not_met", 7, 6)
        assert "note" not in finding.facts

    def test_too_few_of_the_health_board_shows_the_councils_numbers(self) -> None:
        (finding,) = findings(multi(3, 3, 3), "MEM-31", NOW)
        assert finding.facts["to_be_nominated_by_councils"] == {COUNCIL: "3", OTHER_COUNCIL: "3"}
        assert finding.facts["note"] == VACANCY_NOTE


class TestCouncilNomineeIsACouncillor:
    def test_it_shows_the_day_they_ceased(self) -> None:
        found = {each.subject.id: each for each in findings(resigned(), "MEM-13", NOW)}
        mine = found["la1/p-la1/2025-05-01"]
        assert mine.facts["last_day_as_councillor"] == date(2026, 10, 1)
        assert (mine.facts["see"], mine.facts["note"]) == ("END-08", SILENT_NOTE)
        assert "1 October 2026" in mine.message
        assert sum(each.outcome == "not_met" for each in found.values()) == 1

    def test_it_shows_the_day_the_nomination_lapsed_of_one_elected_again(self) -> None:
        mine = findings(re_elected("2026-09-01"), "MEM-13", NOW)[0]
        assert mine.facts["last_day_as_councillor"] == date(2025, 12, 1)
        assert "has become one again" in mine.message

    def test_it_names_both_councils_of_a_councillor_of_another(self) -> None:
        mine = findings(serves_another_council(), "MEM-13", NOW)[0]
        assert (mine.facts["nominated_by"], mine.facts["councillor_of"]) == (COUNCIL, [OTHER_COUNCIL])

    def test_a_gap_stays_with_its_seat(self) -> None:
        found = {
            each.subject.id: each.outcome
            for each in findings(unknown_holder(resigned(), "la2"), "MEM-13", NOW)
        }
        assert found == {
            "la1/p-la1/2025-05-01": "not_met", "la2": "cannot_tell",
            "la3/p-la3/2025-05-01": "met", "la4/p-la4/2025-05-01": "met",
        }  # fmt: skip

    def test_it_stands_until_the_recorded_last_day(self) -> None:
        assert result(REGISTRY["MEM-13"], facts_of(resigned()), date(2026, 6, 1)).until == date(2026, 10, 1)


class TestNonExecutives:
    def test_it_shows_what_each_nominee_is(self) -> None:
        (finding,) = findings(inability(executive(single()), True), "MEM-14", NOW)
        assert finding.facts["inability"] == "recorded"
        assert [each["is"] for each in finding.facts["nominees"]] == [
            "non-executive", "non-executive", "non-executive", "another member of the Health Board",
        ]  # fmt: skip

    def test_it_says_that_the_health_board_was_able(self) -> None:
        (finding,) = findings(inability(executive(single()), False), "MEM-14", NOW)
        assert (finding.facts["inability"], finding.facts["note"]) == ("recorded as able", SILENT_NOTE)

    def test_it_asks_for_the_paper_where_there_is_none(self) -> None:
        (finding,) = findings(executive(single()), "MEM-14", NOW)
        assert "was unable to nominate enough non-executives" in finding.message

    def test_it_names_the_council_of_a_fallback_nominee(self) -> None:
        found = findings(councillor(executive(single()), "p-hb4"), "MEM-15", NOW)
        assert found[3].facts["councillor_of"] == [OTHER_COUNCIL]
        assert found[3].facts["note"] == SILENT_NOTE
        assert [each.outcome for each in found] == ["met", "met", "met", "not_met"]


class TestOneSeatEach:
    def test_it_shows_the_spells_that_overlap(self) -> None:
        found = {each.subject.id: each for each in findings(on_both_sides(single()), "MEM-27", NOW)}
        assert found["p-la4"].facts["spells"] == [
            {
                "seat": "Council nominee of alba-council (seat 4 of 4)",
                "starts_on": date(2025, 5, 1),
                "ends": "open",
            },
            {
                "seat": "Health Board nominee of nhs-alba (seat 4 of 4)",
                "starts_on": date(2025, 5, 1),
                "ends": "open",
            },
        ]
        assert sum(each.outcome == "caution" for each in found.values()) == 1

    def test_the_numbers_are_what_is_not_met(self) -> None:
        record = on_both_sides(single())
        assert [outcome(record, each, NOW) for each in ("MEM-27", "MEM-11", "MEM-12")] == [
            "caution",
            "not_met",
            "not_met",
        ]


class TestWords:
    def test_the_most_that_may_be_in_post_is_told_where_seats_may_be_missing(self) -> None:
        record = single()
        vacate(record, "la4")
        record["complete"].pop("seats")
        (found,) = findings(record, "MEM-11", NOW)
        assert found.message == "Place not filled: 3 council nominees in post, where the number is 4."

    @pytest.mark.parametrize("in_post", [1, 2])
    def test_a_scheme_below_the_fewest_is_not_met_however_many_sit(self, in_post: int) -> None:
        record = version(multi(in_post, 3, 4), nominees={COUNCIL: 1, OTHER_COUNCIL: 3, HEALTH: 4})
        scheme, *seats = [each for each in findings(record, "MEM-30", NOW) if each.subject.id == COUNCIL]
        assert scheme.message == "The integration scheme says 1, where there must be at least 2."
        assert [each.outcome.value for each in (scheme, *seats)] == [
            "not_met",
            "not_met" if in_post == 1 else "met",
        ]

    def test_a_scheme_below_the_fewest_is_not_met_where_the_seats_are_not_known(self) -> None:
        record = version(multi(1, 3, 4), nominees={COUNCIL: 1, OTHER_COUNCIL: 3, HEALTH: 4})
        forget(record, "seats")
        record["appointments"] = record["papers"] = []
        assert outcome(record, "MEM-30", NOW) == "not_met"
        assert all("Not on record: ." not in each.message for each in findings(record, "MEM-30", NOW))

    def test_one_nominee_is_told_in_the_singular(self) -> None:
        messages = [each.message for each in findings(three_councils(), "MEM-30", NOW)]
        assert messages[0] == "1 nominee of alba-council is in post, as there must be."
