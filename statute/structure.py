"""The facts about a board's groups and localities, as frozen values, and the words for them.

As in :mod:`statute.facts`, a field that nobody recorded is :class:`~statute.unknown.Unknown`, never None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.unknown import Maybe, Nothing, Open, is_known

GROUP_KINDS: Final[Mapping[str, str]] = {
    "committee": "Committee of the board",
    "planning_group": "Strategic planning group",
    "locality_group": "Locality planning group",
    "officer_group": "Group of officers",
    "forum": "Forum",
    "partnership": "Partnership with others",
    "working_group": "Working group",
}
POWERS: Final[Mapping[str, str]] = {
    "none": "No power to decide",
    "advisory": "Gives advice, and has no power to decide",
    "delegated": "Decides what the board has delegated to it",
}
CHAIRED_BY: Final[Mapping[str, str]] = {
    "chair": "The chair of the board",
    "vice_chair": "The vice-chair of the board",
    "chief_officer": "The chief officer",
    "board_proper_officer": "The board's proper officer for finance",
    "council_chief_executive": "The chief executive of a council",
    "health_board_chief_executive": "The chief executive of the Health Board",
    "named_by_board": "A person the board names",
    "named_by_group": "A person the group chooses",
}
INTERESTS: Final[Mapping[str, str]] = {
    "G01": "Health professionals",
    "G02": "Users of health care",
    "G03": "Carers of users of health care",
    "G04": "Commercial providers of health care",
    "G05": "Non-commercial providers of health care",
    "G06": "Social care professionals",
    "G07": "Users of social care",
    "G08": "Carers of users of social care",
    "G09": "Commercial providers of social care",
    "G10": "Non-commercial providers of social care",
    "G11": "Non-commercial providers of social housing",
    "G12": "Third sector bodies in health or social care",
}
"""The twelve groups of persons prescribed for a strategic planning group (SSI 2014/308 reg 2(1))."""

GROUP_BASES: Final[Mapping[str, str]] = {
    "MEMBER": "Member",
    "CHAIR": "Chair of the group",
    "SPG_HB": "Health Board nominee",
    "SPG_LA": "Council nominee",
    **INTERESTS,
    "SPG_LOC": "Voice of a locality",
    "SPG_OTHER": "Another person the board thinks fit",
}
"""The bases of the seats on a group, beside those that a seat on the board itself may have."""

LOCALITY_KINDS: Final[Mapping[str, str]] = {
    "integration": "Locality of the strategic plan",
    "community_planning": "Community planning locality",
}
INVOLVEMENTS: Final[Mapping[str, str]] = {
    "professionals": "Health and social care professionals",
    "housing": "The housing sector",
    "third_independent": "The third and independent sectors",
    "carers_patients": "Carers and patients",
    "service_managers": "People who manage services in the area",
}
"""The five kinds of people through whom a locality is to work."""

CONSULTEES: Final[Mapping[str, str]] = {
    "C01": "Health professionals",
    "C02": "Users of health care",
    "C03": "Carers of users of health care",
    "C04": "Commercial providers of health care",
    "C05": "Non-commercial providers of health care",
    "C06": "Social care professionals",
    "C07": "Users of social care",
    "C08": "Carers of users of social care",
    "C09": "Commercial providers of social care",
    "C10": "Non-commercial providers of social care",
    "C11": "Staff of the Health Board and the council who are not such professionals",
    "C12": "Non-commercial providers of social housing",
    "C13": "Third sector bodies in health or social care",
    "C14": "Residents of the locality",
}
"""Whom a decision with a significant effect on a locality concerns (SSI 2014/283 regs 4-5, Schedule)."""

DECISION_TOPICS: Final[Mapping[str, str]] = {
    "group_set_up": "Setting up a group",
    "group_chair": "The chair of a group",
    "group_size": "The number of members of a group",
    "terms_of_reference": "The terms of reference of a group",
    "delegation": "Delegating functions to a group",
    "expenses_policy": "Expenses of members",
    "localities": "The localities and their boundaries",
    "service_change": "A change of services",
    "plan": "A plan",
    "accounts": "The accounts",
    "other": "Something else",
}
COVERS: Final[Mapping[str, str]] = {
    "remit": "Remit",
    "appointment": "How members are appointed",
    "removal": "How members are removed",
    "replacement": "How members are replaced",
    "procedure": "How meetings are held",
    "quorum": "Quorum",
    "chair": "Who takes the chair",
}
"""What terms of reference may settle."""

QUESTIONS: Final[Mapping[str, str]] = {
    "need": "How many people need services, and of what type?",
    "provision": "What is provided now, and is it the right amount, quality and cost?",
    "lives": "How can services make people's lives better?",
    "choice": "Which services will do that best?",
    "budget": "How can those services be developed within the budgets?",
    "commissioning": "How can they be commissioned and delivered to the best effect?",
    "review": "How will what is provided be watched and reviewed?",
}
"""The seven questions that a strategic planning group is expected to look into."""

REGISTERS: Final[Mapping[str, str]] = {
    "gmc": "General Medical Council (medical practitioners)",
    "gdc": "General Dental Council",
    "goc": "General Optical Council",
    "gosc": "General Osteopathic Council",
    "gcc": "General Chiropractic Council",
    "gphc": "General Pharmaceutical Council",
    "nmc": "Nursing and Midwifery Council",
    "hcpc": "Health and Care Professions Council",
    "sssc": "Scottish Social Services Council",
    "regulated_elsewhere": "Exempt from registration, being regulated elsewhere",
    "unregistered": "Gives care or support without registration",
}


@dataclass(frozen=True, slots=True)
class Group:
    """A body that serves the board: a committee, the strategic planning group, a locality's or officers'."""

    id: str
    name: Maybe[str]
    kind: Maybe[str]
    statutory: Maybe[bool]
    power: Maybe[str]
    delegated: Maybe[str]
    purpose: Maybe[str]
    remit: Maybe[str]
    parent: Maybe[str | Nothing]
    chaired_by: Maybe[str]
    meetings_a_year: Maybe[int]
    from_: Maybe[date]
    to: Maybe[date | Open]
    review_due_on: Maybe[date]

    @property
    def label(self) -> str:
        """The group's name, or its kind, or its id where neither was recorded."""
        if is_known(self.name):
            return self.name
        return GROUP_KINDS[self.kind] if is_known(self.kind) else self.id


@dataclass(frozen=True, slots=True)
class Votes:
    """How the members present voted."""

    for_: Maybe[int]
    against: Maybe[int]
    attending: Maybe[int]


@dataclass(frozen=True, slots=True)
class Effect:
    """Whether the decider thinks that a decision might significantly affect services in a locality."""

    locality: str
    significant: Maybe[bool]


@dataclass(frozen=True, slots=True)
class Involved:
    """A group of consultees in a locality: whether they were involved, and whether they have an interest."""

    locality: str
    who: str
    action: Maybe[bool]
    interest: Maybe[bool]
    reason: Maybe[str | Nothing]


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the board or a group settled, or recommended, on a day."""

    id: str
    by: Maybe[str]
    on: Maybe[date]
    topic: Maybe[str]
    what: Maybe[str]
    minute: Maybe[str]
    about: Maybe[Mapping[str, str]]
    recommends: Maybe[bool]
    number: Maybe[int]
    covers: Maybe[tuple[str, ...]]
    under: Maybe[str | Nothing]
    until: Maybe[date | Open]
    votes: Maybe[Votes]
    effects: Maybe[tuple[Effect, ...]]
    involved: Maybe[tuple[Involved, ...]]

    @property
    def label(self) -> str:
        """The decision for people, inside a sentence: so without a full stop of its own."""
        said = DECISION_TOPICS[self.topic] if is_known(self.topic) else "Decision"
        return self.what.rstrip(".") if is_known(self.what) else said

    def names(self, kind: str) -> str | None:
        """The id of the group, locality, person or appointment it is about; None where it names none."""
        return self.about.get(kind) if is_known(self.about) else None


@dataclass(frozen=True, slots=True)
class Consultation:
    """What a group was asked, what it answered, and how the answer was taken into account."""

    id: str
    group: str
    subject: Maybe[str]
    asked: Maybe[str]
    asked_on: Maybe[date]
    closed_on: Maybe[date]
    views: Maybe[str | Nothing]
    considered_on: Maybe[date]
    regard: Maybe[str | Nothing]
    decision: Maybe[str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of general practices, or the part of one, in a locality."""

    name: str
    note: Maybe[str | Nothing]


@dataclass(frozen=True, slots=True)
class Locality:
    """A part of the area for which services are planned together."""

    id: str
    name: Maybe[str]
    kind: str
    from_: Maybe[date]
    to: Maybe[date | Open]
    group: Maybe[str | Nothing]
    units: Maybe[tuple[str, ...]]
    clusters: Maybe[tuple[Cluster, ...]]

    @property
    def label(self) -> str:
        """The locality's name, or its id where no name was recorded."""
        return self.name if is_known(self.name) else self.id


@dataclass(frozen=True, slots=True)
class Area:
    """The units of which the board's whole area is made up, from a day until the next."""

    from_: date
    unit: Maybe[str]
    units: Maybe[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Involvement:
    """Somebody, or a body, through whom one kind of people takes part in a locality."""

    id: str
    locality: str
    kind: Maybe[str]
    person: Maybe[str]
    body: Maybe[str]
    as_member: Maybe[bool]
    how: Maybe[str]
    practitioner_for: Maybe[str]
    starts_on: Maybe[date]
    ends: Maybe[date | Open]
    seen_on: Maybe[date]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something raised from a locality, and what became of it."""

    id: str
    locality: str
    what: Maybe[str]
    raised_on: Maybe[date]
    told_on: Maybe[date]
    answered_on: Maybe[date]
    outcome: Maybe[str | Nothing]
