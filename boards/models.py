"""The boards, what they rest on, who may sign in for them, and the trail of what was done."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from boards.plain_text import a_slug, an_identifier, plain_text
from boards.refusals import Stale


class RefField(models.CharField[str, str]):
    """The id a row had in an imported record; a row that had none is known by its public id."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Fill an empty reference, on bulk writes too."""
        if isinstance(model_instance, Identified) and not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, str(model_instance.public_id))
        return super().pre_save(model_instance, add)


class Identified(models.Model):
    """A row with an id that may leave the house."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Versioned(Identified):
    """A row that counts its changes, so that a save over somebody else's change is refused."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and refuse with `Stale` when the row has changed since it was read."""
        if not self._state.adding:
            self._claim_next_version()
        super().save(*args, **kwargs)

    def _claim_next_version(self) -> None:
        same = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not same.update(version=self.version + 1):
            raise Stale
        self.version += 1


class UserManager(BaseUserManager["User"]):
    """Makes users, whose name is their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Give a saved user; without a password nobody can sign in until one is set by a link."""
        user = self.model(email=self.plain_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Give an operator, which is the most that any user can be."""
        return self.create_user(email, password, is_operator=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail address, however it was typed."""
        return self.get(email=self.plain_email(username or ""))

    @staticmethod
    def plain_email(email: str) -> str:
        """Give the one spelling of an address that is stored."""
        return email.strip().lower()


class User(AbstractBaseUser, Identified):
    """Somebody who can sign in. What they may do is in their roles."""

    email = models.EmailField("e-mail address", unique=True, max_length=254)
    name = models.CharField(max_length=200, blank=True, validators=[plain_text])
    is_operator = models.BooleanField(
        default=False, help_text="Creates boards and users; sees no board's record."
    )
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="boards_user_email_in_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Give what to call the user."""
        return str(self)


class AuthorityKind(models.TextChoices):
    """What a constituent authority is."""

    COUNCIL = "council", "Council"
    HEALTH_BOARD = "health_board", "Health Board"


class ConstituentAuthority(Versioned):
    """A council or Health Board of Scotland: reference data that all boards share."""

    slug = models.CharField(max_length=100, unique=True, validators=[an_identifier])
    name = models.CharField(max_length=200, unique=True, validators=[plain_text])
    kind = models.CharField(max_length=20, choices=AuthorityKind)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "constituent authorities"

    def __str__(self) -> str:
        return self.name


def parts_of_a_new_board() -> list[str]:
    """Give the parts that the record of a board must have, though nothing is known yet."""
    return ["appointments", "record"]


class Board(Versioned):
    """An integration authority: an Integration Joint Board, or the monitoring committee of a lead agency."""

    slug = models.CharField(max_length=60, unique=True, validators=[a_slug])
    name = models.CharField(max_length=200, validators=[plain_text])
    ref = RefField(max_length=200, blank=True, editable=False)
    established_order = models.CharField(max_length=200, null=True, blank=True)
    established_on = models.DateField(null=True, blank=True)
    complete = models.JSONField(default=dict, blank=True)
    # Parts of the board record that are stated even where they hold nothing: stated and empty is known to be
    # none, not stated is not known.
    stated = models.JSONField(default=parts_of_a_new_board, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BoardOwned(Versioned):
    """A row that belongs to one board and is reached only from it.

    A subclass whose plural is not its name with an s gives `board` again with its own `related_name`, and a
    subclass with a `Meta` of its own inherits this one, for the constraint.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="%(class)ss")
    ref = RefField(max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["board", "ref"], name="%(app_label)s_%(class)s_ref_once_a_board")
        ]

    @property
    def given_ref(self) -> str | None:
        """The id the imported record gave; None for a row that never had one."""
        return None if self.ref in {"", str(self.public_id)} else self.ref


class OnRecord(models.Manager["Any"]):
    """The rows that count: all but those withdrawn."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Leave out what was withdrawn."""
        return super().get_queryset().filter(withdrawn=False)


class RecordRow(BoardOwned):
    """A row of the board record; one that should never have been there is withdrawn, and no longer counts."""

    withdrawn = models.BooleanField(default=False, editable=False)

    # How the record calls the list of these rows, and the lists within one row.
    in_list: ClassVar[str]
    lists_within: ClassVar[tuple[str, ...]] = ()
    # Columns that are worked out from others, and so not checked as somebody's words.
    worked_out: ClassVar[tuple[str, ...]] = ()

    objects = OnRecord()
    everything = models.Manager()  # noqa: DJ012 (the manager that comes first is the usual one)

    class Meta(BoardOwned.Meta):
        abstract = True

    @classmethod
    def make_room(cls, keys: Sequence[int]) -> None:
        """Prepare some rows for being written one after another, where what they hold excludes each other."""

    @classmethod
    def work_out(cls, board: Board, rows: Iterable[Any]) -> None:
        """Fill in, before some rows are written together, the columns that are worked out from others."""

    def keep_in_step(self) -> None:
        """Work out anew, after the row was written, what other rows take from it."""


class RegimeKind(models.TextChoices):
    """Which model of integration a board is under."""

    IJB_SINGLE = "ijb_single", "Joint board of one council"
    IJB_MULTI = "ijb_multi", "Joint board of several councils"
    LEAD_HB = "lead_hb", "Health Board leads"
    LEAD_LA = "lead_la", "Council leads"
    LEAD_JOINT = "lead_joint", "Each leads for some functions"


class Regime(RecordRow):
    """The model of integration a board is under from a day, until the next."""

    in_list = "regimes"

    regime = models.CharField(max_length=20, choices=RegimeKind)
    from_on = models.DateField()

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_regime_display()


class Party(RecordRow):
    """An authority that is party to the board's integration scheme, with what this board records of it."""

    in_list = "parties"

    board = models.ForeignKey(Board, models.PROTECT, related_name="parties")
    authority = models.ForeignKey(ConstituentAuthority, models.PROTECT, related_name="+")
    authority_ref = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=AuthorityKind)
    name = models.CharField(max_length=200, null=True, blank=True)
    # How many councillors a council has, as steps of a day and a count; null where that is not known.
    sizes = models.JSONField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.authority_ref


class SchemeVersion(RecordRow):
    """What the integration scheme says from a day, until the next version; terms as the record has them."""

    in_list = "scheme_versions"

    board = models.ForeignKey(Board, models.PROTECT, related_name="scheme_versions")
    from_on = models.DateField()
    terms = models.JSONField(default=dict, blank=True)

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Integration scheme from {self.from_on}"


class LocalSetting(RecordRow):
    """A board's own thresholds and readings from a day, until the next; the terms as the record has them."""

    in_list = "settings"

    board = models.ForeignKey(Board, models.PROTECT, related_name="local_settings")
    from_on = models.DateField()
    terms = models.JSONField(default=dict, blank=True)

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Local settings from {self.from_on}"


class RoleName(models.TextChoices):
    """What a user can be on a board."""

    SECRETARY = "secretary", "Secretary"
    OFFICER = "officer", "Officer"
    MEMBER = "member", "Member"
    AUDITOR = "auditor", "Auditor"


class Role(BoardOwned):
    """A user's role on a board, for ever or between two days, both included."""

    user = models.ForeignKey(User, models.PROTECT, related_name="roles")
    name = models.CharField(max_length=20, choices=RoleName)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta(BoardOwned.Meta):
        ordering = ["board", "name", "user"]
        constraints = [
            *BoardOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["board", "user", "name"],
                condition=models.Q(ends_on=None),
                name="boards_role_open_once",
                violation_error_message="They have that role already.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="boards_role_ends_after_start",
                violation_error_message="The last day is before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_name_display().lower()} of {self.board}"


class ActorKind(models.TextChoices):
    """Who can act: a person signed in, a named job of the system, an API client."""

    USER = "user", "User"
    SYSTEM = "system", "System"
    CLIENT = "client", "Client"


class AuditHead(models.Model):
    """The end of one chain of audit events. Its row is the lock under which the chain grows."""

    chain = models.CharField(max_length=40, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain} at {self.sequence}"


class AuditEvent(models.Model):
    """One thing done, by whom and when, chained to the one before. Never changed; names people by id only."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="audit_events", null=True, blank=True)
    chain = models.CharField(max_length=40)
    sequence = models.PositiveBigIntegerField()
    event = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    actor_id = models.CharField(max_length=100)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="boards_auditevent_in_sequence")
        ]
        indexes = [models.Index(fields=["object_type", "object_id"], name="boards_audit_of_object")]

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence}: {self.event}"


class ApiClient(Versioned):
    """A program of an authority or of a board that reads the record, or acts on it, over the API.

    Its secret is kept as a hash by the library that issues tokens; `credentials` is its row there.
    """

    name = models.CharField(max_length=100, validators=[plain_text])
    purpose = models.CharField(max_length=300, validators=[plain_text])
    authority = models.ForeignKey(
        ConstituentAuthority, models.PROTECT, related_name="api_clients", null=True, blank=True
    )
    board = models.ForeignKey(Board, models.PROTECT, related_name="own_clients", null=True, blank=True)
    credentials = models.OneToOneField("allauth_idp_oidc.Client", models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["last_used_at"])

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(authority=None, board__isnull=False)
                | models.Q(authority__isnull=False, board=None),
                name="boards_apiclient_has_one_owner",
                violation_error_message="A client belongs to an authority or to a board, and not to both.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> str:
        """Whose program it is."""
        return str(self.authority or self.board)


class ClientAccess(BoardOwned):
    """What an API client may do on one board, until it is ended."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="client_accesses")
    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="accesses")
    scopes = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta(BoardOwned.Meta):
        ordering = ["pk"]
        constraints = [
            *BoardOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["board", "client"],
                condition=models.Q(ended_at=None),
                name="boards_clientaccess_open_once",
                violation_error_message="That client may see this board already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client} on {self.board}"


class KeptAnswer(models.Model):
    """The answer to a request that a client may send again: the same request gets the same answer.

    Written in the transaction of the act itself, so that there is never the one without the other.
    """

    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="kept_answers")
    key = models.CharField(max_length=255)
    # Of method, address and body: another request under the same key is refused.
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="boards_keptanswer_once_a_key")]

    def __str__(self) -> str:
        return f"Answer {self.status} to client {self.client_id}"
