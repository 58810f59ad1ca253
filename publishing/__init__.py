"""Documents published in a board's name: made from its record once, frozen, as a page and as a tagged PDF.

This room knows no other: each room registers the kinds of document it can gather (`kinds.document_kind`),
and gives what a document says as plain values. One template lays them out for the page and for the PDF.
"""
