"""What an API client may be allowed to do on a board: a closed list of scopes, each with what it means."""

from typing import Final

READING: Final = {
    "boards:read": "Read boards, their authorities and their seats.",
    "people:read": "Read people by name, and what they are: councillor, nurse, holder of an office.",
    "appointments:read": "Read who is in which seat, who chairs, the papers behind it, and who votes.",
    "rules:read": "Read the rules. They are open to everybody; the scope is there for completeness.",
    "groups:read": "Read groups, what they settled and were asked, and whom the planning group lacks.",
    "localities:read": "Read localities, who takes part in them, and what was raised there.",
    "publications:read": "Read published documents, with the names of people in them.",
    "results:read": "Read how a board stands under each rule.",
}
WRITING: Final = {
    "appointments:write": "Appoint, reappoint, end and correct appointments.",
    "people:write": "Put people on the record, and correct their names.",
    "standings:write": "Record what people are, and until when.",
    "papers:write": "Record papers.",
    "offices:write": "Record appointing periods, and who is chair and vice-chair.",
    "groups:write": "Record, correct and end groups; record decisions, and what groups were asked.",
    "localities:write": "Record, correct and end localities and parts in them; record what was raised.",
}
SCOPES: Final = READING | WRITING


def in_order(scopes: object) -> list[str]:
    """Give some scopes in the order of the list, each once; what is no scope is left out."""
    wanted = set(scopes) if isinstance(scopes, (list, tuple, set, frozenset)) else set()
    return [scope for scope in SCOPES if scope in wanted]
