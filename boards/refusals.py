"""A plain "no": what a service answers when it will not do what was asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong, in plain words, and at which entry.

    The place begins with a field; what follows are the names and numbers that lead on inside it. It is empty
    where the complaint is about no entry of its own.
    """

    message: str
    place: Place = ()


class Refused(Exception):
    """Something that was asked for is not done, and why, in words for the person who asked.

    A form shows it as an error, the API as a problem. `field` names the entry at fault, of several the first.
    Nothing is saved when it is raised inside an act.
    """

    def __init__(self, messages: str | Sequence[str], *, field: str | None = None) -> None:
        told = [messages] if isinstance(messages, str) else messages
        place = () if field is None else (field,)
        self.complaints = tuple(Complaint(message, place) for message in told)
        super().__init__(" ".join(told))

    @property
    def messages(self) -> list[str]:
        """What is wrong, in sentences."""
        return [each.message for each in self.complaints]

    @property
    def field(self) -> str | None:
        """The entry at fault; None where the first complaint is about none."""
        return next((each.place[0] for each in self.complaints[:1] if each.place), None)

    @classmethod
    def of(cls, complaints: Iterable[Complaint]) -> Self:
        """Give several things that are wrong, each with its own place, as one refusal."""
        found = list(complaints)
        refused = cls([each.message for each in found])
        refused.complaints = tuple(found)
        return refused

    def moved(self, to: Callable[[Place], Place]) -> Self:
        """Give this refusal with every place as whoever passes it on has it."""
        self.complaints = tuple(Complaint(each.message, to(each.place)) for each in self.complaints)
        return self

    def below(self, *steps: str) -> Self:
        """Give this refusal with every place inside another."""
        return self.moved(lambda place: (*steps, *place))

    @classmethod
    def of_validation(cls, error: ValidationError) -> Self:
        """Give a model's complaints about its values as a refusal."""
        if not hasattr(error, "error_dict"):
            return cls(error.messages)
        return cls.of(
            Complaint(message, () if name == NON_FIELD_ERRORS else (name,))
            for name, errors in error.message_dict.items()
            for message in errors
        )


class Clash(Refused):
    """What was asked is sound in itself, and something that is on record already stands in its way."""


class Stale(Refused):
    """The row was changed by somebody else between being read and being saved."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else has changed this since you opened it. Look again, then repeat your change."
        )
