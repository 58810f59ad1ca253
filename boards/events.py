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
ROLE_LAST_DAY_CHANGED = event("boards.role_last_day_changed", "Last day of a role changed")
USER_INVITED_AGAIN = event("boards.user_invited_again", "User invited again")
CLIENT_CREATED = event("boards.client_created", "API client created")
CLIENT_ACCESS_OPENED = event("boards.client_access_opened", "API client let in")
CLIENT_ACCESS_ENDED = event("boards.client_access_ended", "API client’s access ended")
CLIENT_SECRET_ROTATED = event("boards.client_secret_rotated", "API client’s secret renewed")
CLIENT_REVOKED = event("boards.client_revoked", "API client revoked")
BOARD_IDENTIFIED = event("boards.board_identified", "Board identified")
REGIME_RECORDED = event("boards.regime_recorded", "Model of integration recorded")
REGIME_CORRECTED = event("boards.regime_corrected", "Model of integration corrected")
REGIME_WITHDRAWN = event("boards.regime_withdrawn", "Model of integration withdrawn from the record")
PARTY_RECORDED = event("boards.party_recorded", "Party to the scheme recorded")
PARTY_CORRECTED = event("boards.party_corrected", "Party to the scheme corrected")
PARTY_WITHDRAWN = event("boards.party_withdrawn", "Party to the scheme withdrawn from the record")
SCHEME_RECORDED = event("boards.scheme_recorded", "Version of the integration scheme recorded")
SCHEME_CORRECTED = event("boards.scheme_corrected", "Version of the integration scheme corrected")
SCHEME_WITHDRAWN = event(
    "boards.scheme_withdrawn", "Version of the integration scheme withdrawn from the record"
)
SETTINGS_RECORDED = event("boards.settings_recorded", "Settings of the board recorded")
SETTINGS_CORRECTED = event("boards.settings_corrected", "Settings of the board corrected")
SETTINGS_WITHDRAWN = event("boards.settings_withdrawn", "Settings of the board withdrawn from the record")
COMPLETENESS_CLAIMED = event("boards.completeness_claimed", "What is complete was said")
