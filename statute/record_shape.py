"""The shape of the board record: every list and field, what may stand in it, and what it means."""

from __future__ import annotations

from typing import Any, Final

from statute.facts import BASES, LISTS, REGIMES
from statute.holding import OFFICES, STANDINGS
from statute.shape import IDENTIFIER, SLUG, Choice, DayOf, Keyed, Many, Named, OrWord, Text, Whole, YesNo
from statute.structure import GROUP_BASES, REGISTERS
from statute.structure_shape import AREA, CONSULTATION, DECISION, GROUP, INVOLVEMENT, ISSUE, LOCALITY
from statute.unknown import NONE, OPEN, WHILE_IN_OFFICE

PAPER_KINDS: Final = (
    "nomination", "determination", "inability", "agreement", "notice", "resignation", "declaration",
    "consultation", "decision", "request", "attendance", "presiding", "joint_vote", "payment",
    "meeting", "induction", "advice",
)  # fmt: skip
DISQUALIFICATIONS: Final = (
    "conviction",
    "dismissal",
    "insolvency",
    "professional_removal",
    "standards_sanction",
    "restrictions_undertaking",
    "censure",
)
PERFORMERS = ("doctor", "nurse")
CONTRACTS: Final = ("health_board", "gms", "section_17c", "council", "other")
OFFICE_NAMES: Final = ("chair", "vice_chair")
TOPICS: Final = (
    "non_executives", "vacancy", "vacancies", "interim_chief_officer", "chair", "term", "chair_change",
    "resignation", "removal", "electronic_notice", "chief_officer", "proper_officer", "responsibilities",
    "employment", "eligibility", "committee", "delegation", "expenses", "allowance",
    "representative", "progress", "care_governance", "boundaries", "practitioners", "access_needs",
)  # fmt: skip
HOW_ENDED: Final = (
    "resignation", "term_over", "absence", "conduct", "disqualification", "authority", "left_office",
    "not_councillor", "other",
)  # fmt: skip
WRITTEN_HOW: Final = ("written", "electronic", "spoken")
CAPACITIES: Final = ("chair", "vice_chair", "member", "proxy", "not_a_member")
ABOUT: Final = ("seat", "person", "appointment", "authority", "group", "locality")

DAY = DayOf()
END = OrWord(DAY, {"open": OPEN})
ID = IDENTIFIER
NAME = Text(200)
PROSE = Text(2000)
SAYS_TEXT = OrWord(PROSE, {"none": NONE})
SAYS_ID = OrWord(ID, {"none": NONE})
SAYS_NUMBER = OrWord(Whole(0, 200), {"none": NONE})
SAYS_MONTHS = OrWord(Whole(1, 240), {"none": NONE})
KNOWN = Many(Named({"from": DAY, "to": END}, ("from", "to")), 500)

BOARD: Final = Named(
    {
        "slug": SLUG,
        "name": NAME,
        "established": Named(
            {"order": NAME, "effective_on": DAY},
            said={"effective_on": "The first day on which the board exists in law."},
        ),
        "regimes": Many(Named({"regime": Choice(tuple(REGIMES)), "from": DAY}, ("regime", "from")), 50),
        "parties": Many(
            Named(
                {
                    "authority": ID,
                    "kind": Choice(("council", "health_board")),
                    "name": NAME,
                    "members": Many(Named({"from": DAY, "count": Whole(1, 500)}, ("from", "count")), 100),
                },
                ("authority", "kind"),
                said={"members": "How many councillors a council has in all, from each day on."},
            ),
            40,
        ),
    },
    ("slug", "name"),
    said={
        "established": "The order that made the board; left out for a lead agency area.",
        "parties": "The authorities that prepared the integration scheme.",
    },
)
SCHEME_VERSION: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "agreed_number": SAYS_NUMBER,
        "specified_number": SAYS_NUMBER,
        "specified_by": ID,
        "nominees": OrWord(Keyed(Whole(0, 200)), {"none": NONE}),
        "first_chair_by": SAYS_ID,
        "chair_term_months": SAYS_MONTHS,
        "vice_term_months": SAYS_MONTHS,
        "chair_arrangements": SAYS_TEXT,
        "chair_change_arrangements": SAYS_TEXT,
        "additional_members": SAYS_NUMBER,
        "additional_member_arrangements": SAYS_TEXT,
        "interim_arrangements": SAYS_TEXT,
        "vacancy_arrangements": SAYS_TEXT,
        "administration": SAYS_TEXT,
        "funding": SAYS_TEXT,
        "planning_group_advice": SAYS_TEXT,
    },
    ("from",),
    said={
        "agreed_number": 'How many nominees each side has by agreement; "none" where nothing was agreed.',
        "specified_number": 'The number a council insists on; "none" where it insists on none.',
        "nominees": "How many each constituent authority nominates, by authority.",
        "specified_by": "The council that insists on the specified number.",
        "first_chair_by": 'Which authority appoints the first chair; "none" where the scheme does not say.',
        "chair_term_months": 'How long the chair is appointed for; "none" where the scheme does not say.',
        "vice_term_months": 'How long the vice-chair is appointed for; "none" where the scheme does not say.',
        "chair_arrangements": "How chair and vice-chair are appointed, in the words of the scheme; "
        '"none" where it does not say. So too for the other arrangements.',
        "additional_members": "How many members, beyond nominees, the scheme provides for in all: officers, "
        "professionals and stakeholders included.",
        "administration": "How a monitoring committee is supported.",
        "funding": "How a monitoring committee is paid for.",
        "planning_group_advice": "Who oversees, and advises the strategic planning group on, clinical and "
        "care governance.",
    },
)
PERSON: Final = Named({"id": ID, "name": NAME}, ("id",))
SEAT: Final = Named(
    {
        "id": ID,
        "basis": Choice((*BASES, *GROUP_BASES)),
        "nominated_by": ID,
        "nominated_jointly": YesNo(),
        "represents": ID,
        "group": ID,
        "locality": ID,
        "name": NAME,
        "known": KNOWN,
    },
    ("id",),
    said={
        "basis": "The ground in law of the seat: nominee of a council (LA_NOM) or the Health Board (HB_NOM); "
        "chief social work officer (CSWO), chief officer (CO), the board's proper officer for finance (CFO); "
        "general practitioner, nurse, doctor outside primary medical services (HOSPDR); member for staff, "
        "the third sector, service users or unpaid carers; additional member (ADDL); and on a monitoring "
        "committee the Health Board's director of finance (HB_FD) and the council's proper officer (LA_S95). "
        "On a group: a member, or its chair (CHAIR); on a strategic planning group the nominees of the "
        "Health Board (SPG_HB) and the council (SPG_LA), one for each of the twelve prescribed groups of "
        "persons (G01 to G12), the voice of a locality (SPG_LOC), and others (SPG_OTHER).",
        "nominated_jointly": "Nominated by all councils of the scheme together.",
        "locality": "The locality whose voice the seat is; for SPG_LOC.",
        "nominated_by": "The constituent authority whose seat it is; for LA_NOM and HB_NOM.",
        "represents": "The constituent authority whose staff or office the seat is for.",
        "group": 'The group the seat is on; "none", or left out, for the board itself.',
        "known": 'The periods for which all holders of the seat are on record; "open" = kept up to date.',
    },
)
APPOINTMENT: Final = Named(
    {
        "id": ID,
        "seat": ID,
        "person": ID,
        "starts_on": DAY,
        "term_ends": OrWord(DAY, {"open": OPEN, "while in office": WHILE_IN_OFFICE}),
        "ends": END,
        "seen_on": DAY,
        "interim": YesNo(),
        "joint": YesNo(),
        "how_ended": Choice(HOW_ENDED),
        "ended_by": ID,
        "appointed_by": ID,
    },
    ("seat", "person"),
    said={
        "how_ended": "Why the time in the seat ended: resignation; the term was over (term_over); the board "
        "removed the member for absence, for conduct, or for a disqualification; the authority that "
        "nominated them withdrew them (authority); they left the office or post the seat goes with "
        "(left_office); they were no longer a councillor (not_councillor); or other.",
        "ended_by": 'Who removed the member: an authority or a group by its id, or "board".',
        "appointed_by": "For a seat on a group: who appointed the member, an authority or a group by its id, "
        'or "board".',
        "term_ends": "The last day of the term as it was determined.",
        "ends": 'The last day actually in the seat; "open" while it is held.',
        "seen_on": "A day on which the person was seen in the seat, where neither start nor end is known.",
        "interim": "Holds the seat for the time being, until its office is filled.",
        "joint": "Holds the seat together with another.",
    },
)
HOLDER: Final = Named(
    {
        "office": Choice(OFFICE_NAMES),
        "person": ID,
        "starts_on": DAY,
        "ends": END,
        "temporary": YesNo(),
        "appointed_by": ID,
    },
    ("office", "person"),
    said={
        "temporary": "Stands in for a time; the period and its turn go on.",
        "appointed_by": "Where it is not the authority that appoints in this period.",
    },
)
APPOINTING_PERIOD: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "to": END,
        "seen_on": DAY,
        "chair_by": ID,
        "vice_by": ID,
        "holders": Many(HOLDER, 100),
        "temporary": YesNo(),
        "late_start_reason": SAYS_TEXT,
        "first_set_to": DAY,
    },
    said={
        "first_set_to": "The last day as it was first determined, where it was moved later.",
        "to": "The last day of the period as it was determined.",
        "seen_on": "A day in the period, where neither its first nor its last is known.",
        "chair_by": "The authority that appoints the chair; left out on a monitoring committee.",
        "vice_by": "The authority that appoints the vice-chair; left out on a monitoring committee.",
        "holders": "Who was chair and vice-chair in the period; [] where nobody was.",
        "temporary": "A temporary appointment while the entitled side is depleted; it uses up no turn.",
        "late_start_reason": 'Why the period began late; "none" where there was no reason.',
    },
)
STANDING: Final = Named(
    {
        "id": ID,
        "person": ID,
        "is": Choice(tuple(STANDINGS)),
        "of": ID,
        "office": Choice(tuple(OFFICES)),
        "as": Choice(PERFORMERS),
        "contract": Choice(CONTRACTS),
        "category": Choice(DISQUALIFICATIONS),
        "register": Choice(tuple(REGISTERS)),
        "service": NAME,
        "for_profit": YesNo(),
        "value": YesNo(),
        "starts_on": DAY,
        "ends": END,
        "seen_on": DAY,
    },
    ("person", "is"),
    said={
        "is": "What the person is over a time. A non-executive is a member of the Health Board as well.",
        "of": "The council or Health Board by its id; for an employment, the employer.",
        "office": 'Which office, for an office_holder. One of a council or the Health Board needs its "of".',
        "as": "On which register, for one who is registered.",
        "contract": "For an employment: with the Health Board itself (health_board), with a practice by its "
        "kind of contract (gms, section_17c), with a council, or other.",
        "register": "For a professional: the register they are on, or why on none.",
        "service": "For one who provides a service, or whose organisation does: which.",
        "for_profit": "Whether the aim in providing that service is, or includes, profit.",
        "value": "False: the person is known not to be.",
        "seen_on": "A day on which it was so, where neither start nor end is known.",
    },
)
PAPER: Final = Named(
    {
        "id": ID,
        "kind": Choice(PAPER_KINDS),
        "topic": Choice(TOPICS),
        "about": Named(dict.fromkeys(ABOUT, ID)),
        "from": ID,
        "to": ID,
        "says": YesNo(),
        "form": Choice(WRITTEN_HOW),
        "good_cause": YesNo(),
        "capacity": Choice(CAPACITIES),
        "agreed_by": Many(ID, 200),
        "reason": SAYS_TEXT,
        "given_on": DAY,
        "received_on": DAY,
        "effective_on": DAY,
        "reference": NAME,
    },
    ("kind",),
    said={
        "kind": "Which act on paper. An attendance is one member at one meeting, on its day, and whether "
        "they came (says); presiding is who presided at a meeting; a joint_vote is one cast for an empty "
        "seat by its authority's other nominees; a payment is one to a member. A meeting is one of a group, "
        "on its day; an induction is one of a member; advice is given to a group.",
        "topic": "What the paper is on: an authority unable to find non_executives; one empty seat "
        "(vacancy); arrangements for vacancies in general; an interim chief officer; the chair or a change "
        "of chair; a term; a resignation, told to the authority that nominated; a removal; an agreement that "
        "notices may come by electronic means (electronic_notice); the appointment of the chief officer or "
        "of the proper officer for finance; the chief officer's responsibilities; who may employ the chief "
        "officer (employment, by an order of the Ministers); a member's eligibility; the setting up of a "
        "monitoring committee (committee); the day on which functions moved (delegation); expenses, or an "
        "allowance; whether the board considers a person representative of an interest (representative); "
        "progress with the plan, for a meeting; clinical and care governance, for advice "
        "(care_governance); the boundaries of localities (boundaries); how general practitioners take part, "
        "agreed with the local medical committee (practitioners); what members need in order to take part "
        "(access_needs).",
        "about": "Whom or what it concerns. A determination of a professional member names the appointment, "
        "or the person, or the person and the seat.",
        "from": 'Who gave it: an authority or a group by its id, "board", "member", or another id of '
        "letters, digits, dots, colons and hyphens.",
        "to": 'Who received it: an authority or a group by its id, "board", "member", or another id, as '
        "who gave it; the Scottish Ministers are scottish-ministers.",
        "says": "False: the paper says that it is not so (an authority that was able to nominate, a member "
        "who did not attend).",
        "form": "How it was given: in writing, by electronic means, or spoken.",
        "good_cause": "For an absence: whether illness or another reasonable cause was given.",
        "capacity": "For presiding: in which capacity the person presided.",
        "agreed_by": "For a joint vote: the people who agreed it, by their ids.",
        "reason": 'Why somebody speaks for an interest without belonging to it; "none" where no reason was '
        "recorded.",
    },
)
SETTING: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "notice_to_ministers_days": Whole(0, 1000),
        "resignation_notice_days": Whole(0, 1000),
        "successive_terms": SAYS_NUMBER,
        "terms_of_reference_months": Whole(1, 240),
        "planning_group_meetings": Whole(0, 366),
        "switched_off": Many(Text(20, r"[A-Z]{2,6}-[0-9]{2}", "the id of a rule"), 500),
    },
    ("from",),
    said={
        "notice_to_ministers_days": "Days the board allows for telling the Ministers of a vacancy, counted "
        "from the end of the six months.",
        "resignation_notice_days": "Days the board allows for telling an authority that its nominee has "
        "resigned.",
        "successive_terms": 'The board\'s own limit on terms in a row; "none" where it has none.',
        "terms_of_reference_months": "How many months may pass between two reviews of terms of reference.",
        "planning_group_meetings": "How often the strategic planning group is to meet in twelve months.",
        "switched_off": "Local rules that the board does not want to be asked about.",
    },
)
RECORD: Final = Named(
    {
        "record": Whole(1, 1),
        "board": BOARD,
        "scheme_versions": Many(SCHEME_VERSION, 200),
        "people": Many(PERSON),
        "seats": Many(SEAT, 2000),
        "appointments": Many(APPOINTMENT),
        "appointing_periods": Many(APPOINTING_PERIOD, 1000),
        "standings": Many(STANDING),
        "papers": Many(PAPER),
        "groups": Many(GROUP, 2000),
        "decisions": Many(DECISION),
        "consultations": Many(CONSULTATION, 5000),
        "localities": Many(LOCALITY, 500),
        "areas": Many(AREA, 100),
        "involvements": Many(INVOLVEMENT),
        "issues": Many(ISSUE),
        "settings": Many(SETTING, 200),
        "complete": Named(dict.fromkeys(LISTS, KNOWN)),
    },
    ("board", "appointments"),
    "Board record",
    {"complete": "For which periods a missing row of a list means that there is none."},
)


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of the board record."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | RECORD.schema()


def appointment_id(row: dict[str, Any]) -> str:
    """The id an appointment goes by: its own, or one made of its seat, person and first recorded day."""
    if "id" in row:
        return str(row["id"])
    day = next((row[name] for name in ("starts_on", "seen_on", "ends") if name in row), "")
    return f"{row['seat']}/{row['person']}" + (f"/{day}" if day else "")
