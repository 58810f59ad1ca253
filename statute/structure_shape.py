"""The shape of the board record where it speaks of groups, decisions and localities."""

from __future__ import annotations

from typing import Final

from statute.shape import IDENTIFIER, Choice, DayOf, Many, Named, OrWord, Text, Whole, YesNo
from statute.structure import (
    CHAIRED_BY,
    CONSULTEES,
    COVERS,
    DECISION_TOPICS,
    GROUP_KINDS,
    INVOLVEMENTS,
    LOCALITY_KINDS,
    POWERS,
    QUESTIONS,
)
from statute.unknown import NONE, OPEN

DAY = DayOf()
END = OrWord(DAY, {"open": OPEN})
ID = IDENTIFIER
NAME = Text(200)
PROSE = Text(2000)
SAYS_TEXT = OrWord(PROSE, {"none": NONE})
UNIT: Final = Text(60, r"[A-Za-z0-9][A-Za-z0-9 ._:/-]*", "the code or the name of a datazone or a ward")
DECIDES_ON: Final = ("group", "locality", "person", "appointment")

GROUP: Final = Named(
    {
        "id": ID,
        "name": NAME,
        "kind": Choice(tuple(GROUP_KINDS)),
        "statutory": YesNo(),
        "power": Choice(tuple(POWERS)),
        "delegated": PROSE,
        "purpose": PROSE,
        "remit": PROSE,
        "parent": OrWord(ID, {"none": NONE}),
        "chaired_by": Choice(tuple(CHAIRED_BY)),
        "meetings_a_year": Whole(0, 366),
        "from": DAY,
        "to": END,
        "review_due_on": DAY,
    },
    ("id",),
    said={
        "statutory": "Whether the board counts it among the groups that the law asks for.",
        "power": "What the group may decide: nothing (none), nothing but it gives advice (advisory), or what "
        "the board has delegated to it (delegated).",
        "delegated": "What was delegated, in words.",
        "parent": 'The group it reports to, or "board"; "none" for one that stands beside the board.',
        "chaired_by": "Which office the chair goes with, or who names the chair.",
        "meetings_a_year": "How often it is to meet.",
        "from": "The first day of the group.",
        "to": 'Its last day; "open" while it lives.',
        "review_due_on": "The day by which its terms of reference are to be reviewed.",
    },
)
VOTES: Final = Named(
    {"for": Whole(0, 200), "against": Whole(0, 200), "attending": Whole(0, 200)},
    said={"attending": "How many voting members attended."},
)
EFFECT: Final = Named({"locality": ID, "significant": YesNo()}, ("locality",))
INVOLVED: Final = Named(
    {
        "locality": ID,
        "who": Choice(tuple(CONSULTEES)),
        "action": YesNo(),
        "interest": YesNo(),
        "reason": SAYS_TEXT,
    },
    ("locality", "who"),
    said={
        "who": "Which of the prescribed consultees; C14 are the residents of the locality.",
        "action": "Whether action was taken to involve and consult them.",
        "interest": "Whether the decider thought them likely to have an interest.",
        "reason": "Why they were thought to have none.",
    },
)
DECISION: Final = Named(
    {
        "id": ID,
        "by": ID,
        "on": DAY,
        "topic": Choice(tuple(DECISION_TOPICS)),
        "what": PROSE,
        "minute": NAME,
        "about": Named(dict.fromkeys(DECIDES_ON, ID)),
        "recommends": YesNo(),
        "number": Whole(0, 500),
        "covers": Many(Choice(tuple(COVERS)), len(COVERS)),
        "under": OrWord(ID, {"none": NONE}),
        "until": END,
        "votes": VOTES,
        "effects": Many(EFFECT, 100),
        "involved": Many(INVOLVED, 2000),
    },
    said={
        "by": 'Who took it: a group by its id, "board", an authority by its id, or chief-officer.',
        "what": "What was settled, in words.",
        "minute": "Where the minute is found.",
        "about": "Which group, locality, person or appointment it concerns.",
        "recommends": "True: advice to those who decide, and no decision of its own.",
        "number": "The number settled, such as that of a group's members.",
        "covers": "For terms of reference: what they settle.",
        "under": 'The decision of the board that delegated this one, by its id; "none" where there is none.',
        "until": 'The last day on which it stands; left out or "open" while it stands.',
        "effects": "For each locality, whether the decider thought that provision there might be "
        "significantly affected.",
        "involved": "For each locality affected, who was involved and consulted before the decision.",
    },
)
ANSWER: Final = Named({"question": Choice(tuple(QUESTIONS)), "view": PROSE}, ("question", "view"))
CONSULTATION: Final = Named(
    {
        "id": ID,
        "group": ID,
        "subject": NAME,
        "asked": PROSE,
        "asked_on": DAY,
        "closed_on": DAY,
        "views": SAYS_TEXT,
        "answers": Many(
            Named({"question": Choice(tuple(QUESTIONS)), "view": PROSE}, ("question", "view")), 50
        ),
        "considered_on": DAY,
        "regard": SAYS_TEXT,
        "decision": ID,
    },
    ("group",),
    said={
        "subject": "What it was about.",
        "asked": "What was asked.",
        "closed_on": "The last day for views.",
        "views": 'The views given; "none" where there were none.',
        "answers": "The views on each of the seven questions that such a group is to look into.",
        "considered_on": "The day on which the views were considered.",
        "regard": 'How the views were taken into account; "none" where they were not considered.',
        "decision": "The decision that followed, by its id.",
    },
)
LOCALITY: Final = Named(
    {
        "id": ID,
        "name": NAME,
        "kind": Choice(tuple(LOCALITY_KINDS)),
        "from": DAY,
        "to": END,
        "group": OrWord(ID, {"none": NONE}),
        "units": Many(UNIT, 5000),
        "clusters": Many(Named({"name": NAME, "note": SAYS_TEXT}, ("name",)), 200),
    },
    ("id",),
    said={
        "kind": "A locality of the strategic plan (integration, the usual), or one of community planning, "
        "which no rule here counts.",
        "group": 'The locality planning group; "none" where there is none.',
        "units": "The datazones or wards that it is made up of.",
        "clusters": "The clusters of general practices in it, each with a note on why it is split where a "
        "part of it lies in another locality.",
    },
)
AREA: Final = Named(
    {"id": ID, "from": DAY, "unit": Choice(("datazone", "ward")), "units": Many(UNIT, 20_000)},
    ("from",),
    said={"units": "Every datazone or ward of the board's area, from this day until the next such row."},
)
INVOLVEMENT: Final = Named(
    {
        "id": ID,
        "locality": ID,
        "kind": Choice(tuple(INVOLVEMENTS)),
        "person": ID,
        "body": NAME,
        "as_member": YesNo(),
        "how": PROSE,
        "practitioner_for": NAME,
        "starts_on": DAY,
        "ends": END,
        "seen_on": DAY,
    },
    ("locality",),
    said={
        "kind": "Which of the five kinds of people they are.",
        "body": "The body they come from.",
        "as_member": "Whether they sit on the locality planning group; false where they take part otherwise.",
        "how": "How they take part, where they do not sit on the group.",
        "practitioner_for": "For a general practitioner or one who speaks for practices: the cluster or "
        "practice.",
    },
)
ISSUE: Final = Named(
    {
        "id": ID,
        "locality": ID,
        "what": PROSE,
        "raised_on": DAY,
        "told_on": DAY,
        "answered_on": DAY,
        "outcome": SAYS_TEXT,
    },
    ("locality",),
    said={
        "told_on": "The day it came before the strategic planning group.",
        "answered_on": "The day the locality was answered.",
        "outcome": 'What became of it; "none" where nothing did.',
    },
)
