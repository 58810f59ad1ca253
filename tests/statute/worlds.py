"""Random boards, for properties that must hold on any facts: lawful or not, complete or full of gaps."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.statute.planning_groups import settled
from tests.statute.situations import COUNCIL, HEALTH, OTHER_COUNCIL, Record, committee, multi, single

EDGES = [
    "2014-11-28", "2015-03-20", "2015-04-01", "2016-02-29", "2020-03-01", "2023-05-01", "2024-02-29",
    "2025-04-01",
    "2025-05-01", "2026-01-31", "2026-03-31", "2026-04-01", "2026-06-30", "2026-08-31",
    "2026-09-01", "2026-11-21",
    "2027-03-31", "2027-05-06", "2028-04-30", "2028-04-29", "2029-01-01",
]  # fmt: skip
DAYS = st.sampled_from(EDGES)
ENDS = st.one_of(DAYS, st.just("open"))

DAY_FIELDS = {
    "appointments": ("starts_on", "term_ends", "ends", "seen_on"),
    "standings": ("starts_on", "ends", "seen_on"),
    "appointing_periods": ("from", "to", "seen_on", "first_set_to"),
    "papers": ("given_on", "received_on", "effective_on"),
    "groups": ("from", "to", "review_due_on"),
    "decisions": ("on", "until"),
    "consultations": ("asked_on", "closed_on", "considered_on"),
    "localities": ("from", "to"),
    "involvements": ("starts_on", "ends", "seen_on"),
    "issues": ("raised_on", "told_on", "answered_on"),
}
NAMED_BY_OTHERS = {"groups", "decisions", "localities"}
MAY_BE_OPEN = {"term_ends", "ends", "to", "until"}
OTHER_FIELDS: dict[str, dict[str, list[Any]]] = {
    "seats": {
        "basis": ["LA_NOM", "HB_NOM", "CARER", "ADDL", "GP"],
        "nominated_by": [COUNCIL, OTHER_COUNCIL, HEALTH],
        "represents": [COUNCIL, HEALTH],
    },
    "appointments": {
        "how_ended": ["resignation", "absence", "conduct", "disqualification", "authority", "left_office"],
        "ended_by": [COUNCIL, HEALTH, "board"],
        "interim": [True, False],
    },
    "appointing_periods": {
        "chair_by": [COUNCIL, HEALTH],
        "vice_by": [COUNCIL, HEALTH],
        "temporary": [True, False],
        "holders": [[]],
    },
    "standings": {
        "of": [COUNCIL, HEALTH],
        "value": [True, False],
        "contract": ["gms", "section_17c"],
        "is": ["disqualified", "seconded", "councillor", "non_executive"],
        "category": ["conviction", "insolvency", "restrictions_undertaking", "standards_sanction", "censure"],
    },
    "papers": {
        "kind": [
            "inability",
            "notice",
            "agreement",
            "resignation",
            "decision",
            "attendance",
            "presiding",
            "joint_vote",
            "payment",
            "consultation",
            "declaration",
            "request",
        ],
        "topic": [
            "non_executives",
            "vacancies",
            "vacancy",
            "resignation",
            "removal",
            "electronic_notice",
            "chief_officer",
            "proper_officer",
            "responsibilities",
            "eligibility",
            "committee",
            "delegation",
            "expenses",
            "allowance",
        ],
        "says": [True, False],
        "from": [COUNCIL, HEALTH, "board", "member"],
        "to": ["scottish-ministers", COUNCIL, HEALTH, "board", "member"],
        "about": [{"person": "p-la1"}, {"person": "p-hb1"}, {"person": "p-carer"}, {"seat": "hb1"}],
        "form": ["written", "electronic", "spoken"],
        "good_cause": [True, False],
        "capacity": ["chair", "vice_chair", "member", "proxy", "not_a_member"],
        "agreed_by": [[], ["p-hb2", "p-hb3"]],
    },
    "scheme_versions": {
        "agreed_number": [3, 5, "none"],
        "specified_number": [4, 9, "none"],
        "chair_term_months": [12, 36, "none"],
        "nominees": ["none", {COUNCIL: 5, HEALTH: 5}],
        "vacancy_arrangements": ["none", "As agreed."],
    },
    "groups": {
        "kind": ["planning_group", "committee", "working_group"],
        "power": ["none", "advisory", "delegated"],
        "chaired_by": ["vice_chair", "named_by_board", "chief_officer"],
        "meetings_a_year": [0, 4],
        "parent": ["board", "none"],
    },
    "decisions": {
        "by": ["board", COUNCIL, HEALTH, "chief-officer", "spg"],
        "topic": ["group_size", "terms_of_reference", "delegation", "service_change", "localities"],
        "recommends": [True, False],
        "number": [0, 3, 40],
        "covers": [[], ["procedure", "remit"]],
        "under": ["none"],
        "votes": [{}, {"for": 2, "against": 0, "attending": 2}],
    },
    "consultations": {"views": ["none", "In favour."], "regard": ["none", "Changed the draft."]},
    "localities": {
        "kind": ["integration", "community_planning"],
        "group": ["none"],
        "units": [[], ["S01000001"]],
    },
    "involvements": {
        "kind": ["professionals", "housing", "carers_patients"],
        "as_member": [True, False],
        "body": ["A body"],
    },
    "issues": {"outcome": ["none", "The bus runs again."]},
}
KINDS_OF_CHANGE = ["day", "day", "day", "field", "forget", "drop row", "known", "complete", "regime"]
KEPT = {"id", "seat", "person", "is", "kind", "known", "group", "locality"}
"""Fields that are never forgotten: without them there is no row, or no claim to know."""


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A board whose rows were changed, moved, forgotten and taken out at random; perhaps no record at all."""
    record = draw(st.one_of(st.builds(single), st.builds(multi), st.builds(committee)))
    for _ in range(draw(st.integers(0, 12))):
        _changed(draw, record)
    return record


@st.composite
def structured_records(draw: st.DrawFn) -> Record:
    """The same for a board with a planning group, localities and all that it settled for them."""
    record = settled()
    for _ in range(draw(st.integers(0, 12))):
        _changed(draw, record)
    return record


def _changed(draw: st.DrawFn, record: Record) -> None:
    what = draw(st.sampled_from(KINDS_OF_CHANGE))
    if what == "regime":
        regime = draw(st.sampled_from(["ijb_multi", "lead_hb", "lead_joint"]))
        record["board"]["regimes"].append({"regime": regime, "from": draw(DAYS)})
    elif what == "complete":
        name = draw(st.sampled_from(sorted(record["complete"]) or ["seats"]))
        record["complete"][name] = draw(st.sampled_from([[], [{"from": "2025-04-01", "to": "2026-09-01"}]]))
    elif what == "known":
        broken = [{"from": "2025-05-01", "to": "2026-01-31"}, {"from": "2026-09-01", "to": "open"}]
        draw(st.sampled_from(record["seats"]))["known"] = draw(st.sampled_from([[], broken]))
    else:
        _row_changed(draw, record, what)


def _row_changed(draw: st.DrawFn, record: Record, what: str) -> None:
    names = {"field": {*OTHER_FIELDS}, "forget": {*DAY_FIELDS, *OTHER_FIELDS}}.get(what, {*DAY_FIELDS})
    names = {each for each in names if record.get(each)}
    name = draw(st.sampled_from(sorted(names - NAMED_BY_OTHERS if what == "drop row" else names)))
    if not record[name]:
        return
    row = draw(st.sampled_from(record[name]))
    if what == "drop row":
        record[name].remove(row)
    elif what == "forget":
        optional = sorted(set(row) - KEPT - ({"from"} if name == "scheme_versions" else set()))
        if optional:
            del row[draw(st.sampled_from(optional))]
    elif what == "day":
        field = draw(st.sampled_from(DAY_FIELDS[name]))
        row[field] = draw(ENDS if field in MAY_BE_OPEN else DAYS)
    else:
        field = draw(st.sampled_from(sorted(OTHER_FIELDS[name])))
        row[field] = draw(st.sampled_from(OTHER_FIELDS[name][field]))
