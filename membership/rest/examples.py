"""Examples for the API's description: an invented board and invented people."""

from typing import Any, Final

from boards.rest.describing import HOST
from boards.rest.problems import ROOT

Sent = dict[str, Any]

BOARD: Final = f"{ROOT}/boards/alba"
AT: Final = f"{HOST}{BOARD}"
PERSON_ID: Final = "0b8f8a52-9c11-4f0e-8f8e-3f5d2f4f7a01"
SEAT_ID: Final = "5d0c1c9e-6a54-4b44-9c57-7f7b1f0a6b02"
APPOINTMENT_ID: Final = "9f3b7d2a-1b7e-4d8e-a6a7-2b1f6c3d9e03"
STANDING_ID: Final = "c2a4e1b0-7d39-4c51-8e1b-6a9d0f2b8c04"
PAPER_ID: Final = "e7d1f3a9-0c42-4f6d-9b2a-8c5e7a1d4f05"
PERIOD_ID: Final = "a1c3e5f7-2b4d-4e6f-8a0b-1c3d5e7f9a06"
HOLDER_ID: Final = "b2d4f6a8-3c5e-4f70-9b1c-2d4e6f8a0b07"
GROUP_ID: Final = "c3e5a7b9-4d6f-4081-8c2d-3e5f7a9b1c08"
DECISION_ID: Final = "d4f6b8ca-5e70-4192-9d3e-4f608bac2d09"
CONSULTATION_ID: Final = "e507c9db-6f81-42a3-8e4f-50719cbd3e10"
VOICE_ID: Final = "f618daec-7092-43b4-9f50-6182adce4f11"


def row_of(collection: str, public_id: str, ref: str, web: str) -> Sent:
    """Give what every row has; `web` is its page, below the board's."""
    return {
        "id": f"{AT}/{collection}/{public_id}",
        "public_id": public_id,
        "version": 1,
        "ref": ref,
        "web": web and f"{HOST}/boards/alba/{web}",
        "modified_at": "2026-09-01T09:30:00+01:00",
    }


def reference(collection: str, public_id: str, ref: str, **more: Any) -> Sent:
    """Give another row by reference."""
    return {"id": f"{AT}/{collection}/{public_id}", "public_id": public_id, "ref": ref, **more}


WHO: Final = reference("people", PERSON_ID, "p1", name="Councillor Example")
WHERE: Final = reference("seats", SEAT_ID, "la1", title="Council nominee")
HOW: Final = reference("appointments", APPOINTMENT_ID, "a1")

PERSON: Final = row_of("people", PERSON_ID, "p1", f"people/{PERSON_ID}/") | {"name": "Councillor Example"}
SEAT: Final = row_of("seats", SEAT_ID, "la1", f"people/seats/{SEAT_ID}/") | {
    "title": "Council nominee",
    "basis": "LA_NOM",
    "nominated_by": "alba-council",
    "nominated_jointly": None,
    "represents": None,
    "group": None,
    "locality": None,
    "name": None,
    "known": [{"from": "2015-04-01", "to": "open"}],
    "state": "filled",
    "empty_since": None,
    "empty_since_is_exact": None,
    "votes": True,
    "missing": None,
    "holders": [{"appointment": HOW, "person": WHO}],
}
APPOINTMENT: Final = row_of("appointments", APPOINTMENT_ID, "a1", f"people/seats/{SEAT_ID}/") | {
    "seat": WHERE,
    "person": WHO,
    "starts_on": "2025-05-01",
    "term_ends": "2028-04-30",
    "ends": "open",
    "seen_on": None,
    "interim": None,
    "joint": None,
    "how_ended": None,
    "ended_by": None,
    "appointed_by": None,
    "in_place": True,
}
ENDED: Final = APPOINTMENT | {"version": 2, "ends": "2026-12-31", "how_ended": "resignation"}
STANDING: Final = row_of("standings", STANDING_ID, "st1", f"people/{PERSON_ID}/") | {
    "person": WHO,
    "is": "councillor",
    "of": "alba-council",
    "office": None,
    "as": None,
    "contract": None,
    "register": None,
    "service": None,
    "for_profit": None,
    "value": None,
    "starts_on": "2022-05-05",
    "ends": "open",
    "seen_on": None,
    "in_place": True,
}
PAPER: Final = row_of("papers", PAPER_ID, "d1", "") | {
    "kind": "nomination",
    "topic": None,
    "about": {"seat": "la1", "person": "p1"},
    "from": "alba-council",
    "to": "board",
    "says": None,
    "form": "written",
    "good_cause": None,
    "capacity": None,
    "agreed_by": None,
    "reason": None,
    "given_on": "2025-04-20",
    "received_on": None,
    "effective_on": None,
    "reference": "Council minute 12",
}
HOLDER: Final[Sent] = {
    "id": f"{AT}/office-holders/{HOLDER_ID}",
    "public_id": HOLDER_ID,
    "version": 1,
    "office": "chair",
    "person": WHO,
    "starts_on": "2025-04-01",
    "ends": "open",
    "temporary": None,
    "appointed_by": None,
    "in_place": True,
}
PERIOD: Final = row_of("appointing-periods", PERIOD_ID, "2025-04-01", "") | {
    "from": "2025-04-01",
    "to": "2027-03-31",
    "seen_on": None,
    "chair_by": "alba-council",
    "vice_by": "nhs-alba",
    "temporary": None,
    "late_start_reason": None,
    "first_set_to": None,
    "holders": [HOLDER],
    "in_place": True,
}
OFFICE_HOLDER: Final = (
    row_of("office-holders", HOLDER_ID, HOLDER_ID, "")
    | HOLDER
    | {"period": reference("appointing-periods", PERIOD_ID, "2025-04-01")}
)
VOTING: Final[Sent] = {
    "as_at": "2026-11-21",
    "web": f"{HOST}/boards/alba/people/",
    "reason": None,
    "voting_members": 10,
    "voting_members_at_least": 10,
    "quorum": 5,
    "requisition": 7,
    "missing": [],
    "sides": [
        {
            "authority": "alba-council",
            "name": "Alba Council",
            "kind": "council",
            "nominees": 4,
            "nominees_at_least": 4,
            "agreed": 4,
        }
    ],
    "voters": [{"appointment": HOW, "person": WHO, "basis": "LA_NOM"}],
}
GROUP: Final = row_of("groups", GROUP_ID, "spg", f"groups/{GROUP_ID}/") | {
    "name": "Strategic Planning Group",
    "kind": "planning_group",
    "statutory": True,
    "power": "advisory",
    "delegated": None,
    "purpose": "To be consulted on the strategic plan.",
    "remit": None,
    "parent": "board",
    "chaired_by": "vice_chair",
    "meetings_a_year": 4,
    "from": "2015-06-01",
    "to": "open",
    "review_due_on": "2027-03-31",
    "in_place": True,
}
DECISION: Final = row_of("decisions", DECISION_ID, "de1", f"groups/decisions/{DECISION_ID}/") | {
    "by": "board",
    "on": "2025-06-18",
    "topic": "group_size",
    "what": "The group has twenty members.",
    "minute": "Item 7",
    "about": {"group": "spg"},
    "recommends": None,
    "number": 20,
    "covers": None,
    "under": None,
    "until": "open",
    "votes": None,
    "effects": None,
    "involved": None,
}
CONSULTATION: Final = row_of("consultations", CONSULTATION_ID, "co1", "") | {
    "group": "spg",
    "subject": "Draft strategic plan",
    "asked": "Whether the outcomes are the right ones.",
    "asked_on": "2026-01-12",
    "closed_on": "2026-02-20",
    "views": "More on carers is wanted.",
    "answers": [{"question": "need", "view": "Demand for respite grows."}],
    "considered_on": "2026-03-04",
    "regard": "A chapter on carers was added.",
    "decision": None,
}
PLACE: Final[Sent] = {
    "key": "G07",
    "label": "Users of social care",
    "state": "filled",
    "empty_since": None,
    "missing": None,
    "voices": [
        {
            "appointment": reference("appointments", VOICE_ID, "a40"),
            "person": WHO,
            "confirmed": True,
        }
    ],
}
COVERAGE: Final[Sent] = {
    "as_at": "2026-11-21",
    "group": reference("groups", GROUP_ID, "spg"),
    "reason": None,
    "note": None,
    "nominees": [],
    "interests": [PLACE],
    "localities": [],
    "missing": [],
}
