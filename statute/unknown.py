"""Values that are not days, numbers or words: not known, open, while in office.

Three things that never share a spelling: *absent* (:class:`Unknown`), *present and empty* (``()``,
``False``, :data:`NONE`) and *open* (:data:`OPEN`, :data:`WHILE_IN_OFFICE`).
"""

from __future__ import annotations

from typing import Final, NoReturn, TypeAlias, TypeGuard, TypeVar

T = TypeVar("T")


class CannotTell(Exception):
    """A fact that the answer depends on is missing; ``missing`` says which, in plain words."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class Unknown:
    """A fact nobody recorded. Asking it anything raises :class:`CannotTell` naming what is missing."""

    __slots__ = ("what",)

    def __init__(self, what: str) -> None:
        self.what = what

    def _refuse(self, *_: object) -> NoReturn:
        raise CannotTell(self.what)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __bool__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __iter__ = __len__ = __contains__ = __int__ = __index__ = __str__ = __format__ = _refuse
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Unknown({self.what!r})"


class _Word:
    """A known answer that is a word, equal to nothing but itself."""

    __slots__ = ("word",)

    def __init__(self, word: str) -> None:
        self.word = word

    def __repr__(self) -> str:
        return self.word.upper().replace(" ", "_")

    def __str__(self) -> str:
        return self.word


class Open(_Word):
    """An end that has not come: later than every day."""

    def __lt__(self, other: object) -> bool:
        return False

    def __le__(self, other: object) -> bool:
        return other is self

    def __gt__(self, other: object) -> bool:
        return other is not self

    def __ge__(self, other: object) -> bool:
        return True


class WhileInOffice(_Word):
    """A term that lasts exactly as long as an office is held."""


class Nothing(_Word):
    """Known to be none: the paper was read and does not say."""


OPEN: Final = Open("open")
WHILE_IN_OFFICE: Final = WhileInOffice("while in office")
NONE: Final = Nothing("none")


Maybe: TypeAlias = T | Unknown


def is_known(value: T | Unknown) -> TypeGuard[T]:
    """Whether a fact was recorded. The only question an :class:`Unknown` answers."""
    return not isinstance(value, Unknown)


def known(value: T | Unknown) -> T:
    """The fact itself; raises :class:`CannotTell` where it was not recorded."""
    if isinstance(value, Unknown):
        raise CannotTell(value.what)
    return value
