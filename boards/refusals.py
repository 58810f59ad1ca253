"""A plain "no": what a service answers when it will not do what was asked."""

from collections.abc import Sequence
from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class Refused(Exception):
    """Something that was asked for is not done, and why, in words for the person who asked.

    A form shows it as an error, the API as a problem. `field` names the entry at fault, `rule` and `citation`
    the law behind it, where there is one. Nothing is saved when it is raised inside an act.
    """

    def __init__(
        self,
        messages: str | Sequence[str],
        *,
        field: str | None = None,
        rule: str | None = None,
        citation: str | None = None,
    ) -> None:
        self.messages: list[str] = [messages] if isinstance(messages, str) else list(messages)
        self.field = field
        self.rule = rule
        self.citation = citation
        super().__init__(" ".join(self.messages))

    @classmethod
    def of_validation(cls, error: ValidationError) -> Self:
        """Give a model's complaint about a value as a refusal; of several fields the first is named."""
        if not hasattr(error, "error_dict"):
            return cls(error.messages)
        fields = [name for name in error.error_dict if name != NON_FIELD_ERRORS]
        return cls(error.messages, field=fields[0] if fields else None)


class Stale(Refused):
    """The row was changed by somebody else between being read and being saved."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else has changed this since you opened it. Look again, then repeat your change."
        )
