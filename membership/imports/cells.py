"""What stands in a cell, as a value of the record: text, days in all their spellings, words, yes and no."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
TIME: Final = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?Z?$")
YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
NUMBERS: Final = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})")
DAY_NAMED: Final = re.compile(
    WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s/.-]*([a-z]{3,9})\.?[\s,/.-]*(\d{4}|\d{2})",
    re.IGNORECASE,
)
MONTH_NAMED: Final = re.compile(
    WEEKDAY + r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})", re.IGNORECASE
)
SERIAL: Final = re.compile(r"([1-9]\d{4})(?:\.0+)?")
FIRST_SERIAL_DAY: Final = date(1899, 12, 30)

DASHES: Final = frozenset({"-", "–", "—", "--"})
ERASING: Final = frozenset({"not known", "unknown", "not recorded"})
STILL: Final = DASHES | {
    "open", "present", "to present", "current", "currently", "ongoing", "on-going", "to date", "now", "still",
    "still serving", "in post", "serving", "no end",
}  # fmt: skip
TERM_OPEN: Final = frozenset({"open", "no end", "no end set", "indefinite", "permanent", "ongoing"})
IN_OFFICE: Final = frozenset(
    {"while in office", "while in post", "ex officio", "with the office", "with the office or post they hold"}
)
YES: Final = frozenset({"yes", "y", "true", "t", "1", "x", "✓", "✔"})
NO: Final = frozenset({"no", "n", "false", "f", "0"})

# What a spreadsheet would take for a formula stands behind an apostrophe, and so does text that means
# something else here; one apostrophe more or less, whatever stands there, so that nothing is lost.
_MEANT: Final = "|".join(sorted(map(re.escape, ERASING)))
BEHIND: Final = re.compile(rf"'*(?:[=+\-@\t\r\n–—]|(?:{_MEANT})\s*$)", re.IGNORECASE)

# Characters that are there and cannot be seen, and mean nothing: joiners, soft hyphens, marks of direction
# that programs leave behind. Others that cannot be seen are refused with the value.
UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


class Empty(Enum):
    """What a cell says that holds no value: nothing at all, or that it is not known."""

    NOTHING = "nothing"
    NOT_KNOWN = "not known"


class WrongCell(Exception):
    """A cell that cannot be what its column says; the message tells why and what would do."""


def cleaned(text: str) -> str:
    """Give text without spaces around it, with single ones within, and without what cannot be seen."""
    return " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


def heading_key(heading: str) -> str:
    """Give a heading without what is no matter: its case, its dots and dashes."""
    return " ".join(re.sub(r"[^\w%]+", " ", cleaned(heading).casefold()).replace("_", " ").split())


def defused(text: str) -> str:
    """Give text for a cell that no spreadsheet takes for a formula; `typed` gives it back."""
    return f"'{text}" if BEHIND.match(text) else text


def typed(text: str) -> str:
    """Give the text that a cell stands for, without the apostrophe that keeps it text."""
    return text[1:] if text.startswith("'") and BEHIND.match(text[1:]) else text


def shown(text: str) -> str:
    """Give a cell's text for a message, shortened."""
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"


# -- days ----------------------------------------------------------------------------------------------------


class Order(Enum):
    """In which order a day is written in numbers."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


ORDER_WORDS: Final = {
    Order.DAY_FIRST: "the day first, then the month",
    Order.MONTH_FIRST: "the month first, then the day",
    Order.YEAR_FIRST: "the year first, then the month",
}


@dataclass(frozen=True)
class Habits:
    """How days are written in a file, where the cells themselves do not tell; None: nobody has said."""

    order: Order | None = None
    century: int | None = None
    serials: bool | None = None


@dataclass
class Doubts:
    """What the cells of some columns of days leave open, each with cells to show for it."""

    order: list[str] = field(default_factory=list)
    century: list[str] = field(default_factory=list)
    serials: list[str] = field(default_factory=list)

    def add(self, other: "Doubts") -> None:
        """Take in the doubts of another column."""
        self.order += other.order
        self.century += other.century
        self.serials += other.serials


def _numbers(text: str) -> tuple[int, int, int, bool] | None:
    """Give the three numbers of a day, and whether its year has two digits."""
    found = NUMBERS.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3]), len(found[3]) == 2) if found else None


def _readings(text: str, century: int) -> dict[Order, date]:
    """Give every day that three numbers may stand for, by the order that makes it so."""
    numbers = _numbers(text)
    if numbers is None:
        return {}
    first, second, third, is_short = numbers
    year = century + third if is_short else third
    spelt = {Order.DAY_FIRST: (year, second, first), Order.MONTH_FIRST: (year, first, second)}
    if is_short:
        spelt[Order.YEAR_FIRST] = (century + first, second, third)
    return {order: day for order, parts in spelt.items() if (day := _day(*parts))}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_time(text: str) -> str:
    return TIME.sub("", cleaned(text))


@dataclass(frozen=True)
class DayColumn:
    """How one column of days is to be read: by what its cells tell, else by what somebody said."""

    orders: frozenset[Order]
    habits: Habits

    @classmethod
    def of(cls, cells: Iterable[str], habits: Habits) -> "DayColumn":
        """Look through the cells of a column: the order in which all of them are days is theirs."""
        orders = frozenset(Order)
        for cell in cells:
            readings = _readings(_without_time(cell), habits.century or 2000)
            if readings:
                orders &= frozenset(readings)
        return cls(orders, habits)

    @property
    def order(self) -> Order | None:
        """The order of the numbers; None where nobody can tell."""
        return next(iter(self.orders)) if len(self.orders) == 1 else self.habits.order

    def doubts(self, cells: Iterable[str]) -> Doubts:
        """Give what its cells leave open, whatever was said of it."""
        found = Doubts()
        for cell in cells:
            text = _without_time(cell)
            if self._is_open(text):
                found.order.append(text)
            if self._has_short_year(text):
                found.century.append(text)
            if SERIAL.fullmatch(text):
                found.serials.append(text)
        return found

    def _is_open(self, text: str) -> bool:
        readings = _readings(text, self.habits.century or 2000)
        possible = self.orders or frozenset(Order)
        return len({day for order, day in readings.items() if order in possible}) > 1

    def _has_short_year(self, text: str) -> bool:
        numbers = _numbers(text)
        named = DAY_NAMED.fullmatch(text) or MONTH_NAMED.fullmatch(text)
        return bool((numbers and numbers[3]) or (named and len(named[3]) == 2 and _month_in(named)))

    def read(self, cell: str) -> date:
        """Give the day in a cell; refuses what is none."""
        text = _without_time(cell)
        found = _year_first(text) or self._named(text) or self._serial(text) or self._in_numbers(text)
        if found is None:
            raise WrongCell(f"{shown(text)} is not a day; write it as 1 May 2025 or 2025-05-01")
        return found

    def _named(self, text: str) -> date | None:
        for pattern, day, month in ((DAY_NAMED, 1, 2), (MONTH_NAMED, 2, 1)):
            found = pattern.fullmatch(text)
            if found and (number := _month(found[month])):
                spelt = _day(self._year(found[3]), number, int(found[day]))
                if spelt is None:
                    raise WrongCell(f"{shown(text)} is not a day that the calendar has")
                return spelt
        return None

    def _year(self, digits: str) -> int:
        if len(digits) == 4:
            return int(digits)
        if self.habits.century is None:
            raise WrongCell("the year has two digits; write all four")
        return self.habits.century + int(digits)

    def _serial(self, text: str) -> date | None:
        found = SERIAL.fullmatch(text)
        if not found:
            return None
        if not self.habits.serials:
            raise WrongCell(f"{shown(text)} is a number, not a day")
        return day_of_serial(found[1])

    def _in_numbers(self, text: str) -> date | None:
        numbers = _numbers(text)
        if numbers is None:
            return None
        if numbers[3] and self.habits.century is None:
            raise WrongCell(f"the year in {shown(text)} has two digits; write all four")
        readings = _readings(text, self.habits.century or 2000)
        if len(set(readings.values())) > 1 and self.order is None:
            raise WrongCell(f"{shown(text)} may be two days; say which number is the month")
        if self.order in readings:
            return readings[self.order]
        if self.order is None and readings:
            return next(iter(readings.values()))
        words = f", read with {ORDER_WORDS[self.order]}" if self.order else ""
        raise WrongCell(f"{shown(text)} is not a day that the calendar has{words}")


def day_of_serial(digits: str) -> date:
    """Give the day that a spreadsheet keeps as a number of days."""
    return FIRST_SERIAL_DAY + timedelta(days=int(digits))


def _year_first(text: str) -> date | None:
    found = YEAR_FIRST.fullmatch(text)
    if not found:
        return None
    parts = [int(each) for each in found.groups() if each is not None]
    spelt = _day(parts[0], parts[1], parts[2])
    if spelt is None:
        raise WrongCell(f"{shown(text)} is not a day that the calendar has")
    return spelt


def _month(word: str) -> int | None:
    spelt = word.lower()
    if spelt == "sept":
        return 9
    return next((number for number, name in enumerate(MONTHS, 1) if spelt in (name, name[:3])), None)


def _month_in(found: re.Match[str]) -> bool:
    return any(_month(each) for each in found.groups() if each and each.isalpha())


# -- other values --------------------------------------------------------------------------------------------


def yes_or_no(text: str) -> bool:
    """Give the yes or no in a cell."""
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise WrongCell(f"{shown(text)} is neither yes nor no")


def whole_number(text: str) -> int:
    """Give the whole number in a cell."""
    found = re.fullmatch(r"(\d{1,9})(?:\.0+)?", text.replace(",", ""))
    if found is None:
        raise WrongCell(f"{shown(text)} is no whole number")
    return int(found[1])


def one_of(text: str, words: Mapping[str, str]) -> str:
    """Give which of some words, by their codes, stands in a cell; either the code or the words will do."""
    wanted = heading_key(text)
    for code, said in words.items():
        if wanted in (heading_key(code), heading_key(said), heading_key(said).removeprefix("a ")):
            return code
    raise WrongCell(f"{shown(text)} is none of: {', '.join(words.values())}")


def periods(text: str) -> list[dict[str, str]]:
    """Give the periods in a cell such as “2020-01-01 to open”, parted by semicolons; “none” for none."""
    if text.casefold() == "none":
        return []
    return [_period(each) for each in text.split(";")]


def _period(text: str) -> dict[str, str]:
    first, to, last = text.strip().partition(" to ")
    column = DayColumn(frozenset(Order), Habits())
    if not to:
        raise WrongCell(f"{shown(text.strip())} is no period; write it as 2020-01-01 to open")
    ends = "open" if last.strip().casefold() in STILL else column.read(last).isoformat()
    return {"from": column.read(first).isoformat(), "to": ends}


def periods_said(known: Iterable[Mapping[str, Any]]) -> str:
    """Give periods as a cell says them."""
    return "; ".join(f"{each['from']} to {each['to']}" for each in known) or "none"


def listed(text: str) -> Iterator[str]:
    """Give the ids in a cell, parted by semicolons."""
    return (each.strip() for each in text.split(";") if each.strip())
