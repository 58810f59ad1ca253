"""Who may sign in to the demonstration: the one list, read by whatever makes these users or tells of them."""

from dataclasses import dataclass
from typing import Final

from boards.models import RoleName

PASSWORD: Final = "demonstration-2026"  # noqa: S105  printed for everybody to see; refused outside demonstration
"""The password of every one of them."""

OBSERVED: Final = (
    "argyll-and-bute",
    "clackmannanshire-and-stirling",
    "dundee-city",
    "glasgow-city",
    "highland",
    "north-ayrshire",
    "renfrewshire",
    "scottish-borders",
    "south-ayrshire",
)
"""The boards taken from what real boards published."""


@dataclass(frozen=True)
class SignIn:
    """An invented user: an operator, or somebody with one role on some boards."""

    email: str
    name: str
    role: RoleName | None
    boards: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = "no board's record" if self.role is None else ", ".join(self.boards)
        return f"{self.email}  {'operator' if self.role is None else self.role.value}: {where}"


SIGN_INS: Final = (
    SignIn("secretary@demo.example", "Ailsa (invented)", RoleName.SECRETARY, ("demonstration",)),
    SignIn("member@demo.example", "Calum (invented)", RoleName.MEMBER, ("demonstration",)),
    SignIn("officer@demo.example", "Morag (invented)", RoleName.OFFICER, ("demonstration",)),
    SignIn("auditor@demo.example", "Euan (invented)", RoleName.AUDITOR, ("demonstration", *OBSERVED)),
    SignIn("rhona@demo.example", "Rhona (invented)", RoleName.SECRETARY, OBSERVED),
    SignIn("operator@demo.example", "Olaf (invented)", None),
)


def as_text() -> str:
    """Give the list for people, the password first."""
    return "\n".join([f"Password of all: {PASSWORD}", *map(str, SIGN_INS)])
