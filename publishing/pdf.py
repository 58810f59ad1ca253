"""HTML to tagged PDF; the only importer of WeasyPrint."""


class PdfUnavailable(Exception):
    """This machine lacks the system library PDFs need; the message says what to install."""


class ForeignAddress(Exception):
    """A document names something outside itself, which rendering never fetches."""


def render_pdf(html: str) -> bytes:
    """A PDF/UA-1 document of finished HTML, which needs a title and a language to be accessible.

    Opens no socket and reads no file: pictures and styles stand in the HTML itself, anything else raises
    ForeignAddress. Raises PdfUnavailable where Pango is missing.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except OSError as error:
        raise PdfUnavailable(
            "PDFs cannot be made until this is run: apt-get install -y libpangoft2-1.0-0"
        ) from error
    only_itself = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    try:
        made = HTML(string=html, url_fetcher=only_itself).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    except FatalURLFetchingError as error:
        raise ForeignAddress("The document names something outside itself.") from error
    assert isinstance(made, bytes)
    return made
