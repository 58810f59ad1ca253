"""Every Act and Scottish statutory instrument the rules cite, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

LEGISLATION: Final = "https://www.legislation.gov.uk"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision of an instrument, and where to read it."""

    instrument: str
    provision: str
    url: str

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An enactment: its full title and its place at legislation.gov.uk."""

    title: str
    path: str

    @property
    def url(self) -> str:
        """The address of the whole instrument."""
        return f"{LEGISLATION}/{self.path}"

    def cite(self, provision: str, *, at: str = "") -> Citation:
        """A provision of this instrument; ``at`` is its path there, such as ``article/7``."""
        return Citation(self.title, provision, f"{self.url}/{at}" if at else self.url)


@dataclass(frozen=True, slots=True)
class Guidance:
    """Guidance to which the authorities are to have regard: its title. It is no enactment and has no place
    at legislation.gov.uk."""

    title: str

    def cite(self, provision: str) -> Citation:
        """A paragraph of the guidance; its address is left empty."""
        return Citation(self.title, provision, "")


ACT_2014: Final = Instrument("Public Bodies (Joint Working) (Scotland) Act 2014", "asp/2014/9")
BOARDS_ORDER: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Joint Boards) (Scotland) Order 2014", "ssi/2014/285"
)
COMMITTEES_ORDER: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014",
    "ssi/2014/281",
)
SCHEME_REGULATIONS: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Scheme) (Scotland) Regulations 2014", "ssi/2014/341"
)
PROFESSIONALS_REGULATIONS: Final = Instrument(
    "Public Bodies (Joint Working) (Health Professionals and Social Care Professionals) (Scotland)"
    " Regulations 2014",
    "ssi/2014/307",
)
PLANNING_GROUPS_REGULATIONS: Final = Instrument(
    "Public Bodies (Joint Working) (Membership of Strategic Planning Group) (Scotland) Regulations 2014",
    "ssi/2014/308",
)
CONSULTEES_REGULATIONS: Final = Instrument(
    "Public Bodies (Joint Working) (Prescribed Consultees) (Scotland) Regulations 2014", "ssi/2014/283"
)
COMMUNITY_EMPOWERMENT_2015: Final = Instrument("Community Empowerment (Scotland) Act 2015", "asp/2015/6")
PLANS_GUIDANCE: Final = Guidance("Strategic plans: statutory guidance (second edition)")
LOCALITIES_GUIDANCE: Final = Guidance("Localities guidance (2015)")
ESTABLISHMENT_ORDER: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Joint Board Establishment) (Scotland) Order 2015",
    "ssi/2015/88",
)
AMENDMENT_2015: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Joint Boards and Integration Joint Monitoring Committees)"
    " (Scotland) Amendment Order 2015",
    "ssi/2015/66",
)
AMENDMENT_2025: Final = Instrument(
    "Public Bodies (Joint Working) (Integration Joint Boards) (Scotland) Amendment Order 2025", "ssi/2025/405"
)
LOCAL_GOVERNMENT_1973: Final = Instrument("Local Government (Scotland) Act 1973", "ukpga/1973/65")
LOCAL_GOVERNMENT_1994: Final = Instrument("Local Government etc. (Scotland) Act 1994", "ukpga/1994/39")
INTERPRETATION_2010: Final = Instrument(
    "Interpretation and Legislative Reform (Scotland) Act 2010", "asp/2010/10"
)
ETHICAL_STANDARDS_2000: Final = Instrument(
    "Ethical Standards in Public Life etc. (Scotland) Act 2000", "asp/2000/7"
)
BANKRUPTCY_2016: Final = Instrument("Bankruptcy (Scotland) Act 2016", "asp/2016/21")
INTERPRETATION_1978: Final = Instrument("Interpretation Act 1978", "ukpga/1978/30")

ACT_COMMENCED: Final = date(2014, 9, 22)
"""Sections 1(1) and (2), 2 to 4, 6 to 48, 50 to 52 and 59 to 61 of the 2014 Act."""

ORDERS_COMMENCED: Final = date(2014, 11, 28)
"""Both Orders and the Integration Scheme Regulations."""

AMENDED_2015: Final = date(2015, 3, 20)
"""The first amending Order, to both Orders."""

STAKEHOLDERS_VOTE: Final = date(2026, 9, 1)
"""The third amending Order: third sector, service user and carer members vote, on boards only."""

PLANNING_GROUPS_PRESCRIBED: Final = date(2014, 12, 12)
"""The twelve groups of persons for a strategic planning group, and who counts as a professional."""
