"""From the rows of a board record to the facts about groups, decisions and localities."""

from __future__ import annotations

from typing import Any

from statute.reading import Names, Row
from statute.spans import in_words
from statute.structure import (
    CONSULTEES,
    DECISION_TOPICS,
    Area,
    Cluster,
    Consultation,
    Decision,
    Effect,
    Group,
    Involved,
    Involvement,
    Issue,
    Locality,
    Votes,
)
from statute.unknown import OPEN


def group_of(row: dict[str, Any]) -> Group:
    """A group."""
    read = Row(row, row.get("name", row["id"]))
    return Group(
        row["id"],
        read.get("name", "the name"),
        read.get("kind", "the kind"),
        read.get("statutory", "whether an enactment asks for {}"),
        read.get("power", "the power"),
        read.get("delegated", "what was delegated to {}"),
        read.get("purpose", "the purpose"),
        read.get("remit", "the remit"),
        read.get("parent", "to whom {} reports"),
        read.get("chaired_by", "who takes the chair of {}"),
        read.get("meetings_a_year", "how often {} is to meet"),
        read.get("from", "the first day"),
        read.get("to", "the last day"),
        read.get("review_due_on", "the day for the review of the terms of reference"),
    )


def decision_of(row: dict[str, Any], index: int, names: Names) -> Decision:
    """A decision; it stands until it is known to have ended."""
    read = Row(row, _decision_words(row, names))
    return Decision(
        row.get("id") or f"decision-{index + 1}",
        read.get("by", "who took {}"),
        read.get("on", "the day"),
        read.get("topic", "the topic"),
        read.get("what", "what was settled by {}"),
        read.get("minute", "the minute"),
        read.get("about", "what {} is about"),
        read.get("recommends", "whether {} was advice only"),
        read.get("number", "the number settled by {}"),
        read.each("covers", "what is settled by {}"),
        read.get("under", "under which delegation {} was taken"),
        row.get("until", OPEN),
        _votes(row["votes"], read.whose) if "votes" in row else read.get("votes", "the votes on {}"),
        tuple(_effect(each, read.whose, names) for each in row["effects"])
        if "effects" in row
        else read.get("effects", "which localities {} might affect"),
        tuple(_involved(each, read.whose, names) for each in row["involved"])
        if "involved" in row
        else read.get("involved", "who was consulted before {}"),
    )


def _decision_words(row: dict[str, Any], names: Names) -> str:
    """What people call a decision: by its day or, without one, by its topic and what it is about."""
    if "on" in row:
        return f"the decision of {in_words(row['on'])}"
    words = "the decision"
    if "topic" in row:
        topic = DECISION_TOPICS[row["topic"]]
        words += f" ({topic[0].lower()}{topic[1:]})"
    about = names.of(row.get("about", {}))
    return f"{words} about {about}" if about else words


def _votes(row: dict[str, Any], whose: str) -> Votes:
    read = Row(row, whose)
    return Votes(
        read.get("for", "the number of votes for {}"),
        read.get("against", "the number of votes against {}"),
        read.get("attending", "the number of voting members who attended, for {}"),
    )


def _effect(row: dict[str, Any], whose: str, names: Names) -> Effect:
    where = names.localities.get(row["locality"], row["locality"])
    missing = f"whether services in {where} might be significantly affected by {{}}"
    return Effect(row["locality"], Row(row, whose).get("significant", missing))


def _involved(row: dict[str, Any], whose: str, names: Names) -> Involved:
    where, who = names.localities.get(row["locality"], row["locality"]), CONSULTEES[row["who"]]
    read = Row(row, f"{who[0].lower()}{who[1:]} in {where}, before {whose}")
    return Involved(
        row["locality"],
        row["who"],
        read.get("action", "whether action was taken to involve {}"),
        read.get("interest", "whether there was an interest of {}"),
        read.get("reason", "the reason for leaving out {}"),
    )


def consultation_of(row: dict[str, Any], index: int, names: Names) -> Consultation:
    """A group being asked for its views."""
    whose = f"the consultation of {names.groups.get(row['group'], row['group'])}"
    if "subject" in row:
        whose = f"the consultation on {row['subject']}"
    elif "asked_on" in row:
        whose += f" from {in_words(row['asked_on'])}"
    read = Row(row, whose)
    return Consultation(
        row.get("id") or f"consultation-{index + 1}",
        row["group"],
        read.get("subject", "the subject"),
        read.get("asked", "what was asked in {}"),
        read.get("asked_on", "the day on which {} began"),
        read.get("closed_on", "the last day for views in {}"),
        read.get("views", "the views given in {}"),
        read.get("considered_on", "the day on which the views were considered, in {}"),
        read.get("regard", "how the views were taken into account, in {}"),
        read.get("decision", "the decision that followed {}"),
    )


def locality_of(row: dict[str, Any]) -> Locality:
    """A locality; one whose kind is not said is of the strategic plan."""
    name = row.get("name", row["id"])
    read = Row(row, name)
    clusters = tuple(
        Cluster(each["name"], Row(each, f"{each['name']} in {name}").get("note", "the note on"))
        for each in row.get("clusters", [])
    )
    return Locality(
        row["id"],
        read.get("name", "the name"),
        row.get("kind", "integration"),
        read.get("from", "the first day"),
        read.get("to", "the last day"),
        read.get("group", "the planning group"),
        read.each("units", "the boundaries"),
        clusters if "clusters" in row else read.get("clusters", "the clusters of general practices"),
    )


def area_of(row: dict[str, Any]) -> Area:
    """The units of the board's whole area from a day."""
    read = Row(row, f"the board's area from {in_words(row['from'])}")
    return Area(row["from"], read.get("unit", "the kind of unit"), read.each("units", "the units"))


def involvement_of(row: dict[str, Any], index: int, names: dict[str, str]) -> Involvement:
    """Somebody taking part in a locality; `names` has those of people and localities by their ids."""
    who = names.get(row.get("person", ""), row.get("body", "somebody"))
    read = Row(row, f"{who} in {names.get(row['locality'], row['locality'])}")
    return Involvement(
        row.get("id") or f"involvement-{index + 1}",
        row["locality"],
        read.get("kind", "which kind of people is represented by {}"),
        read.get("person", "the person"),
        read.get("body", "the body"),
        read.get("as_member", "whether a seat on the group is held by {}"),
        read.get("how", "the way of taking part"),
        read.get("practitioner_for", "the practices represented by {}"),
        read.get("starts_on", "the first day"),
        read.get("ends", "the last day"),
        read.get("seen_on", "a day"),
    )


def issue_of(row: dict[str, Any], index: int, names: Names) -> Issue:
    """Something raised from a locality."""
    whose = f"the issue from {names.localities.get(row['locality'], row['locality'])}"
    if "what" in row:
        whose += f" “{row['what'].rstrip('.')}”"
    elif "raised_on" in row:
        whose += f" of {in_words(row['raised_on'])}"
    read = Row(row, whose)
    return Issue(
        row.get("id") or f"issue-{index + 1}",
        row["locality"],
        read.get("what", "the subject"),
        read.get("raised_on", "the day on which it was raised, for {}"),
        read.get("told_on", "the day on which the planning group heard {}"),
        read.get("answered_on", "the day on which the locality was answered on {}"),
        read.get("outcome", "what became of {}"),
    )
