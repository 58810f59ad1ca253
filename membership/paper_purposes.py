"""What papers are recorded for: each purpose with the fields it asks for and what it always says.

A purpose is data: one form serves them all. The names of fields are those that the record has for a paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

Row = dict[str, Any]

BOARD, MEMBER, MINISTERS = "board", "member", "scottish-ministers"


@dataclass(frozen=True)
class Ask:
    """One field: its name in the record, what it is called on the form, and what may be chosen in it."""

    name: str
    label: str
    help: str = ""
    needed: bool = False
    # For whom or what may be chosen: authorities of a kind, seats on some bases.
    among: tuple[str, ...] = ()
    # For a yes or no: what each means here.
    yes_no: tuple[str, str] = ("Yes", "No")
    # Several may be ticked, and a paper is made for each.
    each: bool = False


@dataclass(frozen=True)
class Purpose:
    """What a paper is recorded for: what it always says (`fixed`) and what is asked for."""

    slug: str
    group: str
    title: str
    explained: str
    fixed: Row
    asks: tuple[Ask, ...]
    rule: str = ""

    def fits(self, row: Row) -> bool:
        """Tell whether a paper is one for this purpose; it need not say from whom or to whom."""
        return all(
            row.get(name) == value or (name in ("from", "to") and name not in row)
            for name, value in self.fixed.items()
        )


@dataclass(frozen=True)
class _Days:
    given: str = "Day on the paper"
    received: str = ""
    effective: str = ""

    def asks(self, needed: bool = True) -> tuple[Ask, ...]:
        """Give the days that are asked for, and where the paper is to be found."""
        days = [Ask("given_on", self.given, needed=needed)]
        if self.received:
            days.append(Ask("received_on", self.received))
        if self.effective:
            days.append(Ask("effective_on", self.effective, "Leave it where that is the same day."))
        return (*days, REFERENCE)


REFERENCE: Final = Ask(
    "reference", "Where it is to be found", "Such as a minute’s date and item, or a file number."
)
FORM: Final = Ask("form", "How was it given?")
APPOINTMENT: Final = Ask("appointment", "Whose appointment?", needed=True)
PERSON: Final = Ask("person", "Whom does it concern?", needed=True)

GROUP: Final = Ask("group", "Which group?")

COUNCIL, HEALTH = "council", "health_board"
NOMINEES: Final = ("LA_NOM", "HB_NOM")
PROFESSIONALS: Final = ("GP", "NURSE", "HOSPDR")
SEATS, OFFICERS, MEMBERS, LEAD, GROUPS, OTHER = (
    "Seats and nominations",
    "Officers",
    "Members and meetings",
    "Lead agency",
    "Groups and localities",
    "Anything else",
)


def _from(label: str, *among: str) -> Ask:
    return Ask("from", label, needed=True, among=among)


PURPOSES: Final[tuple[Purpose, ...]] = (
    Purpose(
        "nomination",
        SEATS,
        "Nomination by an authority",
        "The letter or decision by which a council or the Health Board nominates somebody to a seat.",
        {"kind": "nomination"},
        (
            _from("Which authority nominated?"),
            Ask("person", "Whom did it nominate?", needed=True),
            Ask("seat", "To which seat?", among=NOMINEES),
            *_Days("Day of the nomination", "Day the board received it", "Day it takes effect").asks(),
        ),
    ),
    Purpose(
        "determination",
        SEATS,
        "Determination of a health professional",
        "The Health Board determines who sits as general practitioner, nurse or other doctor.",
        {"kind": "determination"},
        (
            _from("Which Health Board?", HEALTH),
            Ask("person", "Whom did it determine?", needed=True),
            Ask("seat", "For which seat?", needed=True, among=PROFESSIONALS),
            *_Days("Day of the determination", effective="Day it takes effect").asks(),
        ),
        "MEM-22",
    ),
    Purpose(
        "unable-to-fill",
        SEATS,
        "Inability to fill a seat",
        "An authority says that for now it is unable, or that it is able, to fill a nominee’s empty seat.",
        {"kind": "inability", "topic": "vacancy"},
        (
            _from("Which authority?"),
            Ask("seat", "Which seat?", needed=True, among=NOMINEES),
            Ask(
                "says",
                "What does it say?",
                yes_no=("It is unable to fill the seat", "It is able to fill the seat"),
            ),
            *_Days(effective="Day from which that is so").asks(),
        ),
        "VAC-01",
    ),
    Purpose(
        "no-non-executives",
        SEATS,
        "Health Board unable to find non-executives",
        "Only a Health Board that is unable to find enough non-executive directors may nominate others.",
        {"kind": "inability", "topic": "non_executives"},
        (
            _from("Which Health Board?", HEALTH),
            Ask("says", "What does it say?", yes_no=("It is unable to find enough", "It has found enough")),
            *_Days(effective="Day from which that is so").asks(),
        ),
        "MEM-14",
    ),
    Purpose(
        "notice-vacancy",
        SEATS,
        "Notice of a vacancy to the Scottish Ministers",
        "A nominee’s seat that stays empty for six months must be told to the Ministers, with reasons.",
        {"kind": "notice", "topic": "vacancy", "to": MINISTERS},
        (
            _from("Who gave notice?", "", BOARD),
            Ask("seat", "Of which seat?", needed=True, among=NOMINEES),
            *_Days("Day the notice was given").asks(),
        ),
        "VAC-02",
    ),
    Purpose(
        "vacancy-arrangements",
        SEATS,
        "Agreement on arrangements for vacancies",
        "What the authorities agreed for temporary vacancies, where the scheme does not say.",
        {"kind": "agreement", "topic": "vacancies"},
        (
            Ask("from", "Who agreed?", among=("", BOARD)),
            *_Days("Day of the agreement", effective="Day it takes effect").asks(),
        ),
        "VAC-03",
    ),
    Purpose(
        "term-decision",
        SEATS,
        "Decision on a term of office",
        "The authorities decide for how long a member is appointed.",
        {"kind": "decision", "topic": "term"},
        (Ask("from", "Who decided?", among=("", BOARD)), APPOINTMENT, *_Days("Day of the decision").asks()),
        "TRM-01",
    ),
    Purpose(
        "chair-change",
        SEATS,
        "Agreement on a change of chair",
        "What was agreed on who is chair, or on a change.",
        {"kind": "agreement", "topic": "chair_change"},
        (
            Ask("from", "Who agreed?", among=("", BOARD)),
            Ask("person", "On whom?"),
            *_Days("Day of the agreement", effective="Day it takes effect").asks(),
        ),
        "JMC-09",
    ),
    Purpose(
        "resignation",
        MEMBERS,
        "Resignation",
        "The member’s own notice. To end the appointment too, use “Record a resignation” on the seat.",
        {"kind": "resignation", "from": MEMBER},
        (
            APPOINTMENT,
            Ask("to", "To whom is it addressed?", among=(BOARD, "")),
            FORM,
            *_Days("Day on the notice", "Day the board received it", "Day it takes effect").asks(
                needed=False
            ),
        ),
        "END-01",
    ),
    Purpose(
        "resignation-told",
        MEMBERS,
        "Resignation told to the nominating authority",
        "The board tells the authority that its nominee has resigned.",
        {"kind": "notice", "topic": "resignation", "from": BOARD},
        (
            APPOINTMENT,
            Ask("to", "Which authority was told?", needed=True, among=("",)),
            *_Days("Day it was told").asks(),
        ),
        "END-02",
    ),
    Purpose(
        "electronic-notices",
        MEMBERS,
        "Agreement that notices may be electronic",
        "Agreed in writing with a member beforehand; without it a notice by e-mail is not in writing.",
        {"kind": "agreement", "topic": "electronic_notice"},
        (PERSON, *_Days("Day of the agreement").asks()),
        "END-01",
    ),
    Purpose(
        "removal-decision",
        MEMBERS,
        "Decision to remove a member",
        "What the board decided. To go through the steps of a removal, start from the appointment.",
        {"kind": "decision", "topic": "removal"},
        (
            _from("Who decided?", BOARD, ""),
            APPOINTMENT,
            *_Days("Day of the decision", effective="Day it takes effect").asks(),
        ),
        "END-05",
    ),
    Purpose(
        "removal-notice",
        MEMBERS,
        "Notice of a removal",
        "The notice to the member and, where an authority removes its nominee, to the board.",
        {"kind": "notice", "topic": "removal"},
        (
            _from("Who gave notice?", BOARD, ""),
            Ask("to", "To whom?", needed=True, among=(MEMBER, BOARD, "")),
            APPOINTMENT,
            FORM,
            *_Days("Day the notice was given", "Day it was received", "Day the removal takes effect").asks(),
        ),
        "END-05",
    ),
    Purpose(
        "removal-agreement",
        MEMBERS,
        "Agreement to a removal",
        "For a monitoring committee: each body’s agreement to a removal for conduct.",
        {"kind": "agreement", "topic": "removal"},
        (_from("Who agreed?", "", MEMBER), APPOINTMENT, *_Days("Day of the agreement").asks()),
        "JMC-10",
    ),
    Purpose(
        "declaration",
        MEMBERS,
        "Declaration of eligibility",
        "A member declares that no ground of disqualification applies. For several at once there is a sheet.",
        {"kind": "declaration", "topic": "eligibility", "from": MEMBER},
        (
            PERSON,
            Ask("says", "What was declared?", yes_no=("That no ground applies", "That one may apply")),
            *_Days("Day of the declaration").asks(),
        ),
        "DSQ-06",
    ),
    Purpose(
        "attendance-of-one",
        MEMBERS,
        "Attendance of one member",
        "Whether one member came to one meeting. For the whole meeting there is a sheet.",
        {"kind": "attendance"},
        (
            APPOINTMENT,
            Ask("given_on", "Day of the meeting", needed=True),
            Ask("says", "Did they come?", yes_no=("They came", "They did not come")),
            Ask("good_cause", "If they did not, was there illness or another reasonable cause?"),
            REFERENCE,
        ),
        "END-04",
    ),
    Purpose(
        "presiding",
        MEMBERS,
        "Who presided at a meeting",
        "Who took the chair at a meeting, and in which capacity.",
        {"kind": "presiding"},
        (
            Ask("given_on", "Day of the meeting", needed=True),
            Ask("person", "Who presided?", needed=True),
            Ask("capacity", "In which capacity?"),
            REFERENCE,
        ),
        "JMC-16",
    ),
    Purpose(
        "joint-vote",
        MEMBERS,
        "Joint vote for an empty seat",
        "The other nominees of an authority may cast the vote of its empty seat, if all of them agree.",
        {"kind": "joint_vote"},
        (
            Ask("given_on", "Day of the meeting", needed=True),
            Ask("seat", "For which empty seat?", needed=True, among=NOMINEES),
            Ask("agreed_by", "Who agreed?", "Tick everybody who agreed."),
            REFERENCE,
        ),
        "VAC-01",
    ),
    Purpose(
        "expenses",
        MEMBERS,
        "Payment of expenses",
        "Travel and other expenses that being a member brings with it, such as the cost of care.",
        {"kind": "payment", "topic": "expenses"},
        (Ask("person", "To whom?"), *_Days("Day of the payment").asks()),
        "OFF-05",
    ),
    Purpose(
        "allowance",
        MEMBERS,
        "Payment of an allowance",
        "A fee or a regular sum. The Order gives no power to pay one; record it where it was paid.",
        {"kind": "payment", "topic": "allowance"},
        (Ask("person", "To whom?"), *_Days("Day of the payment").asks()),
        "OFF-05",
    ),
    Purpose(
        "consultation",
        OFFICERS,
        "Consultation on the chief officer",
        "The board consults each constituent authority before it appoints a chief officer.",
        {"kind": "consultation", "topic": "chief_officer", "from": BOARD},
        (
            Ask("person", "On whose appointment?", needed=True),
            Ask(
                "to",
                "Which authorities were consulted?",
                "One entry is made for each.",
                needed=True,
                among=("",),
                each=True,
            ),
            Ask("says", "Was it done?", yes_no=("They were consulted", "They were not consulted")),
            *_Days("Day of the consultation").asks(),
        ),
        "OFF-01",
    ),
    Purpose(
        "chief-officer",
        OFFICERS,
        "Decision on the chief officer",
        "The board’s decision to appoint its chief officer.",
        {"kind": "decision", "topic": "chief_officer", "from": BOARD},
        (
            Ask("person", "Who was appointed?", needed=True),
            *_Days("Day of the decision", effective="Day it takes effect").asks(),
        ),
        "OFF-01",
    ),
    Purpose(
        "interim-request",
        OFFICERS,
        "Request for an interim chief officer",
        "The board asks the authorities for an interim, as the integration scheme says.",
        {"kind": "request", "topic": "interim_chief_officer", "from": BOARD},
        (Ask("person", "For whom, if anybody is named?"), *_Days("Day of the request").asks()),
        "OFF-03",
    ),
    Purpose(
        "interim-decision",
        OFFICERS,
        "Decision on an interim chief officer",
        "Who acts as chief officer while nobody holds the office.",
        {"kind": "decision", "topic": "interim_chief_officer"},
        (
            Ask("from", "Who decided?", among=(BOARD, "")),
            Ask("person", "Who acts?", needed=True),
            *_Days("Day of the decision", effective="Day it takes effect").asks(),
        ),
        "OFF-03",
    ),
    Purpose(
        "employment",
        OFFICERS,
        "Order on who may employ the chief officer",
        "An order of the Scottish Ministers that lets another body employ the chief officer.",
        {"kind": "decision", "topic": "employment", "from": MINISTERS},
        _Days("Day of the order", effective="Day it takes effect").asks(),
        "OFF-02",
    ),
    Purpose(
        "proper-officer",
        OFFICERS,
        "Decision on the proper officer for finance",
        "The board’s decision to appoint its proper officer for finance (section 95 officer).",
        {"kind": "decision", "topic": "proper_officer", "from": BOARD},
        (
            Ask("person", "Who was appointed?", needed=True),
            *_Days("Day of the decision", effective="Day it takes effect").asks(),
        ),
        "OFF-04",
    ),
    Purpose(
        "responsibilities",
        OFFICERS,
        "Decision on the chief officer’s responsibilities",
        "What the chief officer is responsible for, as the board decided it.",
        {"kind": "decision", "topic": "responsibilities", "from": BOARD},
        _Days("Day of the decision", effective="Day from which they count").asks(),
        "OFF-06",
    ),
    Purpose(
        "responsibilities-agreed",
        OFFICERS,
        "Ministers’ agreement to the responsibilities",
        "The Scottish Ministers agree to what the chief officer is responsible for.",
        {"kind": "agreement", "topic": "responsibilities"},
        (
            Ask(
                "from",
                "Who says so?",
                "Choose the board where it confirms that nobody ever asked.",
                needed=True,
                among=(MINISTERS, BOARD),
            ),
            Ask("says", "What is said?", yes_no=("They agreed", "They have not agreed, or were never asked")),
            *_Days("Day of the agreement").asks(),
        ),
        "OFF-06",
    ),
    Purpose(
        "committee-set-up",
        LEAD,
        "Monitoring committee set up",
        "The council and the Health Board set up the integration joint monitoring committee.",
        {"kind": "decision", "topic": "committee"},
        (
            Ask("from", "Who decided?", among=("",)),
            Ask("given_on", "Day of the decision"),
            Ask("effective_on", "Day it was set up", needed=True),
            REFERENCE,
        ),
        "JMC-01",
    ),
    Purpose(
        "functions-moved",
        LEAD,
        "Functions moved to the bodies that lead",
        "The day on which functions moved to the lead agency.",
        {"kind": "decision", "topic": "delegation"},
        (
            Ask("from", "Who decided?", among=("",)),
            Ask("given_on", "Day of the decision"),
            Ask("effective_on", "Day the functions moved", needed=True),
            REFERENCE,
        ),
        "JMC-01",
    ),
    Purpose(
        "group-meeting",
        GROUPS,
        "A meeting of a group",
        "That a committee, the planning group or another group met.",
        {"kind": "meeting"},
        (GROUP, *_Days("Day of the meeting").asks()),
    ),
    Purpose(
        "group-progress",
        GROUPS,
        "A meeting on progress with the plan",
        "That the planning group met and looked at progress with the strategic plan.",
        {"kind": "meeting", "topic": "progress"},
        (GROUP, *_Days("Day of the meeting").asks()),
        "SPG-21",
    ),
    Purpose(
        "group-governance",
        GROUPS,
        "A meeting on clinical and care governance",
        "That a group met and looked at clinical and care governance.",
        {"kind": "meeting", "topic": "care_governance"},
        (GROUP, *_Days("Day of the meeting").asks()),
    ),
    Purpose(
        "governance-advice",
        GROUPS,
        "Advice on clinical and care governance",
        "Advice to the planning group or another group.",
        {"kind": "advice", "topic": "care_governance"},
        (GROUP, *_Days("Day of the advice").asks()),
    ),
    Purpose(
        "induction",
        GROUPS,
        "An induction",
        "That a new member was shown what the board or the group does.",
        {"kind": "induction"},
        (PERSON, GROUP, *_Days("Day of the induction").asks()),
    ),
    Purpose(
        "access-needs",
        GROUPS,
        "An induction with the question what somebody needs to take part",
        "That a new member was inducted, and asked what they need in order to take part.",
        {"kind": "induction", "topic": "access_needs"},
        (PERSON, GROUP, *_Days("Day of the induction").asks()),
    ),
    Purpose(
        "representative",
        GROUPS,
        "Considered representative",
        "That the board considers a member of the planning group representative of those they speak for.",
        {"kind": "determination", "topic": "representative", "from": BOARD},
        (
            APPOINTMENT,
            Ask("says", "What does the board consider?", yes_no=("Representative", "Not representative")),
            *_Days("Day of the statement").asks(),
        ),
    ),
    Purpose(
        "boundaries",
        GROUPS,
        "Consultation on the localities",
        "That somebody was consulted on how the area is divided into localities.",
        {"kind": "consultation", "topic": "boundaries"},
        (Ask("to", "Who was consulted?", among=("",)), *_Days("Day they were consulted").asks()),
    ),
    Purpose(
        "practitioners",
        GROUPS,
        "Agreement on the practitioners in a locality",
        "That it was agreed which practitioners take part in a locality.",
        {"kind": "agreement", "topic": "practitioners"},
        (Ask("locality", "Which locality?"), *_Days("Day of the agreement").asks()),
    ),
    Purpose(
        "other",
        OTHER,
        "Another paper",
        "Every field there is, for a paper that none of the others fits.",
        {},
        (
            Ask("kind", "Kind of paper", needed=True),
            Ask("topic", "On what?"),
            Ask("from", "From whom?", among=(BOARD, MEMBER, MINISTERS, "")),
            Ask("to", "To whom?", among=(BOARD, MEMBER, MINISTERS, "")),
            Ask("person", "About whom?"),
            Ask("seat", "About which seat?"),
            Ask("authority", "About which authority?"),
            Ask("says", "Does it say so, or that it is not so?", yes_no=("It is so", "It is not so")),
            FORM,
            Ask("capacity", "In which capacity?"),
            Ask("good_cause", "Was there a good cause?"),
            *_Days("Day on the paper", "Day it was received", "Day it takes effect").asks(needed=False),
        ),
    ),
)

BY_SLUG: Final = {purpose.slug: purpose for purpose in PURPOSES}


def purpose_of(row: Row) -> Purpose:
    """Give the purpose of a paper of the record: the one whose fixed words fit it most closely."""
    fitting = [purpose for purpose in PURPOSES if purpose.fits(row)]
    return max(fitting, key=lambda purpose: len(purpose.fixed))


def groups(purposes: Iterable[Purpose] = PURPOSES) -> list[tuple[str, list[Purpose]]]:
    """Give purposes under their groups, in order."""
    found: dict[str, list[Purpose]] = {}
    for purpose in purposes:
        found.setdefault(purpose.group, []).append(purpose)
    return list(found.items())
