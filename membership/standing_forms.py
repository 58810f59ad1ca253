"""What a secretary fills in about what somebody is: one form for each kind of thing, with only its fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms

from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import Choices, Lasting, authorities_to_choose, why_field, with_present
from membership.forms import day_field
from statute.facts import BoardFacts
from statute.holding import OFFICES
from statute.record_shape import DISQUALIFICATIONS
from statute.structure import REGISTERS

IS, IS_NOT = "yes", "no"
CHOOSE: Final = ("", "Choose one")
NOT_KNOWN: Final = ("", "I do not know")
CONTRACT_WORDS: Final = {
    "health_board": "With the Health Board itself",
    "gms": "With a practice under a general medical services contract",
    "section_17c": "With a practice under section 17C arrangements",
    "council": "With a council",
    "other": "Another",
}
CATEGORY_WORDS: Final = {
    "conviction": "Conviction with a sentence of three months or more (rule DSQ-01)",
    "dismissal": "Dismissed by a Health Board or a council for disciplinary reasons (rule DSQ-02)",
    "insolvency": "Insolvency (rule DSQ-03)",
    "professional_removal": "Removed from a professional register (rule DSQ-04)",
    "standards_sanction": "Sanction of the Standards Commission: suspension or worse (rule DSQ-05)",
    "restrictions_undertaking": "Bankruptcy restrictions undertaking (rule DSQ-03)",
    "censure": "Censure by the Standards Commission (rule JMC-11)",
}
assert set(CATEGORY_WORDS) == set(DISQUALIFICATIONS)


class StandingForm(Lasting):
    """What somebody is, from when, and until when; a kind adds its own fields, named as in the record."""

    kind: ClassVar[str]
    title: ClassVar[str]
    is_so: ClassVar[str]
    first_words: ClassVar[str] = "First day"
    can_be_denied: ClassVar[bool] = True

    is_or_not = forms.ChoiceField(label="What is so?", widget=forms.RadioSelect, initial=IS)
    starts_on = day_field("First day", required=False, help_text="Leave it empty where it is not known.")

    def __init__(
        self, *args: Any, facts: BoardFacts, present: Mapping[str, Any] | None = None, **kwargs: Any
    ):
        """Take the board's facts and, for a row that is there, what it says."""
        super().__init__(*args, **kwargs)
        self.facts, self.present = facts, present or {}
        self.fields["starts_on"].label = self.first_words
        for name, field in self.own_fields().items():
            self.fields[name] = field
        if self.can_be_denied:
            yes_no = [(IS, self.is_so), (IS_NOT, "It is known that they are not")]
            self.fields["is_or_not"] = forms.ChoiceField(
                label=self.fields["is_or_not"].label, widget=forms.RadioSelect, initial=IS, choices=yes_no
            )
        else:
            del self.fields["is_or_not"]
        self.order_fields(("is_or_not", *self.own_fields(), "starts_on", "until", "ends"))

    def own_fields(self) -> dict[str, forms.Field]:
        """Give the kind's own fields, by their names in the record."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Insist on the order of the days."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("ends", "The last day is before the first.")
        return said

    def authority_field(self, label: str, kind: str = "", required: bool = True) -> forms.ChoiceField:
        """Give a field for a constituent authority; where there is one of the kind it is proposed."""
        choices = authorities_to_choose(self.facts, kind)
        initial = choices[0][0] if len(choices) == 1 else None
        listed: Choices = with_present(choices, self.present.get("of"))
        return forms.ChoiceField(
            label=label,
            required=required,
            choices=[CHOOSE if required else NOT_KNOWN, *listed],
            initial=initial,
        )

    @property
    def details(self) -> dict[str, Any]:
        """Give the kind's own fields as the record has them; those left empty stay away."""
        return {name: value for name, value in self.own_said.items() if value is not None}

    @property
    def own_said(self) -> dict[str, Any]:
        """Give the kind's own fields as the record has them, None for those left empty."""
        said = {name: self.cleaned_data[name] for name in self.own_fields() if name in self.cleaned_data}
        return {name: None if value == "" else value for name, value in said.items()}

    @property
    def value(self) -> bool | None:
        """Give False where it is known not to be so; what is so need not say it."""
        return False if self.cleaned_data.get("is_or_not") == IS_NOT else None


class CouncillorForm(StandingForm):
    """A councillor."""

    kind = "councillor"
    title = "A councillor"
    is_so = "They are a councillor"
    first_words = "Elected on"

    def own_fields(self) -> dict[str, forms.Field]:
        """Of which council."""
        return {"of": self.authority_field("Of which council?", "council")}


class HealthBoardMemberForm(StandingForm):
    """A member of the Health Board."""

    kind = "health_board_member"
    title = "A member of the Health Board"
    is_so = "They are a member of the Health Board"

    def own_fields(self) -> dict[str, forms.Field]:
        """Of which Health Board."""
        return {"of": self.authority_field("Of which Health Board?", "health_board")}


class NonExecutiveForm(HealthBoardMemberForm):
    """A non-executive director of the Health Board."""

    kind = "non_executive"
    title = "A non-executive director of the Health Board"
    is_so = "They are a non-executive director, and so a member of the Health Board"


class OfficeForm(StandingForm):
    """The holder of a named office."""

    kind = "office_holder"
    title = "The holder of an office"
    is_so = "They hold the office"

    def own_fields(self) -> dict[str, forms.Field]:
        """Which office, and of whom."""
        offices = [(name, words[:1].upper() + words[1:]) for name, words in OFFICES.items()]
        whose = self.authority_field("Whose office is it?", required=False)
        whose.help_text = "For the office of a council or of the Health Board. Leave it for the board’s own."
        whose.initial = None
        return {"office": forms.ChoiceField(label="Which office?", choices=[CHOOSE, *offices]), "of": whose}

    def clean(self) -> dict[str, Any]:
        """Insist on an authority for an office of one."""
        said = super().clean() or self.cleaned_data
        if said.get("office") in AUTHORITYS_OFFICES and not said.get("of") and not self.has_error("of"):
            self.add_error("of", "Choose the authority whose office it is.")
        return said


AUTHORITYS_OFFICES: Final = (
    "chief_social_work_officer",
    "council_proper_officer",
    "health_board_finance_director",
)


class RegisteredForm(StandingForm):
    """A registered doctor or nurse."""

    kind = "registered"
    title = "A registered doctor or nurse"
    is_so = "They are registered"

    def own_fields(self) -> dict[str, forms.Field]:
        """On which register."""
        registers = [CHOOSE, ("doctor", "As a doctor"), ("nurse", "As a nurse")]
        return {"as": forms.ChoiceField(label="On which register?", choices=registers)}


class PerformersListForm(StandingForm):
    """On the list of those who perform primary medical services."""

    kind = "on_performers_list"
    title = "On the primary medical services performers list"
    is_so = "They are on the list"

    def own_fields(self) -> dict[str, forms.Field]:
        """Whose list."""
        return {"of": self.authority_field("The list of which Health Board?", "health_board")}


class EmployedForm(StandingForm):
    """Employed, with the kind of contract."""

    kind = "employed"
    title = "Employed"
    is_so = "They are employed"

    def own_fields(self) -> dict[str, forms.Field]:
        """By whom, and how."""
        employer = self.authority_field("By whom?", required=False)
        employer.help_text = "Leave it where the employer is none of these, such as a practice."
        employer.initial = None
        contract = forms.ChoiceField(
            label="What kind of contract?", choices=[CHOOSE, *CONTRACT_WORDS.items()]
        )
        return {"of": employer, "contract": contract}


class PrimaryMedicalForm(StandingForm):
    """Whether somebody provides primary medical services."""

    kind = "provides_primary_medical_services"
    title = "Whether they provide primary medical services"
    is_so = "They provide primary medical services"


class SecondedForm(StandingForm):
    """Seconded to the board."""

    kind = "seconded"
    title = "Seconded to the board"
    is_so = "They are seconded"

    def own_fields(self) -> dict[str, forms.Field]:
        """From whom."""
        return {"of": self.authority_field("From which authority?")}


class LivesInAreaForm(StandingForm):
    """Living in the area of the board."""

    kind = "lives_in_area"
    title = "Living in the area"
    is_so = "They live in the area"


class CaresInAreaForm(StandingForm):
    """A carer of somebody who lives in the area."""

    kind = "cares_in_area"
    title = "A carer of somebody who lives in the area"
    is_so = "They care for somebody who lives in the area"


class OperatesInAreaForm(StandingForm):
    """Operating in the area, as a person or for a body."""

    kind = "operates_in_area"
    title = "Operating in the area"
    is_so = "They, or the body they come from, operate in the area"


class HealthProfessionalForm(StandingForm):
    """A health professional who is engaged in providing health care."""

    kind = "health_professional"
    title = "A health professional engaged in health care"
    is_so = "They are engaged in providing health care"
    registers: ClassVar[tuple[str, ...]] = ("gmc", "gdc", "goc", "gosc", "gcc", "gphc", "nmc", "hcpc")

    def own_fields(self) -> dict[str, forms.Field]:
        """On which register."""
        registers = [NOT_KNOWN, *((name, REGISTERS[name]) for name in self.registers)]
        return {"register": forms.ChoiceField(label="On which register?", choices=registers, required=False)}


class SocialCareProfessionalForm(HealthProfessionalForm):
    """A social care professional who is engaged in providing social care."""

    kind = "social_care_professional"
    title = "A social care professional engaged in social care"
    is_so = "They are engaged in providing social care"
    registers = ("sssc", "regulated_elsewhere", "unregistered")


class ProvidesServiceForm(StandingForm):
    """One who provides a service, or whose body does, and whether profit is an aim of it."""

    kind = "provides_service"
    title = "Providing a service"
    is_so = "They, or the body they come from, provide the service"

    def own_fields(self) -> dict[str, forms.Field]:
        """Which service, and whether the aim in providing it includes profit."""
        service = forms.CharField(label="Which service?", max_length=200, validators=[plain_text])
        for_profit = forms.TypedChoiceField(
            label="Is profit an aim in providing it?",
            required=False,
            choices=[NOT_KNOWN, ("True", "Yes, or among others"), ("False", "No")],
            coerce=lambda said: said == "True",
            empty_value=None,
            help_text="The aim in providing this service counts, not the kind of body.",
        )
        return {"service": service, "for_profit": for_profit}


class DisqualifiedForm(StandingForm):
    """A ground of disqualification: its category and days, and nothing else."""

    kind = "disqualified"
    title = "Disqualified"
    is_so = ""
    first_words = "First day of the ground"
    can_be_denied = False

    def own_fields(self) -> dict[str, forms.Field]:
        """The category alone."""
        return {"category": forms.ChoiceField(label="Category", choices=[CHOOSE, *CATEGORY_WORDS.items()])}


KINDS: Final[tuple[type[StandingForm], ...]] = (
    CouncillorForm,
    NonExecutiveForm,
    HealthBoardMemberForm,
    OfficeForm,
    RegisteredForm,
    PerformersListForm,
    EmployedForm,
    PrimaryMedicalForm,
    SecondedForm,
    LivesInAreaForm,
    CaresInAreaForm,
    OperatesInAreaForm,
    HealthProfessionalForm,
    SocialCareProfessionalForm,
    ProvidesServiceForm,
)
FORM_OF: Final[dict[str, type[StandingForm]]] = {form.kind: form for form in KINDS} | {
    DisqualifiedForm.kind: DisqualifiedForm
}


def recording(form: type[StandingForm]) -> type[StandingForm]:
    """Give the form of a kind for something that is not on record yet."""
    return type(f"Record{form.__name__}", (form, MakesOne), {})


def correcting(form: type[StandingForm]) -> type[StandingForm]:
    """Give the form of a kind for something that is on record, with room for the reason.

    There is none for a disqualification, of which nothing but its category and days may be written.
    """
    reason = {} if form.kind == DisqualifiedForm.kind else {"why": why_field()}
    return type(f"Correct{form.__name__}", (form, ChangesOne), reason)


class EndStandingForm(ChangesOne):
    """The last day of something that somebody was, and what ends with it."""

    on = day_field("Last day", help_text="It is still so on this day.")
    with_it = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, goes_with_it: str, **kwargs: Any) -> None:
        """Take in words what ends with it; nothing to leave that out."""
        super().__init__(*args, **kwargs)
        if goes_with_it:
            self.fields["with_it"].label = goes_with_it
        else:
            del self.fields["with_it"]
