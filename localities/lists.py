"""The lists about localities that are brought in and taken out as files."""

from typing import Final

from localities.keeping import INVOLVEMENTS as INVOLVEMENT_TABLE
from localities.keeping import LOCALITIES as LOCALITY_TABLE
from membership.imports.columns import (
    FROM_WORDS,
    ID_WORDS,
    SEEN,
    TO_WORDS,
    Column,
    Holds,
    Kind,
    offer,
    person_columns,
)
from statute.structure import INVOLVEMENTS, LOCALITY_KINDS

LOCALITIES: Final = Kind(
    "localities",
    "Localities",
    "The localities of the plan, and those of community planning: one row a locality. Clusters of general "
    "practices are recorded on the pages.",
    (
        Column("id", "Locality id", Holds.ID, ("locality ref", *ID_WORDS)),
        Column("name", "Name", Holds.TEXT, ("locality", "locality name"), "North"),
        Column("kind", "Kind", Holds.WORD, ("type",), "Locality of the strategic plan", dict(LOCALITY_KINDS)),
        Column("from", "First day", Holds.DAY, FROM_WORDS, "2016-04-01"),
        Column("to", "Last day", Holds.END, TO_WORDS, "open"),
        Column(
            "group", "Planning group", Holds.ROW, ("group", "locality planning group"),
            choices={"none": "none"}, of="groups",
        ),
        Column(
            "units", "Datazones or wards", Holds.TEXTS, ("units", "datazones", "wards", "data zones"),
            "S01000001; S01000002",
        ),
    ),
    LOCALITY_TABLE,
    ("name",),
    ("name",),
    ("name",),
    "there is no name",
)  # fmt: skip
INVOLVEMENTS_LIST: Final = Kind(
    "involvements",
    "Who takes part in localities",
    "People and bodies through whom the five kinds of people take part in a locality: one row a part.",
    (
        Column("id", "Part id", Holds.ID, ("involvement id", *ID_WORDS)),
        Column("locality", "Locality", Holds.ROW, ("locality name",), "North", of="localities"),
        Column("kind", "Kind of people", Holds.WORD, ("kind", "type"), "Carers and patients", INVOLVEMENTS),
        *person_columns(),
        Column("body", "Body", Holds.TEXT, ("organisation", "organization", "employer", "practice")),
        Column("as_member", "Sits on the planning group", Holds.YES_NO, ("as member",)),
        Column("how", "In which other way", Holds.TEXT, ("how", "route")),
        Column("practitioner_for", "Cluster or practice", Holds.TEXT, ("cluster", "practitioner for")),
        Column("starts_on", "First day", Holds.DAY, FROM_WORDS, "2024-04-01"),
        Column("ends", "Last day", Holds.END, TO_WORDS, "open"),
        SEEN,
    ),
    INVOLVEMENT_TABLE,
    ("person", "body", "kind", "locality"),
    ("locality", "kind", "person", "body", "starts_on"),
    ("locality", "kind"),
    "it does not say which locality, or which kind of people",
)  # fmt: skip


def offer_lists() -> None:
    """Let them be brought in and taken out."""
    offer(LOCALITIES)
    offer(INVOLVEMENTS_LIST)
