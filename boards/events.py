"""The closed list of what can be recorded in the audit trail. Each room declares its own events here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One kind of thing that happens, such as a member being appointed."""

    name: str
    title: str

    def __str__(self) -> str:
        return self.name


_declared: dict[str, Event] = {}


def event(name: str, title: str) -> Event:
    """Declare an event as `room.what_happened`; a name cannot be declared twice with different titles."""
    room, dot, what = name.partition(".")
    if not (dot and room.isidentifier() and what.isidentifier()):
        raise ValueError(f"An event is named room.what_happened, not {name!r}.")
    declared = _declared.setdefault(name, Event(name, title))
    if declared.title != title:
        raise ValueError(f"The event {name} is already declared as {declared.title!r}.")
    return declared


def declared_events() -> dict[str, Event]:
    """Give every declared event by name."""
    return dict(_declared)


def title_of(name: str) -> str:
    """Give the words for an event's name; an event no longer declared is shown by its name."""
    declared = _declared.get(name)
    return declared.title if declared else name


BOARD_CREATED = event("boards.board_created", "Board created")
BOARD_IMPORTED = event("boards.board_imported", "Board record imported")
AUTHORITY_ADDED = event("boards.authority_added", "Constituent authority added")
AUTHORITY_CHANGED = event("boards.authority_changed", "Constituent authority changed")
USER_INVITED = event("boards.user_invited", "User invited")
OPERATOR_APPOINTED = event("boards.operator_appointed", "Operator appointed")
ROLE_GRANTED = event("boards.role_granted", "Role granted")
ROLE_ENDED = event("boards.role_ended", "Role ended")
