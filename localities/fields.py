"""Fields in which a list is pasted, one thing a line, and fields for some sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from boards.plain_text import plain_text
from statute.structure_shape import UNIT

MOST_UNITS: Final = 5000
MOST_CLUSTERS: Final = 200
LONGEST_NAME: Final = 200
LONGEST_PROSE: Final = 2000
# Of many faults alike, so many are told.
FAULTS_TOLD: Final = 10
# What stands between a cluster and the note on it.
NOTE_AFTER: Final = ";"

Cluster = dict[str, str]


class Lines(list[str]):
    """Some lines of text, which people read one after another."""

    def __str__(self) -> str:
        return ", ".join(self)


class Clusters(list[Cluster]):
    """Some clusters of general practices, each with a note where there is one."""

    def __str__(self) -> str:
        return "; ".join(
            f"{each['name']} ({each['note']})" if "note" in each else each["name"] for each in self
        )


class LinesField(forms.Field):
    """A list with one thing a line; empty lines are passed over."""

    widget = forms.Textarea

    def __init__(self, label: str, *, most: int, rows: int = 8, **options: Any) -> None:
        """Take how many things the list may have."""
        self.most = most
        widget = forms.Textarea(attrs={"rows": rows, "spellcheck": "false"})
        super().__init__(label=label, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        """Give the lines without what stands around them."""
        return Lines(lines_in(value)) if isinstance(value, str) else Lines(value or ())

    def prepare_value(self, value: Any) -> Any:
        """Give the list as it is typed; what was typed as it is."""
        return "\n".join(value) if isinstance(value, list) else value

    def validate(self, value: Any) -> None:
        """Refuse more than there may be."""
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most} lines are taken, and there are {len(value)}.")


class UnitsField(LinesField):
    """The codes or names of datazones or wards."""

    def __init__(self, label: str, **options: Any) -> None:
        """Take as many as an area may have."""
        super().__init__(label, most=MOST_UNITS, rows=12, **options)

    def to_python(self, value: Any) -> Any:
        """Give the codes; a comma at the end of a line is none of its code."""
        found = super().to_python(value)
        return Lines(each.strip(" ,;") for each in found if each.strip(" ,;"))

    def validate(self, value: Any) -> None:
        """Refuse what is no code, with its line, and a code that is there twice, by its name."""
        super().validate(value)
        raise_for(
            [
                *(
                    f"“{each}” is not {UNIT.meaning}."
                    for each in value
                    if len(each) > UNIT.longest or not re.fullmatch(UNIT.pattern, each)
                ),
                *twice_in(value),
            ]
        )


class ClustersField(LinesField):
    """Clusters of general practices, each with a note after a semicolon where there is one."""

    def __init__(self, label: str, **options: Any) -> None:
        """Take as many as a locality may have."""
        super().__init__(label, most=MOST_CLUSTERS, rows=4, **options)

    def to_python(self, value: Any) -> Any:
        """Give the clusters as the record says them."""
        if not isinstance(value, str):
            return Clusters(value or ())
        return Clusters(map(cluster_in, lines_in(value)))

    def prepare_value(self, value: Any) -> Any:
        """Give the clusters as they are typed; what was typed as it is."""
        return "\n".join(map(cluster_typed, value)) if isinstance(value, list) else value

    def validate(self, value: Any) -> None:
        """Refuse what no record may hold, and a cluster that is there twice."""
        super().validate(value)
        raise_for([*_bad_clusters(value), *twice_in(each["name"] for each in value)])


class ProseField(forms.CharField):
    """Some sentences, kept as one line however they were typed."""

    def __init__(self, label: str, **options: Any) -> None:
        """Take as much as the record may hold."""
        given: dict[str, Any] = {
            "max_length": LONGEST_PROSE,
            "validators": [plain_text],
            "widget": forms.Textarea(attrs={"rows": 4}),
        }
        super().__init__(label=label, **given | options)

    def to_python(self, value: Any) -> Any:
        """Give the lines as one."""
        return " ".join(lines_in(value)) if isinstance(value, str) else super().to_python(value)


def line_field(label: str, **options: Any) -> forms.CharField:
    """Give a field for a name or another line of text."""
    return forms.CharField(label=label, max_length=LONGEST_NAME, validators=[plain_text], **options)


def lines_in(typed: str) -> list[str]:
    """Give the lines of a text that say something."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def cluster_in(line: str) -> Cluster:
    """Give a cluster as the record says it."""
    name, _, note = (each.strip() for each in line.partition(NOTE_AFTER))
    return {"name": name, "note": note} if note else {"name": name}


def cluster_typed(cluster: Mapping[str, str]) -> str:
    """Give a cluster as it is typed."""
    return f"{cluster['name']}{NOTE_AFTER} {cluster['note']}" if "note" in cluster else cluster["name"]


def twice_in(lines: Iterable[str]) -> list[str]:
    """Say of each line that is there more than once how often."""
    return [f"“{line}” is there {count} times." for line, count in Counter(lines).items() if count > 1]


def _bad_clusters(clusters: list[Cluster]) -> Iterator[str]:
    for each in clusters:
        if not each["name"]:
            yield "A line begins with its note: put the name of the cluster before the semicolon."
        if len(each["name"]) > LONGEST_NAME or len(each.get("note", "")) > LONGEST_PROSE:
            yield f"“{each['name'][:60]}…” is too long."
        for text in each.values():
            try:
                plain_text(text)
            except ValidationError as bad:
                yield f"“{each['name'][:60]}”: {bad.messages[0]}"


def raise_for(faults: list[str]) -> None:
    """Raise for some faults, of many the first and how many more there are."""
    more = len(faults) - FAULTS_TOLD
    told = [*faults[:FAULTS_TOLD], *([f"There are {more} more like these."] if more > 0 else [])]
    if told:
        raise ValidationError(told)
