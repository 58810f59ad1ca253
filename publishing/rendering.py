"""A process of its own that makes one PDF of finished HTML; the only importer of WeasyPrint.

Run by publishing.pdf and by nothing else: HTML comes in, the PDF goes out. It takes its limits before it
reads a word of the document, and after that neither it nor a library in it can open a socket or begin
another program, whatever the document says.
"""

import resource
import sys

from publishing.tagging import NoFont, finish

UNAVAILABLE = 3
FOREIGN = 4
TOO_MUCH = 5
NO_FONT = 6

SECONDS = 240
"""Of processor time; a document of some thousand rows takes a minute."""

BYTES = 3 * 1024**3
"""Of memory, as addresses; half of it is what libraries map and never touch."""


def main() -> int:
    """Read a document, write its PDF; the code says why there is none."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except OSError:
        return UNAVAILABLE
    sys.addaudithook(refuse_the_world)
    only_itself = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    page = sys.stdin.buffer.read().decode()
    try:
        made = HTML(string=page, url_fetcher=only_itself).write_pdf(
            pdf_variant="pdf/ua-1", pdf_tags=True, finisher=finish
        )
    except FatalURLFetchingError:
        return FOREIGN
    except NoFont as lacking:
        sys.stderr.buffer.write(str(lacking).encode())
        return NO_FONT
    except (MemoryError, RecursionError):
        return TOO_MUCH
    assert isinstance(made, bytes)
    sys.stdout.buffer.write(made)
    return 0


def refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a library that asks for a socket or another program, also where no fetcher was asked."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork")):
        raise PermissionError(f"A document may not cause {event}.")


if __name__ == "__main__":
    sys.exit(main())
