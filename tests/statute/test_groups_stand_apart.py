"""What is recorded of a group changes no answer about the board itself."""

from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import statute.rules  # noqa: F401 (registers them)
from statute.assessing import result
from statute.findings import Finding
from statute.record import BadRecord, facts_of
from statute.registry import REGISTRY
from tests.statute.situations import Record, appoint, seat
from tests.statute.worlds import DAYS, ENDS, records

ON_GROUPS = ("COM", "SPG", "LOC")


@st.composite
def members_of_a_group(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some seats on a group, each with somebody of the board in it."""
    return draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "basis": st.sampled_from(["LA_NOM", "HB_NOM", "CARER", "CO", "MEMBER", "G03", "SPG_LOC"]),
                    "who": st.integers(0, 30),
                    "days": st.tuples(DAYS, ENDS).filter(lambda days: days[0] <= days[1]),
                    "how_ended": st.sampled_from([None, "resignation", "absence", "authority", "conduct"]),
                }
            ),
            min_size=1,
            max_size=4,
        )
    )


def said(found: Finding) -> tuple[Any, ...]:
    return found.subject, found.outcome, found.message, found.due_on


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records(), members=members_of_a_group(), on=DAYS)
def test_members_of_a_group_change_nothing_for_the_board(
    record: Record, members: list[dict[str, Any]], on: str
) -> None:
    with_group = deepcopy(record)
    people = [each["id"] for each in record.get("people", [])]
    assume(people)
    with_group["groups"] = [{"id": "audit", "kind": "committee", "from": "2016-01-01", "to": "open"}]
    for index, each in enumerate(members):
        seat(with_group, f"audit-{index}", each["basis"], group="audit")
        who, (starts_on, ends) = people[each["who"] % len(people)], each["days"]
        appoint(
            with_group,
            f"audit-{index}",
            who,
            starts_on,
            term_ends=None,
            ends=ends,
            how_ended=each["how_ended"],
        )
    try:
        before, after = facts_of(record), facts_of(with_group)
    except BadRecord:
        assume(False)
    day = date.fromisoformat(on)
    for rule in REGISTRY:
        if not rule.id.startswith(ON_GROUPS):
            one, other = result(rule, before, day), result(rule, after, day)
            assert [said(each) for each in other.findings] == [said(each) for each in one.findings], rule.id
