"""Questions about boards, users and the trail."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from boards.models import AuditEvent, Board, ConstituentAuthority, Role, RoleName, User


def all_boards() -> QuerySet[Board]:
    """Give every board of the installation: for operators and for jobs, never for a board's own pages."""
    return Board.objects.all()


def boards_of(user: User, on: date) -> QuerySet[Board]:
    """Give the boards on which a user has a role on the day."""
    held = Q(roles__user=user) & (Q(roles__starts_on=None) | Q(roles__starts_on__lte=on))
    return Board.objects.filter(held & (Q(roles__ends_on=None) | Q(roles__ends_on__gte=on))).distinct()


def roles_of(board: Board) -> QuerySet[Role]:
    """Give every role there has been on a board, those without a last day first.

    Each comes with the instant it was given (`given_at`), and whether its user has had a role elsewhere too.
    """
    given = Role.history.filter(id=OuterRef("pk")).order_by("history_date").values("history_date")
    elsewhere = Role.objects.filter(user=OuterRef("user")).exclude(board=board)
    roles = board.roles.select_related("user").annotate(
        given_at=Subquery(given[:1]), is_elsewhere=Exists(elsewhere)
    )
    return roles.order_by(F("ends_on").desc(nulls_first=True), "name", "user__email")


def lasting_secretaries(board: Board) -> QuerySet[Role]:
    """Give the roles of those secretaries of a board who have no last day and can sign in."""
    return board.roles.filter(name=RoleName.SECRETARY, ends_on=None, user__is_active=True)


def authorities() -> QuerySet[ConstituentAuthority]:
    """Give the councils and Health Boards that all boards share."""
    return ConstituentAuthority.objects.all()


def events_of(board: Board) -> QuerySet[AuditEvent]:
    """Give what was done on a board, the latest first."""
    return board.audit_events.order_by("-sequence")


def operators() -> QuerySet[User]:
    """Give those who look after the installation and can sign in."""
    return User.objects.filter(is_operator=True, is_active=True)


def people_signing_in(board: Board, on: date) -> int:
    """Give how many people can sign in for a board on a day."""
    begun = Q(starts_on=None) | Q(starts_on__lte=on)
    not_over = Q(ends_on=None) | Q(ends_on__gte=on)
    held = board.roles.filter(begun, not_over, user__is_active=True)
    return held.order_by().values("user").distinct().count()
