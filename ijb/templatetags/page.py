"""What every page shows: the menu, and the law's values in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse

from boards.models import Board, Role, RoleName, User
from boards.policy import roles_allowed
from ijb import navigation
from statute.findings import Outcome
from statute.spans import in_words

register = template.Library()

# Said elsewhere, or by ids that mean nothing to people.
NOT_LISTED = ("note", "seats", "appointments")


def _day_kept(context: Context) -> date | None:
    on = context.get("on")
    return on if isinstance(on, date) and on != context.get("today") else None


def _roles(context: Context) -> frozenset[RoleName]:
    return frozenset(context.get("roles") or ())


def _path(context: Context) -> str:
    request = context.get("request")
    return request.path if request is not None else ""


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[navigation.Place]:
    """Give the menu of the page's board; nothing where the page is of no board."""
    board = context.get("board")
    if not isinstance(board, Board):
        return []
    return navigation.menu(board, _path(context), _day_kept(context), _roles(context))


@register.simple_tag(takes_context=True)
def tabs(context: Context) -> list[navigation.Place]:
    """Give the tabs of the part of the menu that the page belongs to."""
    board = context.get("board")
    if not isinstance(board, Board):
        return []
    return navigation.tabs(board, _path(context), _day_kept(context), _roles(context))


@register.simple_tag(takes_context=True)
def trail_of(context: Context, public_id: UUID) -> str:
    """Give the address of what was done to a thing; empty for whoever may not see it."""
    board = context.get("board")
    if not isinstance(board, Board) or _roles(context).isdisjoint(roles_allowed("boards.see_trail")):
        return ""
    return reverse("trail:record", args=[board.slug, public_id])


@register.simple_tag(takes_context=True)
def rule_page(context: Context, rule_id: str) -> str:
    """Give the address of a rule's page on the page's board; empty where there is none."""
    board = context.get("board")
    return navigation.rule_address(board, rule_id, _day_kept(context)) if isinstance(board, Board) else ""


@register.simple_tag(takes_context=True)
def has_other_boards(context: Context) -> bool:
    """Tell whether whoever looks has had a role on another board too, and so has a board to choose."""
    user, board = context.get("user"), context.get("board")
    if not isinstance(user, User) or not isinstance(board, Board):
        return False
    return Role.objects.filter(user=user).exclude(board=board).exists()


@register.simple_tag
def is_demonstration() -> bool:
    """Tell whether this installation holds nothing but a demonstration."""
    return bool(settings.DEMONSTRATION)


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """Give the page's query with some parameters changed; an empty one is left out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def as_outcome(value: str) -> Outcome:
    """Give an outcome, also where a kept evaluation holds only its name."""
    return Outcome(value)


@register.filter
def facts_told(facts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Give a finding's facts to be listed: not its note, nor seats and appointments by their ids."""
    return [(name, value) for name, value in facts.items() if name not in NOT_LISTED]


@register.filter
def fact_name(name: str) -> str:
    """Give the name of a fact as words."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


@register.filter
def fact_value(value: Any) -> str:
    """Give a finding's fact, whatever it is, as words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if value is None:
        return "Not on record"
    if isinstance(value, Mapping):
        return (
            "; ".join(f"{fact_name(str(key))}: {fact_value(each)}" for key, each in value.items()) or "None"
        )
    if isinstance(value, (list, tuple, set, frozenset)):
        return _listed([fact_value(each) for each in value]) or "None"
    return str(value)


def _listed(said: list[str]) -> str:
    # "Councillor One, Council place 1, Councillor Two" would not say where one ends and the next begins.
    return ("; " if any("," in each for each in said) else ", ").join(said)


@register.filter
def iso_day(value: Any) -> Any:
    """Give a day written year-month-day as a date, to be shown in words; anything else as it is."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
