"""Documents as they were published, and the files made of them. Rows are added and never changed."""

from django.db import models

from boards.models import ActorKind, Board, Identified
from boards.plain_text import plain_text
from publishing.kinds import words_of
from statute.spans import in_words


class Publication(Identified):
    """One version of a document: what it says about a day, and the page that says it, both frozen."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=60)
    on = models.DateField()
    number = models.PositiveIntegerField()
    template_version = models.PositiveIntegerField()
    content = models.JSONField()
    # SHA-256 of the content and the version of its template, in their one canonical spelling.
    digest = models.CharField(max_length=64)
    # The finished page: a later template never changes what was published.
    html = models.TextField()
    reason = models.CharField(max_length=300, blank=True, validators=[plain_text])
    made_at = models.DateTimeField()
    made_by_kind = models.CharField(max_length=10, choices=ActorKind)
    made_by_id = models.CharField(max_length=100)

    class Meta:
        ordering = ["-on", "kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "kind", "on", "number"], name="publishing_publication_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    @property
    def words(self) -> str:
        """What kind of document it is."""
        return words_of(self.kind)

    @property
    def title(self) -> str:
        """What it is called, without its version."""
        return f"{self.words} as at {in_words(self.on)}"


class PublishedFile(Identified):
    """The PDF of a publication, just as it was made."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="published_files")
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="file")
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.publication.title}.pdf"

    @property
    def name(self) -> str:
        """What the file is called where it is saved."""
        made = self.publication
        kind = made.kind.replace("_", "-")
        return f"{self.board.slug}-{kind}-{made.on:%Y-%m-%d}-version-{made.number}.pdf"
