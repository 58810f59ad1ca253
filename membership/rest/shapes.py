"""The shapes of rows, bodies and questions about who sits where; most fields are the board record's."""

from typing import Any, Final

from rest_framework import serializers

from boards.rest.record_fields import Fields, RecordField, fields_read, fields_shown
from boards.rest.shapes import (
    Instant,
    Line,
    ListQuery,
    OneOf,
    ReferenceShape,
    RowShape,
    YesOrNo,
    claim,
    day,
    number,
    text,
)
from membership.rest.disclosure import DISQUALIFIED, HOW_TOLD, refuse_what_a_declaration_says
from statute import record_shape
from statute.facts import ALL_BASES
from statute.holding import STANDINGS
from statute.shape import Choice, Named, Text
from statute.structure import DECISION_TOPICS, GROUP_BASES, GROUP_KINDS, INTERESTS
from statute.structure_shape import CONSULTATION, DECISION, GROUP

KINDS_TOLD: Final = tuple(each for each in STANDINGS if each != DISQUALIFIED)
"""What somebody may be, as far as clients are told of it."""


class NamedReference(ReferenceShape):
    """Another row, also by the id that the board record gives it."""

    ref = text("Its id in the board record.")


class PersonNamed(NamedReference):
    """Somebody; by name only for clients with the scope people:read."""

    name = text("The name; null where it is not on record.", null=True, required=False)


class SeatNamed(NamedReference):
    """A seat."""

    title = text("What people call it.")


class FromTheRecord(RowShape):
    """A row with the fields of the board record."""

    row: Named
    left_out: tuple[str, ...] = ()

    modified_at = serializers.DateTimeField(help_text="When it was last changed.", allow_null=True)

    def get_fields(self) -> Fields:
        """Give the fields of the record, and those that say more."""
        return fields_shown(self.row, leave_out=self.left_out) | super().get_fields()


class PersonShape(FromTheRecord):
    """A person on the board’s record."""

    row = record_shape.PERSON


class HolderOfSeat(serializers.Serializer[Any]):
    """Who held a seat on the day."""

    appointment = NamedReference(help_text="By which appointment.")
    person = PersonNamed(help_text="Who.")


class SeatShape(FromTheRecord):
    """A seat, and how it stood on the day asked about."""

    row = record_shape.SEAT

    title = text("What people call it: its name, or what its basis is called.")
    state = serializers.ChoiceField(
        ["filled", "empty", "cannot_tell"],
        help_text="Whether anybody held it on the day; `cannot_tell` where the record does not say.",
    )
    empty_since = day("Since when it was empty; null unless it is.", null=True)
    empty_since_is_exact = claim("False: it was empty on that day already, and perhaps before.")
    votes = claim("Whether its holder votes; null where no law yet says, or the basis is not on record.")
    missing = text(
        "What would have to be on record to know who held it; null where that is known.", null=True
    )
    holders = HolderOfSeat(
        many=True, required=False, help_text="Who certainly held it; with the scope appointments:read."
    )


def _how_ended(*, null: bool, **options: Any) -> RecordField:
    says = record_shape.APPOINTMENT.said["how_ended"]
    return RecordField(Choice(HOW_TOLD), null=null, help_text=says, **options)


class AppointmentShape(FromTheRecord):
    """A person in a seat, from one day to another."""

    row = record_shape.APPOINTMENT

    how_ended = _how_ended(null=True)
    seat = SeatNamed(help_text="Which seat.")
    person = PersonNamed(help_text="Who.")
    in_place = claim("Whether they held the seat on the day asked about; null where the record cannot tell.")


class StandingShape(FromTheRecord):
    """What a person is over a time: a councillor, a registered nurse, the holder of an office."""

    row = record_shape.STANDING
    left_out = ("category",)

    person = PersonNamed(help_text="Who.")
    in_place = claim("Whether it was so on the day asked about; null where the record cannot tell.")

    def get_fields(self) -> Fields:
        """Give the fields; what the person is, as far as clients are told."""
        says = record_shape.STANDING.said["is"]
        return super().get_fields() | {"is": RecordField(Choice(KINDS_TOLD), help_text=says)}


class PaperShape(FromTheRecord):
    """An act on paper: a nomination, a notice, a resignation."""

    row = record_shape.PAPER


class GroupShape(FromTheRecord):
    """A body that serves the board: a committee, the strategic planning group, a group of officers."""

    row = GROUP

    in_place = claim("Whether it was there on the day asked about; null where the record cannot tell.")


class DecisionShape(FromTheRecord):
    """Something the board or a group settled, or recommended, on a day."""

    row = DECISION


class ConsultationShape(FromTheRecord):
    """What a group was asked, what it answered, and how the answer was taken into account."""

    row = CONSULTATION


class HolderShape(serializers.Serializer[Any]):
    """Somebody who is chair or vice-chair in an appointing period."""

    id = serializers.URLField(help_text="Its address in the API.")
    public_id = serializers.UUIDField(help_text="Its permanent id.")
    version = number("Counts its changes.")
    person = PersonNamed(help_text="Who.")
    in_place = claim("Whether they were in office on the day asked about; null where the record cannot tell.")

    def get_fields(self) -> Fields:
        """Give the fields of the record, and those that say more."""
        return fields_shown(record_shape.HOLDER) | super().get_fields()


class PeriodShape(FromTheRecord):
    """A period in which one authority appoints the chair and another the vice-chair."""

    row = record_shape.APPOINTING_PERIOD
    left_out = ("holders",)

    holders = HolderShape(many=True, allow_null=True, help_text="Who was in office; null: not on record.")
    in_place = claim("Whether it ran on the day asked about; null where the record cannot tell.")


class OfficeHolderShape(FromTheRecord):
    """Somebody who is chair or vice-chair, with the appointing period for which they are."""

    row = record_shape.HOLDER

    period = NamedReference(help_text="In which appointing period.")
    person = PersonNamed(help_text="Who.")
    in_place = claim("Whether they were in office on the day asked about; null where the record cannot tell.")


class WithdrawnShape(serializers.Serializer[Any]):
    """A row that should never have been there and was taken off the record."""

    id = serializers.URLField(help_text="The address it had.")
    public_id = serializers.UUIDField(help_text="The permanent id it had.")
    version = number("The last of its versions.")
    modified_at = serializers.DateTimeField(help_text="When it was withdrawn.", allow_null=True)


# -- voting --------------------------------------------------------------------------------------------------


class SideShape(serializers.Serializer[Any]):
    """The nominees of one constituent authority."""

    authority = text("The authority’s id.")
    name = text("Its name.")
    kind = serializers.ChoiceField(["council", "health_board"], help_text="What it is.")
    nominees = number("How many of its nominees were in post; null where that cannot be told.", null=True)
    nominees_at_least = number("How many certainly were.")
    agreed = number("How many the integration scheme says; null where it is not on record.", null=True)


class VoterShape(serializers.Serializer[Any]):
    """A member who certainly voted on the day."""

    appointment = NamedReference(help_text="By which appointment.")
    person = PersonNamed(help_text="Who.")
    basis = serializers.ChoiceField(list(ALL_BASES), help_text="The basis of the seat.")


class VotingShape(serializers.Serializer[Any]):
    """Who votes on a day, and the numbers that rest on it."""

    as_at = day("The day asked about.")
    web = text("Its page for people.")
    reason = text("Why there are no numbers; null where there are.", null=True)
    voting_members = number("How many vote; null where that cannot be told.", null=True)
    voting_members_at_least = number("How many certainly vote; null where there are no numbers.", null=True)
    quorum = number("How many voting members must be present; null where that cannot be told.", null=True)
    requisition = number("How many voting members can requisition a meeting; null likewise.", null=True)
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="What is not on record and leaves the numbers open."
    )
    sides = SideShape(many=True, allow_null=True, help_text="By authority; null: authorities not on record.")
    voters = VoterShape(many=True, help_text="Those who certainly vote; a person in two seats has one vote.")


# -- the strategic planning group ----------------------------------------------------------------------------


class VoiceShape(serializers.Serializer[Any]):
    """Somebody who certainly was in a place on the day."""

    appointment = NamedReference(help_text="By which appointment.")
    person = PersonNamed(help_text="Who.")
    confirmed = claim(
        "Whether the board has said that it considers them representative, or selected them for a locality; "
        "null where it has not, where that cannot be told, and for nominees."
    )


class PlaceShape(serializers.Serializer[Any]):
    """Somebody whom the law wants on the group, and who it was on the day."""

    key = text(
        f"The basis ({', '.join(each for each in GROUP_BASES if each.startswith('SPG_'))} or "
        f"{next(iter(INTERESTS))} to {list(INTERESTS)[-1]}), or a locality’s id in the board record."
    )
    label = text("The same for people.")  # type: ignore[assignment]  # a field takes the place of the label
    state = serializers.ChoiceField(
        ["filled", "not_filled", "cannot_tell"],
        help_text="Whether anybody was there; `cannot_tell` where the record does not say.",
    )
    empty_since = day("Since when nobody was; null unless it is on record.", null=True)
    missing = text("What would have to be on record to know; null where it is known.", null=True)
    voices = VoiceShape(
        many=True, required=False, help_text="Who was there; with the scope appointments:read."
    )


class CoverageShape(serializers.Serializer[Any]):
    """For whom somebody spoke on the strategic planning group on a day, and for whom nobody did."""

    as_at = day("The day asked about.")
    group = NamedReference(
        allow_null=True, help_text="The group; null where there was none, or that is not known."
    )
    reason = text("Why there is no answer, or no group; null where there is.", null=True)
    note = text("Which groups are on record for the day, where there are several; null otherwise.", null=True)
    nominees = PlaceShape(many=True, help_text="The Health Board’s and the council’s nominees.")
    interests = PlaceShape(many=True, help_text="The twelve prescribed interests, in the order of the law.")
    localities = PlaceShape(many=True, help_text="The localities of the strategic plan.")
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="What leaves open who was on the group."
    )


# -- questions -----------------------------------------------------------------------------------------------


class SyncQuery(ListQuery):
    """For lists whose rows change."""

    modified_since = Instant(
        required=False,
        help_text="Only rows changed after this instant, which says its zone; those withdrawn since then are"
        " in `withdrawn`. A + in an address means a space: write %2B, or a time in UTC, such as"
        " 2026-01-01T00:00:00Z.",
    )


class PeriodQuery(SyncQuery):
    """For lists of rows with a period."""

    in_place = YesOrNo(
        required=False, help_text="true: only rows that certainly held on the day asked about."
    )


def known_as(what: str) -> serializers.CharField:
    """Give a question for rows that belong to one of a kind."""
    return Line(
        required=False, max_length=200, help_text=f"Only of this {what}, by its public_id or its ref."
    )


def _group_or_board() -> serializers.CharField:
    says = "Only on this group, by its public_id or its ref; `none`: only on the board itself."
    return Line(required=False, max_length=200, help_text=says)


class SeatQuery(SyncQuery):
    """For the list of seats."""

    group = _group_or_board()
    locality = known_as("locality")

    basis = OneOf(list(ALL_BASES), required=False, help_text="Only on this basis.")
    nominated_by = Line(
        required=False, max_length=100, help_text="Only those to which this authority nominates, by its id."
    )


class AppointmentQuery(PeriodQuery):
    """For the list of appointments."""

    seat = known_as("seat")
    person = known_as("person")
    group = _group_or_board()
    locality = known_as("locality")
    basis = OneOf(list(ALL_BASES), required=False, help_text="Only to seats on this basis.")
    nominated_by = Line(
        required=False, max_length=100, help_text="Only to seats of this authority, by its id."
    )


class StandingQuery(PeriodQuery):
    """For the list of standings."""

    person = known_as("person")
    kind = OneOf(KINDS_TOLD, required=False, help_text="Only of this kind.")


class PaperQuery(SyncQuery):
    """For the list of papers."""

    kind = OneOf(list(record_shape.PAPER_KINDS), required=False, help_text="Only of this kind.")
    group = known_as("group")
    locality = known_as("locality")


class GroupQuery(PeriodQuery):
    """For the list of groups."""

    kind = OneOf(list(GROUP_KINDS), required=False, help_text="Only of this kind.")


class DecisionQuery(SyncQuery):
    """For the list of decisions."""

    by = Line(
        required=False,
        max_length=200,
        help_text="Only those taken by this group, by its public_id or its ref, by `board` or "
        "`chief-officer`, or by an authority, by its id.",
    )
    topic = OneOf(list(DECISION_TOPICS), required=False, help_text="Only on this topic.")
    group = known_as("group")
    locality = known_as("locality")


class ConsultationQuery(SyncQuery):
    """For the list of what groups were asked."""

    group = known_as("group")


class HolderQuery(PeriodQuery):
    """For the list of those in office."""

    person = known_as("person")
    office = OneOf(list(record_shape.OFFICE_NAMES), required=False, help_text="Only in this office.")


# -- bodies --------------------------------------------------------------------------------------------------


class FromRow(serializers.Serializer[Any]):
    """A body with fields of the board record."""

    default_error_messages = {"invalid": "This must be an object."}

    row: Named
    names: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    null = False

    def get_fields(self) -> Fields:
        """Give the fields of the record that are read, and those that say more."""
        return fields_read(self.row, *self.names, needed=self.needed, null=self.null) | super().get_fields()


def row_of(what: str, **options: Any) -> RecordField:
    """Give a field that names a row."""
    return RecordField(record_shape.ID, help_text=f"The {what}, by public_id or ref.", **options)


def _why(**options: Any) -> RecordField:
    says = "Why it is changed; kept in the trail, so name nobody."
    return RecordField(Text(500), help_text=says, **options)


class NewPerson(FromRow):
    """Somebody to be put on the record."""

    row = record_shape.PERSON
    names = needed = ("name",)


class PersonChange(FromRow):
    """Another name for somebody."""

    row = record_shape.PERSON
    names = needed = ("name",)

    why = _why(required=False)


class OfPaper(FromRow):
    """What is said of a paper that is new."""

    row = record_shape.PAPER

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what only the secretary records."""
        refuse_what_a_declaration_says(attrs["kind"], attrs)
        return attrs


class PaperSaid(OfPaper):
    """A paper about the appointment; what it is about is filled in."""

    names = (
        "kind", "topic", "from", "to", "says", "form", "good_cause", "given_on", "received_on",
        "effective_on", "reference", "reason",
    )  # fmt: skip
    needed = ("kind",)


class WithPapers(FromRow):
    """A body that may bring papers along."""

    papers = PaperSaid(many=True, required=False, help_text="Papers about it, recorded with it.")


class NewAppointment(WithPapers):
    """Somebody for a seat: one who is on the record, or a new person by name."""

    row = record_shape.APPOINTMENT
    names = ("starts_on", "term_ends", "ends", "interim", "joint", "appointed_by")
    needed = ("starts_on",)

    seat = row_of("seat")
    person = row_of("person", required=False)
    new_person = RecordField(
        record_shape.NAME, required=False, help_text="The name of somebody who is not on the record yet."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Insist on one person."""
        if ("person" in attrs) == ("new_person" in attrs):
            raise serializers.ValidationError({"person": "Give either person or new_person."})
        return attrs


class Reappointment(WithPapers):
    """Another term for the same person in the same seat."""

    row = record_shape.APPOINTMENT
    names = ("starts_on", "term_ends")
    needed = ("starts_on",)


class EndOfAppointment(WithPapers):
    """The last day of somebody in a seat, and how their time ended."""

    row = record_shape.APPOINTMENT
    names = ("ended_by",)

    how_ended = _how_ended(null=False)

    on = fields_read(
        Named({"on": record_shape.DAY}, said={"on": "The last day in the seat."}), "on", needed=["on"]
    )["on"]


class Correction(FromRow):
    """Some fields said anew; null makes one not known, and what is left out stays."""

    null = True

    why = _why()


class AppointmentChange(Correction):
    """What was recorded wrongly of an appointment."""

    row = record_shape.APPOINTMENT
    names = ("starts_on", "term_ends", "ends", "seen_on", "interim", "joint", "appointed_by")


class Withdrawal(serializers.Serializer[Any]):
    """Why a row should never have been there."""

    why = _why()


class EndOn(serializers.Serializer[Any]):
    """The last day of something."""

    def get_fields(self) -> Fields:
        """Give the day."""
        return fields_read(Named({"on": record_shape.DAY}, said={"on": "The last day."}), "on", needed=["on"])


class NewStanding(FromRow):
    """What a person is, from a day on. A disqualification is recorded by the secretary, not here."""

    row = record_shape.STANDING
    names = (
        "of", "office", "as", "contract", "register", "service", "for_profit", "value", "starts_on", "ends",
    )  # fmt: skip

    person = row_of("person")

    def get_fields(self) -> Fields:
        """Give the kind too, by the record’s own word for it, which Python keeps for itself."""
        return {"is": OneOf(KINDS_TOLD, help_text="What the person is.")} | super().get_fields()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Insist on the office of one who holds an office, and on the register of one who is registered."""
        for kind, needed in (("office_holder", "office"), ("registered", "as")):
            if attrs["is"] == kind and needed not in attrs:
                raise serializers.ValidationError({needed: f"This is needed where `is` says {kind}."})
        return attrs


class StandingChange(Correction):
    """What was recorded wrongly of a standing."""

    row = record_shape.STANDING
    names = (
        "of", "office", "as", "contract", "register", "service", "for_profit", "value", "starts_on", "ends",
        "seen_on",
    )  # fmt: skip


class NewPaper(OfPaper):
    """An act on paper. `about` and `agreed_by` name rows by `public_id` or `ref`."""

    names = tuple(name for name in record_shape.PAPER.fields if name != "id")
    needed = ("kind",)


class PaperChange(Correction):
    """What was recorded wrongly of a paper."""

    row = record_shape.PAPER
    names = tuple(name for name in record_shape.PAPER.fields if name not in {"id", "kind"})


class NewPeriod(FromRow):
    """An appointing period, in which nobody is in office yet."""

    row = record_shape.APPOINTING_PERIOD
    names = ("from", "to", "chair_by", "vice_by", "temporary", "late_start_reason")
    needed = ("from", "to")


class PeriodChange(Correction):
    """What was recorded wrongly of an appointing period, or moved."""

    row = record_shape.APPOINTING_PERIOD
    names = (
        "from", "to", "seen_on", "chair_by", "vice_by", "temporary", "late_start_reason", "first_set_to",
    )  # fmt: skip


class NewHolder(FromRow):
    """A chair or vice-chair in an appointing period."""

    row = record_shape.HOLDER
    names = ("office", "starts_on", "ends", "temporary", "appointed_by")
    needed = ("office", "starts_on")

    period = row_of("appointing period")
    person = row_of("person")


class HolderChange(Correction):
    """What was recorded wrongly of a chair or vice-chair."""

    row = record_shape.HOLDER
    names = ("starts_on", "ends", "temporary", "appointed_by")


def all_but_id(row: Named) -> tuple[str, ...]:
    """Give the fields of a kind of row that a client may say."""
    return tuple(name for name in row.fields if name != "id")


class NewGroup(FromRow):
    """A group. `parent` names another by `public_id` or `ref`, or says `board` or `none`."""

    row = GROUP
    names = all_but_id(GROUP)
    needed = ("name",)


class GroupChange(Correction):
    """What was recorded wrongly of a group, or is another now."""

    row = GROUP
    names = all_but_id(GROUP)


class NewDecision(FromRow):
    """Something that was settled. Groups, people and appointments are named by `public_id` or `ref`."""

    row = DECISION
    names = all_but_id(DECISION)
    needed = ("topic",)


class DecisionChange(Correction):
    """What was recorded wrongly of a decision."""

    row = DECISION
    names = all_but_id(DECISION)


class NewConsultation(FromRow):
    """What a group is asked. `group` and `decision` name rows by `public_id` or `ref`."""

    row = CONSULTATION
    names = all_but_id(CONSULTATION)
    needed = ("group",)


class ConsultationChange(Correction):
    """The views that came and how they were taken into account, or what was recorded wrongly."""

    row = CONSULTATION
    names = tuple(name for name in all_but_id(CONSULTATION) if name != "group")
