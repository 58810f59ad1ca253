"""What the law would say of a change, before it is made."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date

from membership.preview import difference, differences_between, next_differences_on, said_about
from statute.day import Day
from statute.facts import BoardFacts
from statute.findings import Duty, Finding, met, not_met
from statute.holding import state_of
from statute.instruments import BOARDS_ORDER
from statute.record import facts_of
from statute.registry import Registry, Rule, rule, since
from tests.statute.situations import Record, end, row, single

TODAY = date(2026, 11, 21)
LAST = date(2026, 12, 31)


def facts_before_and_after(record: Record, seat: str) -> tuple[BoardFacts, BoardFacts]:
    """A board as it is, and with the holder of a seat leaving at the end of the year."""
    after = deepcopy(record)
    end(after, seat, LAST.isoformat())
    return facts_of(record), facts_of(after)


def a_rule(registry: Registry, rule_id: str, on_finding: str) -> Rule:
    """A rule that is met while somebody sits in a seat, or one that crashes."""

    @rule(
        rule_id,
        "A rule",
        duty=Duty.MUST,
        applies=None,
        in_force=since(date(2014, 11, 28)),
        cites=[BOARDS_ORDER.cite("article 3", at="article/3")],
        registry=registry,
    )
    def check(facts: BoardFacts, on: Day) -> Iterator[Finding]:
        """Somebody sits in the seat."""
        if on_finding == "crash":
            raise ZeroDivisionError
        [appointment] = facts.appointments_by_seat[on_finding]
        subject = facts.subject(facts.seat_by_id[on_finding])
        if facts.held_by_appointment[appointment.id].on(on):
            yield met(subject, "Held.")
        else:
            yield not_met(subject, "Not held.", next="Fill it.", seats=[on_finding])

    return check


class TestTheDifference:
    def test_there_is_none_where_nothing_changes(self) -> None:
        facts = facts_of(single())
        found = difference(facts, facts_of(single()), TODAY)
        assert (found.changed, found.incomplete) == ((), ())
        assert next_differences_on(facts, facts_of(single()), TODAY) == []

    def test_it_is_judged_on_the_day_asked_about(self) -> None:
        before, after = facts_before_and_after(single(), "gp")
        assert difference(before, after, LAST).changed == ()
        assert "MEM-19" in {each.rule.id for each in difference(before, after, date(2027, 1, 1)).changed}

    def test_what_gets_worse_comes_before_what_gets_better(self) -> None:
        record = single()
        end(record, "user", "2026-09-30")
        other = deepcopy(record)
        end(other, "gp", LAST.isoformat())
        user = next(each for each in other["appointments"] if each["seat"] == "user")
        other["appointments"].append(user | {"person": "p-carer", "starts_on": "2026-12-01", "ends": "open"})
        found = difference(facts_of(record), facts_of(other), date(2027, 1, 1)).changed
        better = [each.is_better for each in found if not each.same_outcome]
        assert better == sorted(better)
        assert {True, False} == set(better)

    def test_a_rule_that_crashed_is_named_and_never_passes(self) -> None:
        registry = Registry()
        broken = a_rule(registry, "AAA-01", "crash")
        before, after = facts_before_and_after(single(), "gp")
        found = difference(before, after, date(2027, 1, 1), registry)
        assert [failure.rule.id for failure in found.incomplete] == [broken.id]
        assert found.changed == ()
        assert said_about(before, TODAY, {("seat", "gp")}, registry)[1][0].rule.id == broken.id

    def test_the_numbers_stand_side_by_side(self) -> None:
        before, after = facts_before_and_after(single(), "la1")
        assert difference(before, after, date(2027, 1, 1)).numbers == [
            ("Voting members", "11", "10"),
            ("Quorum", "6", "5"),
            ("Requisition", "8", "7"),
        ]


class TestTheNextDay:
    def test_it_is_the_day_on_which_the_change_makes_another_difference(self) -> None:
        registry = Registry()
        a_rule(registry, "AAA-01", "la1")
        record = single()
        end(record, "la1", "2028-04-30")
        before, after = facts_before_and_after(record, "la1")
        # Without the change the seat would be empty from May 2028 too: then it makes no difference any more.
        assert next_differences_on(before, after, date(2027, 1, 1), registry) == [date(2028, 5, 1)]

    def test_then_the_rule_is_named_as_one_it_makes_no_difference_to(self) -> None:
        registry = Registry()
        a_rule(registry, "AAA-01", "la1")
        record = single()
        end(record, "la1", "2028-04-30")
        before, after = facts_before_and_after(record, "la1")
        first = difference(before, after, date(2027, 1, 1), registry)
        then = difference(before, after, date(2028, 5, 1), registry).told_after(first)
        assert ([each.id for each in then.over], then.changed) == (["AAA-01"], ())

    def test_what_changes_alike_with_and_without_it_is_no_news(self) -> None:
        registry = Registry()
        a_rule(registry, "AAA-01", "hb1")
        record = single()
        end(record, "hb1", "2027-06-30")
        before, after = facts_before_and_after(record, "la1")
        assert next_differences_on(before, after, date(2027, 1, 1), registry) == []

    def test_it_may_be_one_on_which_a_rule_comes_out_as_before_but_finds_something_else(self) -> None:
        before, after = declared_for_somebody_in_post_from_tomorrow()
        first, then = differences_between(before, after, TODAY)
        assert first.changed == ()
        assert (then.on, [each.rule.id for each in then.changed]) == (TOMORROW, ["DSQ-06"])
        assert then.changed[0].same_outcome

    def test_an_outcome_that_turns_later_is_told_besides(self) -> None:
        record = undeclared()
        record["papers"].append(declared("p-gp"))
        end(record, "carer", LAST.isoformat())
        days = next_differences_on(facts_of(undeclared()), facts_of(record), TODAY)
        assert days == [TOMORROW, date(2027, 1, 1)]


TOMORROW = date(2026, 11, 22)


def declared(person: str) -> dict[str, object]:
    """A paper on which somebody says in time that nothing disqualifies them."""
    return {
        "id": f"declared-{person}",
        "kind": "declaration",
        "topic": "eligibility",
        "about": {"person": person},
        "given_on": "2026-11-01",
        "says": True,
    }


def undeclared() -> Record:
    """A board on which the general practitioner, from tomorrow, and a carer have declared nothing."""
    record = single()
    record["papers"] = [
        each for each in record["papers"] if each.get("about", {}).get("person") not in ("p-gp", "p-carer")
    ]
    row(record, "appointments", seat="gp")["starts_on"] = TOMORROW.isoformat()
    return record


def declared_for_somebody_in_post_from_tomorrow() -> tuple[BoardFacts, BoardFacts]:
    """A board as it is, and with the declaration of somebody who comes tomorrow on record."""
    after = undeclared()
    after["papers"].append(declared("p-gp"))
    return facts_of(undeclared()), facts_of(after)


class TestWhatTakesThePlaceOfAnother:
    def test_a_finding_of_the_same_subject_is_told_instead_of_the_one_before(self) -> None:
        before, after = declared_for_somebody_in_post_from_tomorrow()
        (changed,) = difference(before, after, TOMORROW).changed
        (then,) = changed.told
        assert [each.message for each in then.instead_of] == [
            "No eligibility declaration from before the start: Member p-gp and Member p-carer."
        ]
        assert then.finding.message.endswith(": Member p-carer.")
        assert changed.settled == ()

    def test_a_finding_of_a_subject_of_which_nothing_more_is_found_is_told_as_settled(self) -> None:
        registry = Registry()
        a_rule_per_seat(registry)
        record = single()
        end(record, "la1", "2026-09-30")
        end(record, "la2", "2026-09-30")
        after = deepcopy(record)
        row(after, "appointments", seat="la1")["ends"] = "open"
        (changed,) = difference(facts_of(record), facts_of(after), TODAY, registry).changed
        assert changed.told == ()
        assert [each.subject.id for each in changed.settled] == ["la1"]


def a_rule_per_seat(registry: Registry) -> Rule:
    """A rule that finds every empty seat."""

    @rule(
        "AAA-02",
        "A rule",
        duty=Duty.MUST,
        applies=None,
        in_force=since(date(2014, 11, 28)),
        cites=[BOARDS_ORDER.cite("article 3", at="article/3")],
        registry=registry,
    )
    def check(facts: BoardFacts, on: Day) -> Iterator[Finding]:
        """Somebody sits in every seat."""
        empty = [each for each in facts.board_seats if not state_of(each, facts, on).holders]
        for each in empty:
            yield not_met(facts.subject(each), "Not held.", next="Fill it.")
        if not empty:
            yield met(facts.subject(facts), "All are held.")

    return check


def test_a_finding_about_several_members_is_told_of_each() -> None:
    facts = facts_of(undeclared())
    (held,) = facts.appointments_by_person["p-carer"]
    said, _ = said_about(facts, TODAY, {("appointment", held.id)})
    assert "DSQ-06" in {each.rule.id for each in said}


def test_a_finding_about_several_seats_is_told_at_each() -> None:
    registry = Registry()
    a_rule(registry, "AAA-01", "la1")
    record = single()
    end(record, "la1", "2026-09-30")
    said, _ = said_about(facts_of(record), TODAY, {("seat", "la1")}, registry)
    assert [each.finding.message for each in said] == ["Not held."]
    assert said_about(facts_of(record), TODAY, {("seat", "la2")}, registry) == ([], [])
