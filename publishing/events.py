"""What publishing records."""

from boards.events import event

DOCUMENT_PUBLISHED = event("publishing.document_published", "Document published")
PDF_MADE = event("publishing.pdf_made", "PDF of a document made")
