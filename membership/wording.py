"""How the fields of who sits where are called in the record, and in which columns they are kept."""

from typing import Final

from boards.wording import Wording

PERSON: Final = Wording({"name": "name"})
SEAT: Final = Wording(
    {
        name: name
        for name in (
            "basis",
            "nominated_by",
            "nominated_jointly",
            "represents",
            "group",
            "locality",
            "name",
            "known",
        )
    }
)
APPOINTMENT: Final = Wording(
    {name: name for name in ("interim", "joint", "how_ended", "ended_by", "appointed_by")},
    days={"starts_on": "starts_on", "seen_on": "seen_on"},
    ends={"term_ends": "term_ends", "ends": "ends"},
    links={"seat": "seat", "person": "person"},
)
APPOINTING_PERIOD: Final = Wording(
    {name: name for name in ("chair_by", "vice_by", "temporary", "late_start_reason")},
    days={"from": "starts_on", "seen_on": "seen_on", "first_set_to": "first_set_to"},
    ends={"to": "ends"},
)
HOLDER: Final = Wording(
    {name: name for name in ("office", "temporary", "appointed_by")},
    days={"starts_on": "starts_on"},
    ends={"ends": "ends"},
    links={"person": "person"},
)
STANDING: Final = Wording(
    {
        "is": "kind",
        "of": "of",
        "office": "office",
        "as": "profession",
        "contract": "contract",
        "category": "category",
        "register": "register",
        "service": "service",
        "for_profit": "for_profit",
        "value": "is_so",
    },
    days={"starts_on": "starts_on", "seen_on": "seen_on"},
    ends={"ends": "ends"},
    links={"person": "person"},
)
PAPER: Final = Wording(
    {
        "kind": "kind",
        "topic": "topic",
        "about": "about",
        "from": "sent_by",
        "to": "sent_to",
        "reference": "reference",
    }
    | {name: name for name in ("says", "form", "good_cause", "capacity", "agreed_by", "reason")},
    days={name: name for name in ("given_on", "received_on", "effective_on")},
)
GROUP: Final = Wording(
    {
        name: name
        for name in (
            "name", "kind", "statutory", "power", "delegated", "purpose", "remit", "parent", "chaired_by",
            "meetings_a_year",
        )
    },
    days={"from": "starts_on", "review_due_on": "review_due_on"},
    ends={"to": "ends"},
)  # fmt: skip
DECISION: Final = Wording(
    {"by": "taken_by"}
    | {
        name: name
        for name in (
            "topic", "what", "minute", "about", "recommends", "number", "covers", "under", "votes", "effects",
            "involved",
        )
    },
    days={"on": "taken_on"},
    ends={"until": "until"},
)  # fmt: skip
CONSULTATION: Final = Wording(
    {name: name for name in ("group", "subject", "asked", "views", "answers", "regard", "decision")},
    days={name: name for name in ("asked_on", "closed_on", "considered_on")},
)
