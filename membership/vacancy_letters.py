"""Letters about a place that is not filled, ready to be sent; what is not on record stands in brackets."""

from collections.abc import Iterator
from typing import Final

from membership.roll import seat_title
from membership.vacancy import COMMITTEE, MULTI, OWN_OFFICERS, SINGLE, Vacancy, Way, cites_of
from statute.day import Day
from statute.facts import BoardFacts
from statute.holding import OFFICES
from statute.offices import CHAIR, office_on
from statute.registry import REGISTRY
from statute.rules.terms import OFFICE_OF
from statute.spans import in_words

FILL, MINISTERS = "nomination", "ministers"
FOR_WHOM: Final = {
    "STAFF": "the staff of the constituent authorities",
    "THIRD": "third sector bodies in health or social care",
    "USER": "service users",
    "CARER": "unpaid carers",
}
WHO_FITS: Final = {
    "LA_NOM": "The nominee must be a councillor.",
    "HB_NOM": "The nominee must be a non-executive director of the Health Board, unless it is unable to find"
    " enough of them.",
    "GP": "The member must be a registered doctor on the Health Board’s list of primary medical services"
    " performers.",
    "NURSE": "The member must be a registered nurse employed by the Health Board, or by a practice with a"
    " general medical services contract with it.",
    "HOSPDR": "The member must be a registered doctor employed by the Health Board who does not provide"
    " primary medical services.",
}


def letters_of(vacancy: Vacancy, facts: BoardFacts) -> dict[str, str]:
    """Give the letters that there are by now, by name."""
    found = {FILL: letter_to_fill(vacancy), MINISTERS: letter_to_ministers(vacancy, facts)}
    return {name: text for name, text in found.items() if text}


def letter_to_fill(vacancy: Vacancy) -> str:
    """Give the letter that asks for somebody; empty where there is nobody to ask but the board itself."""
    if vacancy.basis in OWN_OFFICERS or vacancy.way is Way.UNKNOWN:
        return ""
    return _letter(_to_fill(vacancy))


def letter_to_ministers(vacancy: Vacancy, facts: BoardFacts) -> str:
    """Give the notice to the Scottish Ministers; empty before it falls due."""
    return _letter(_to_ministers(vacancy, facts)) if vacancy.ministers_due else ""


def _letter(paragraphs: Iterator[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _to_fill(vacancy: Vacancy) -> Iterator[str]:
    board = vacancy.board
    yield "[date]"
    yield f"To: {_addressee(vacancy)}\nFrom: [name], secretary, {board}"
    yield f"{board}: a place not filled ({seat_title(vacancy.seat)})"
    yield "Dear [name]"
    yield _not_filled(vacancy)
    yield " ".join(_asked(vacancy))
    yield "Please tell me in writing:\n" + "\n".join(f"- {each}" for each in _wanted(vacancy))
    if vacancy.six_months_on is not None and not vacancy.ministers_told:
        yield _warning(vacancy)
    yield f"Yours sincerely\n\n[name]\nSecretary, {board}\n[telephone and e-mail address]"


def _addressee(vacancy: Vacancy) -> str:
    if vacancy.way is Way.APPOINTED:
        return "[name and address of the organisation or people to be asked]"
    return f"[name], chief executive, {vacancy.whose}"


def _not_filled(vacancy: Vacancy) -> str:
    held = f" It was last held by {vacancy.last_holder}." if vacancy.last_holder else ""
    return f"The place of {_the_member(vacancy)} has not been filled since {vacancy.shown.empty_words}.{held}"


def _the_member(vacancy: Vacancy) -> str:
    match vacancy.way:
        case Way.NOMINATED:
            return f"a nominee of {vacancy.whose}"
        case Way.BY_OFFICE:
            return f"the {OFFICES[OFFICE_OF[vacancy.basis]]}"
        case Way.DETERMINED:
            return f"a member chosen by {vacancy.whose} ({seat_title(vacancy.seat)})"
    group = FOR_WHOM.get(vacancy.basis)
    return f"a member for {group}" if group else "an additional member"


def _law(vacancy: Vacancy, rule: str = "") -> str:
    """Give where it is written, in words to follow 'under'."""
    cites = cites_of(REGISTRY[rule], vacancy.scope) if rule else vacancy.cites
    provisions = " and ".join(each.provision for each in cites if each.instrument == cites[0].instrument)
    return f"the {cites[0].instrument}, {provisions}" if cites else ""


def _asked(vacancy: Vacancy) -> Iterator[str]:
    law = f" ({_law(vacancy)})" if _law(vacancy) else ""
    whose = vacancy.whose
    match vacancy.way:
        case Way.NOMINATED:
            yield f"It is for {whose} to nominate{law}."
        case Way.DETERMINED:
            yield f"It is for {whose} to determine who sits here{law}."
        case Way.BY_OFFICE:
            yield f"Whoever holds that office is a member of the board{law}."
            yield "Please tell me who holds it now, and since when."
            return
        case _:
            yield f"It is for the board to appoint{law}."
            yield "Please suggest somebody whom the board can consider."
            return
    if vacancy.scope in (SINGLE, MULTI):
        yield WHO_FITS[vacancy.basis]
    yield "I should be glad to hear of a decision as soon as you can."


def _wanted(vacancy: Vacancy) -> Iterator[str]:
    yield "the name of the person;"
    match vacancy.way:
        case Way.BY_OFFICE:
            yield "the first day on which they held the office, and whether for the time being only;"
        case Way.APPOINTED:
            yield "for whom they would speak;"
        case _:
            yield "the day of the decision, and where it is recorded;"
            yield f"the first day in the seat and the last day of the term ({_longest(vacancy)});"
    yield "how I can reach them."


def _longest(vacancy: Vacancy) -> str:
    law = _law(vacancy, "JMC-15" if vacancy.scope == COMMITTEE else "TRM-01")
    return f"three years at most: {law}"


def _warning(vacancy: Vacancy) -> str:
    assert vacancy.six_months_on is not None
    told = f"tell the Scottish Ministers in writing, with the reasons ({_law(vacancy, 'VAC-02')})"
    if vacancy.ministers_due:
        return (
            "The place has not been filled for more than six months, so that the chair of the board must "
            f"{told}. Please tell me the reasons as you see them."
        )
    day = in_words(vacancy.six_months_on)
    return f"If it is still not filled on {day}, the chair of the board must {told}."


def _to_ministers(vacancy: Vacancy, facts: BoardFacts) -> Iterator[str]:
    board, holders = vacancy.board, office_on(facts, CHAIR, Day(vacancy.on)).holders
    name = ", ".join(facts.person_label(each.holder.person) for each in holders) or "[name of the chair]"
    yield "[date]"
    yield f"To: the Scottish Ministers\n[address]\nFrom: {name}, chair, {board}"
    yield f"Notice of a vacancy: {board}"
    yield f"As chair of the {board} I give this notice under {_law(vacancy, 'VAC-02')}."
    yield f"{_not_filled(vacancy)} It has now been so for more than six months."
    yield f"The reasons are:\n[why {vacancy.whose} has been unable to fill the place]"
    yield "What has been done, and when the place is expected to be filled:\n[what has been done]"
    yield f"Yours faithfully\n\n{name}\nChair, {board}"
