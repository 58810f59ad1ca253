"""HTML to tagged PDF, in a process with limits, so that no document can take the worker with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from publishing import rendering

ROOT = Path(rendering.__file__).parent.parent
COMMAND = [sys.executable, "-E", "-s", "-m", rendering.__name__]
WAIT = 2 * rendering.SECONDS
"""Seconds by the clock, on a machine that has other things to do."""

NEEDED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "LD_LIBRARY_PATH")
"""What the process sees of our surroundings: nothing that holds a secret."""

STOPPED = {
    rendering.TOO_MUCH,
    -signal.SIGXCPU,
    -signal.SIGKILL,
    -signal.SIGABRT,
    -signal.SIGTRAP,
    -signal.SIGSEGV,
}
"""How a process ends that came to its limits: by itself, by the kernel, or in a library out of memory."""

MOST_TOLD = 10
"""Letters without a font are told by name up to this many."""

TOO_MUCH = "This document is too large, or too deeply nested, to be laid out as a PDF."


class PdfUnavailable(Exception):
    """This machine lacks the system library PDFs need; the message says what to install."""


class ForeignAddress(Exception):
    """A document names something outside itself, which rendering never fetches."""


class TooMuchToLayOut(Exception):
    """A document which rendering could not finish within its time and memory."""


class LettersWithoutFont(Exception):
    """A document with letters that no font of this machine has; the message says which."""


def render_pdf(html: str) -> bytes:
    """A PDF/UA-1 document of finished HTML, which needs a title and a language to be accessible.

    Opens no socket and reads no file: pictures and styles stand in the HTML itself, anything else raises
    ForeignAddress. Raises TooMuchToLayOut past the limits of time and memory, LettersWithoutFont where names
    would be empty boxes, and PdfUnavailable where Pango is missing.
    """
    try:
        done = subprocess.run(
            COMMAND,
            cwd=ROOT,
            input=html.encode(),
            capture_output=True,
            timeout=WAIT,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise TooMuchToLayOut(TOO_MUCH) from late
    if done.returncode == 0:
        return done.stdout
    raise _why_not(done)


def _why_not(done: "subprocess.CompletedProcess[bytes]") -> Exception:
    if done.returncode == rendering.UNAVAILABLE:
        return PdfUnavailable("PDFs cannot be made until this is run: apt-get install -y libpangoft2-1.0-0")
    if done.returncode == rendering.FOREIGN:
        return ForeignAddress("The document names something outside itself.")
    if done.returncode == rendering.NO_FONT:
        return LettersWithoutFont(
            f"No font of this machine has these letters: {_told(done.stderr.decode())}."
        )
    if done.returncode in STOPPED:
        return TooMuchToLayOut(TOO_MUCH)
    words = done.stderr.decode(errors="replace")[-2000:]
    return RuntimeError(f"Rendering ended with {done.returncode}: {words}")


def _told(letters: str) -> str:
    told = [f"“{each}” (U+{ord(each):04X})" for each in letters[:MOST_TOLD]]
    more = len(letters) - MOST_TOLD
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")
