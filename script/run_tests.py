"""The house's checks and the suite, run by script/test inside `.venv`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
OURS = [
    "ijb",
    "compliance",
    "localities",
    "membership",
    "publishing",
    "secretariat",
    "boards",
    "statute",
    "tests",
    "script",
]
EVERYTHING = os.environ.get("IJB_TEST_EVERYTHING") == "1"

PRODUCTION_LIKE = {
    "IJB_PRODUCTION": "1",
    "SECRET_KEY": "only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "SITE_URL": "https://ijb.example.scot",
    "REDIS_URL": "redis://localhost:6379/0",
    "EMAIL_HOST": "localhost",
}
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("ruff format", ["-m", "ruff", "format", "--check", "."], {}),
    ("ruff", ["-m", "ruff", "check", "."], {}),
    ("import-linter", ["-c", "from importlinter.cli import lint_imports_command as run; run()"], {}),
    ("templates", ["-m", "djlint", "templates", "--lint", "--quiet"], {}),
    ("template layout", ["-m", "djlint", "templates", "--check", "--quiet"], {}),
    ("migrations", ["manage.py", "makemigrations", "--check", "--dry-run"], {}),
    (
        "deployment",
        ["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION_LIKE,
    ),
    ("mypy", ["-m", "mypy", *OURS, "manage.py"], {}),
]

children: list["subprocess.Popen[bytes]"] = []


def main(arguments: list[str]) -> int:
    """Run everything, or with arguments pytest alone on SQLite; the exit code is the first failure's."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.chdir(ROOT)
    with plain_surroundings():
        if arguments:
            return call(["-m", "pytest", *arguments])
        return house_checks() or suites()


@contextmanager
def plain_surroundings() -> Iterator[None]:
    """No production database in sight, and a folder for temporary files that goes with us."""
    for name in (
        "DATABASE_URL",
        "DATABASE_URL_FILE",
        "IJB_PRODUCTION",
        "REDIS_URL",
        "REDIS_URL_FILE",
        "SITE_URL",
    ):
        os.environ.pop(name, None)
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    with tempfile.TemporaryDirectory(prefix="ijb-tests-", ignore_cleanup_errors=True) as folder:
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            for child in children:
                child.terminate()
                child.wait()


# Nothing but these waits for a clock or a browser, so two files at a time do not disturb each other.
ALONE = ("browser", "house", "redis")
# What pages, documents and the interface show, and to whom: asked on one database only, since what they store
# is asked of the acts on both.
OF_PAGES = [
    "tests/test_access.py",
    "tests/*/test_page*.py",
    "tests/*/test_*_pages.py",
    "tests/api/test_openapi.py",
    "tests/compliance/test_setup_guide.py",
    "tests/publishing/test_documents.py",
    "tests/publishing/test_pdf.py",
]
PAIR = ["-n", "2", "--dist", "loadfile"]


def call(arguments: list[str], **extra: str) -> int:
    """Run Python with these arguments to the end; its exit code."""
    sys.stdout.flush()
    child = subprocess.Popen(
        [PYTHON, *arguments],
        env={**os.environ, **extra},
        preexec_fn=partial(postgres.end_with_us, signal.SIGTERM),
    )
    children.append(child)
    code = child.wait()
    children.remove(child)
    return code


def heading(words: str) -> None:
    """A line that says what runs next."""
    print(f"\n== {words}", flush=True)


def house_checks() -> int:
    """Each of the house's tools in turn; all are run, so that one look shows everything."""
    failed = []
    for name, command, extra in CHECKS:
        heading(name)
        if call(command, **extra) != 0:
            failed.append(name)
    if failed:
        print(f"\nNot well: {', '.join(failed)}. The tests were not run.", flush=True)
    return 1 if failed else 0


def suites() -> int:
    """The suite on PostgreSQL, on SQLite (without the pages, where PostgreSQL saw them), in the browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    not_run: list[str] = []
    if not chromium:
        not_run.append("the browser tests: Chromium is not installed (apt-get install -y chromium)")
    redis = shutil.which("redis-server")
    if not redis:
        not_run.append(
            "the tests with Redis: redis-server is not installed (apt-get install -y redis-server)"
        )
    with ExitStack() as stack:
        try:
            address = os.environ.pop("TEST_DATABASE_URL", "") or stack.enter_context(postgres.postgresql())
        except postgres.Unavailable as reason:
            address = ""
            not_run.append(f"the suite on PostgreSQL: {reason}")
        if not_run and EVERYTHING:
            return report(not_run) or 1
        if address:
            heading(
                "pytest on PostgreSQL (without what needs no database or its own, and without the browser)"
            )
            others = without("statute", *ALONE, "commands/test_reading_commands.py")
            if code := call(["-m", "pytest", "-q", *PAIR, *others], TEST_DATABASE_URL=address):
                return code
    heading("pytest on SQLite (without what needs the machine to itself)")
    seen = [f"--ignore-glob={each}" for each in OF_PAGES] if address else []
    if code := call(["-m", "pytest", "-q", *PAIR, *without(*ALONE), *seen]):
        return code
    heading("pytest of the house" + (" and in a browser" if chromium else ""))
    lacking = {*([] if chromium else ["browser"]), *([] if redis else ["redis"])}
    code = call(["-m", "pytest", "-q", *(f"tests/{each}" for each in ALONE if each not in lacking)])
    report(not_run)
    return code


def without(*rooms: str) -> list[str]:
    """Arguments with which pytest leaves these folders (or files) of tests out."""
    return [f"--ignore=tests/{room}" for room in rooms]


def report(not_run: list[str]) -> int:
    """Say plainly what was left out; how many that were."""
    for what in not_run:
        print(f"NOT RUN: {what}.", flush=True)
    return len(not_run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
