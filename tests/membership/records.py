"""Random board records made from the shape of the record itself, so that no field is left out."""

from typing import Any

from hypothesis import strategies as st

from statute.record_shape import RECORD
from statute.shape import Choice, DayOf, Keyed, Many, Named, OrWord, Shape, Text, Whole, YesNo

Row = dict[str, Any]

PEOPLE = ["p1", "p2", "p3"]
SEATS = ["s1", "s2/b", "s3", "s4"]
AUTHORITIES = ["alba-council", "nhs-alba"]
UNNAMED = ("consultations", "involvements", "issues")
GROUPS = ["g1", "g2"]
LOCALITIES = ["l1", "l2"]
DAYS = ["1999-12-31", "2016-02-29", "2020-01-01", "2024-02-29", "2026-09-01", "2200-12-31"]
WORDS = ["Plain words", "Ærø & Sons, “quoted”", "none", "open", " spaced ", "0"]
BACKWARDS = (
    ("starts_on", "ends"),
    ("starts_on", "term_ends"),
    ("from", "to"),
    ("on", "until"),
    ("asked_on", "closed_on"),
    ("raised_on", "told_on"),
    ("raised_on", "answered_on"),
)
DECISIONS = ["decisions-0", "decisions-1"]
REFERENCES = {
    "person": PEOPLE,
    "seat": SEATS,
    "nominated_by": AUTHORITIES,
    "chair_by": AUTHORITIES,
    "vice_by": AUTHORITIES,
    "group": GROUPS,
    "parent": ["board", "none"],
    "locality": LOCALITIES,
    "under": ["none", DECISIONS[0]],
    "decision": DECISIONS,
}


def values_of(shape: Shape, name: str = "") -> st.SearchStrategy[Any]:
    """Whatever may stand where a shape is asked for."""
    if name in REFERENCES:
        return st.sampled_from(REFERENCES[name])
    if name == "agreed_by":
        return st.lists(st.sampled_from(PEOPLE), max_size=3)
    match shape:
        case Named():
            return _rows_of(shape)
        case Many():
            return st.lists(values_of(shape.of), min_size=shape.least, max_size=3)
        case Keyed():
            return st.dictionaries(st.sampled_from(AUTHORITIES), values_of(shape.of))
        case OrWord():
            return st.one_of(st.sampled_from(list(shape.words)), values_of(shape.shape))
        case Choice():
            return st.sampled_from(shape.words)
        case Whole():
            return st.sampled_from([shape.least, shape.most])
        case YesNo():
            return st.booleans()
        case DayOf():
            return st.sampled_from(DAYS)
        case Text(meaning="the id of a rule"):
            return st.sampled_from(["MEM-10", "TRM-01"])
        case Text():
            return st.sampled_from(["an-id", "no:3.b"] if shape.pattern else WORDS)
    raise TypeError(shape)


def _rows_of(shape: Named) -> st.SearchStrategy[Row]:
    required = {name: values_of(shape.fields[name], name) for name in shape.required}
    optional = {name: values_of(each, name) for name, each in shape.fields.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional).map(_in_order)


def _in_order(row: Row) -> Row:
    for first, last in BACKWARDS:
        if first in row and last in row and row[last][:1].isdigit() and row[last] < row[first]:
            row[last] = row[first]
    return row


@st.composite
def records(draw: st.DrawFn) -> Row:
    """A record that holds together, with any field present, absent, empty or open."""
    record: Row = draw(values_of(RECORD))
    record["board"] |= {"slug": "alba", "parties": _parties(draw)}
    record["people"] = [draw(values_of(RECORD.fields["people"].of)) | {"id": each} for each in PEOPLE]  # type: ignore[attr-defined]
    record["seats"] = [draw(values_of(RECORD.fields["seats"].of)) | {"id": each} for each in SEATS]  # type: ignore[attr-defined]
    for name, ids in (("groups", GROUPS), ("localities", LOCALITIES), ("decisions", DECISIONS)):
        shape = RECORD.fields[name].of  # type: ignore[attr-defined]
        record[name] = [draw(values_of(shape)) | {"id": each} for each in ids]
    for name in ("appointments", "appointing_periods", "standings", "papers", *UNNAMED):
        for index, row in enumerate(record.get(name, [])):
            if "id" in row:
                row["id"] = f"{name}-{index}"
    if "under" in record["decisions"][0]:
        # No decision rests on itself.
        record["decisions"][0]["under"] = "none"
    for seat, row in zip(SEATS, record["appointments"], strict=False):
        row["seat"] = seat
    for name in ("scheme_versions", "settings", "areas"):
        _once(record, name, "from")
    _once(record["board"], "regimes", "from")
    return record


def _parties(draw: st.DrawFn) -> list[Row]:
    fields = RECORD.fields["board"].fields["parties"].of  # type: ignore[attr-defined]
    kinds = zip(AUTHORITIES, ("council", "health_board"), strict=True)
    return [draw(values_of(fields)) | {"authority": slug, "kind": kind, "name": slug} for slug, kind in kinds]


def _once(owner: Row, name: str, field: str) -> None:
    if name in owner:
        kept = list({row[field]: row for row in owner[name]}.values())
        owner[name] = [
            row | ({"id": f"{name}-{place}"} if "id" in row else {}) for place, row in enumerate(kept)
        ]
