"""Examples for the API's description: invented localities and those who take part in them."""

from typing import Final

from membership.rest.examples import WHO, Sent, reference, row_of

LOCALITY_ID: Final = "0729ebfd-81a3-44c5-8a61-7293bedf5a12"
AREA_ID: Final = "183afc0e-92b4-45d6-9b72-83a4cfe06b13"
INVOLVEMENT_ID: Final = "294b0d1f-a3c5-46e7-8c83-94b5d0f17c14"
ISSUE_ID: Final = "3a5c1e20-b4d6-47f8-9d94-a5c6e1028d15"

LOCALITY: Final = row_of("localities", LOCALITY_ID, "north", f"localities/{LOCALITY_ID}/") | {
    "name": "North",
    "kind": "integration",
    "from": "2016-04-01",
    "to": "open",
    "group": "north-group",
    "units": ["S01000001", "S01000002"],
    "clusters": [{"name": "North cluster"}],
    "in_place": True,
}
AREA: Final = row_of("areas", AREA_ID, AREA_ID, "") | {
    "from": "2016-04-01",
    "unit": "datazone",
    "units": ["S01000001", "S01000002", "S01000003"],
}
INVOLVEMENT: Final = row_of("involvements", INVOLVEMENT_ID, "i1", "") | {
    "locality": "north",
    "kind": "professionals",
    "person": WHO,
    "body": None,
    "as_member": True,
    "how": None,
    "practitioner_for": "North cluster",
    "starts_on": "2024-04-01",
    "ends": "open",
    "seen_on": None,
    "in_place": True,
}
ISSUE: Final = row_of("issues", ISSUE_ID, "is1", "") | {
    "locality": "north",
    "what": "No bus to the health centre.",
    "raised_on": "2026-02-03",
    "told_on": "2026-03-10",
    "answered_on": None,
    "outcome": None,
}
BY_LOCALITY: Final[Sent] = {
    "as_at": "2026-11-21",
    "localities": [
        {
            "locality": reference("localities", LOCALITY_ID, "north"),
            "name": "North",
            "group": "North Locality Planning Group",
            "kinds": [
                {
                    "kind": "professionals",
                    "label": "Health and social care professionals",
                    "state": "takes_part",
                    "parts": [
                        {
                            "involvement": reference("involvements", INVOLVEMENT_ID, "i1"),
                            "person": WHO,
                            "body": None,
                            "route": "member of the locality planning group",
                        }
                    ],
                    "missing": [],
                    "last_on": None,
                }
            ],
        }
    ],
    "missing": [],
}
