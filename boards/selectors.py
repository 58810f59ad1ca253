"""Questions about boards, users and the trail."""

from datetime import date

from django.db.models import Q, QuerySet

from boards.models import AuditEvent, Board, ConstituentAuthority, Role, User


def all_boards() -> QuerySet[Board]:
    """Give every board of the installation: for operators and for jobs, never for a board's own pages."""
    return Board.objects.all()


def boards_of(user: User, on: date) -> QuerySet[Board]:
    """Give the boards on which a user has a role on the day."""
    held = Q(roles__user=user) & (Q(roles__starts_on=None) | Q(roles__starts_on__lte=on))
    return Board.objects.filter(held & (Q(roles__ends_on=None) | Q(roles__ends_on__gte=on))).distinct()


def roles_of(board: Board) -> QuerySet[Role]:
    """Give every role there has been on a board, those that have not ended first."""
    return board.roles.select_related("user").order_by("ends_on", "name", "user__email")


def authorities() -> QuerySet[ConstituentAuthority]:
    """Give the councils and Health Boards that all boards share."""
    return ConstituentAuthority.objects.all()


def events_of(board: Board) -> QuerySet[AuditEvent]:
    """Give what was done on a board, the latest first."""
    return board.audit_events.order_by("-sequence")
