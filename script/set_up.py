"""What script/server and script/test need before they can do their work; plain Python, nothing installed yet.

Every step is done once and remembered by a copy of the lock it was done from. The copy is written last, so an
interrupted step is begun again; a file lock lets two scripts started together take turns.
"""

import contextlib
import ctypes
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed.txt"
UNDER_WAY = VENV / "under-way"
VAR = Path(os.environ.get("IJB_VAR") or ROOT / "var").absolute()
SGDS = VAR / "vendor" / "sgds"
PANGO = "libpangoft2-1.0-0"
DIST_FILES = [
    "css/design-system.min.css",
    "css/design-system.min.css.map",
    "scripts/design-system.js",
    "images/icons/icons.stack.svg",
]

running: set["subprocess.Popen[bytes]"] = set()
ending = threading.Event()
threads: list[threading.Thread] = []
# Handed to every command, so that the next set-up waits for one that outlived its script.
lock_handles: list[int] = []


class Stop(Exception):
    """Setting up cannot go on; the message says what to do."""


def main(purpose: str, arguments: list[str]) -> None:
    """Set up for `purpose`, then become the server or the test run."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if purpose == "server":
            refuse_a_taken_port()
        set_up(purpose)
    except Stop as reason:
        say(str(reason))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        end_what_runs()
    if purpose == "server":
        os.environ["DJANGO_SETTINGS_MODULE"] = "ijb.settings"
        follow = ["manage.py", "serve", "--prepare"]
    else:
        follow = ["script/run_tests.py", *arguments]
    os.execv(PYTHON, [str(PYTHON), *follow])


def set_up(purpose: str) -> None:
    """The environment, assets and Pango, side by side."""
    os.chdir(ROOT)
    with only_one():
        lock = ROOT / "requirements" / ("base.txt" if purpose == "server" else "test.txt")
        side_by_side([lambda: ensure_environment(lock), ensure_assets, ensure_pango])


def say(line: str) -> None:
    """A line for the person at the terminal."""
    print(line, file=sys.stderr, flush=True)


class only_one:  # noqa: N801  (reads as `with only_one():`)
    """Hold the set-up's file lock; the system lets go of it when the process ends, however it ends."""

    def __enter__(self) -> None:
        (ROOT / "var").mkdir(mode=0o700, exist_ok=True)
        self.handle = (ROOT / "var" / "set-up.lock").open("w")
        lock_handles.append(self.handle.fileno())
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is under way here; waiting for it.")
            fcntl.flock(self.handle, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        lock_handles.clear()
        self.handle.close()


def side_by_side(steps: list[Callable[[], None]]) -> None:
    """Run the steps at the same time; when all have ended, the first failure is raised."""
    failures: list[BaseException] = []

    def attempt(step: Callable[[], None]) -> None:
        try:
            step()
        except BaseException as failure:  # noqa: BLE001  (handed on to the main thread)
            failures.append(failure)

    ours = [threading.Thread(target=attempt, args=(step,), daemon=True) for step in steps]
    threads.extend(ours)
    for thread in ours:
        thread.start()
    while any(thread.is_alive() for thread in ours):
        for thread in ours:
            thread.join(0.1)
    if failures:
        raise failures[0]


def run(command: Sequence[str | Path], *, otherwise: str, cwd: Path = ROOT, quiet: bool = False) -> None:
    """Run a command to its end in a process group of its own; `Stop` with `otherwise` if it fails."""
    if ending.is_set():
        raise Stop(otherwise)
    sink = subprocess.DEVNULL if quiet else None
    try:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            pass_fds=lock_handles,
        )
    except OSError as error:
        raise Stop(otherwise) from error
    running.add(process)
    code = process.wait()
    running.discard(process)
    if code != 0:
        raise Stop(otherwise)


def end_what_runs() -> None:
    """End every command still running, with all it started, and let the steps clear up after themselves."""
    ending.set()
    while any(thread.is_alive() for thread in threads):
        for process in list(running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.05)


def ensure_environment(lock: Path) -> None:
    """`.venv` with all that `lock` names; test.txt holds all of base.txt, so either serves the server."""
    wanted = [lock, ROOT / "requirements" / "test.txt"]
    sound = INSTALLED.exists() and not UNDER_WAY.exists() and works(PYTHON)
    if sound and any(INSTALLED.read_bytes() == choice.read_bytes() for choice in wanted):
        return
    say("Installing Python packages; the first time this takes about a minute.")
    if not sound:
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", VENV],
            otherwise="The virtual environment could not be made; see above.",
        )
    UNDER_WAY.touch()
    try:
        side_by_side([partial(pip_install, half) for half in halves(lock)])
    except Stop:
        pip_install(lock)
    shutil.copyfile(lock, INSTALLED)
    UNDER_WAY.unlink()


def pip_install(lock: Path) -> None:
    """Install what the lock names; it is complete and checked by hash, so there is nothing to work out."""
    options = [
        "-qq",
        "--no-input",
        "--disable-pip-version-check",
        "--no-user",
        "--no-deps",
        "--require-hashes",
        # Most of it is never imported, and Python compiles what is when it first is, where it may.
        *([] if sys.dont_write_bytecode else ["--no-compile"]),
    ]
    run(
        [PYTHON, "-m", "pip", "install", *options, "-r", lock],
        otherwise="Python packages could not be installed; see above.",
    )


def halves(lock: Path) -> list[Path]:
    """The lock as two files with every other requirement each: pip uses one core, most machines have more."""
    entries = re.split(r"^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = [VENV / f"half-{number}.txt" for number in (1, 2)]
    for number, file in enumerate(files):
        file.write_text("".join(entries[number::2]), encoding="utf-8")
    return files


def works(python: Path) -> bool:
    """Whether this Python starts; one copied from another machine, or whose system Python went, does not."""
    try:
        return (
            subprocess.run([python, "-c", ""], capture_output=True, timeout=30, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def ensure_assets() -> None:
    """The design system's files under var/vendor; without them pages are plainer but work."""
    lock = ROOT / "package-lock.json"
    stamp = SGDS.parent / "sgds-from-this-lock.json"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="assets-", dir=VAR) as folder:
        work = Path(folder)
        try:
            fetch_assets(work)
        except (Stop, OSError):
            say("The design system could not be fetched; pages look plainer. Run the script again to retry.")
            return
        fresh = work / "sgds"
        SGDS.parent.mkdir(exist_ok=True)
        if SGDS.exists():
            SGDS.rename(work / "old")
        fresh.rename(SGDS)
        shutil.copyfile(lock, stamp)


def fetch_assets(work: Path) -> None:
    """Put the files we use into `work/sgds`, with the machine's npm or, failing that, one of our own."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(ROOT / name, work / name)
    own = shutil.which("npm") and shutil.which("node")
    try:
        if not own:
            raise Stop("no npm")
        npm_ci(work, [shutil.which("npm") or "npm"])
    except Stop:
        say("Fetching node for the design system's files, since this machine has none that works.")
        npm_ci(work, borrowed_npm(work))
    package = work / "node_modules" / "@scottish-government" / "design-system"
    for name in [*(f"dist/{file}" for file in DIST_FILES), "LICENSE"]:
        source = next((file for file in (package / name, package / f"{name}.md") if file.exists()), None)
        if source:
            target = work / "sgds" / name.removeprefix("dist/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    if not (work / "sgds" / DIST_FILES[0]).exists():
        raise Stop("The package holds other files than expected.")


def npm_ci(work: Path, npm: list[str]) -> None:
    """Fetch what package-lock.json names, by hash, running nobody's install script."""
    options = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--fetch-retries=1",
        "--no-update-notifier",
    ]
    cache = f"--cache={work / 'cache'}"
    run([*npm, "ci", *options, cache], otherwise="npm could not fetch the files.", cwd=work, quiet=True)


def borrowed_npm(work: Path) -> list[str]:
    """npm from a Python package, in an environment of its own that goes with the folder."""
    environment = work / "node"
    failed = "Node could not be fetched."
    run([sys.executable, "-m", "venv", environment], otherwise=failed)
    pip = [
        str(environment / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-input",
        "--no-user",
        "--no-compile",
    ]
    lock = ROOT / "requirements" / "assets.txt"
    run(
        [*pip, "--disable-pip-version-check", "--no-deps", "--require-hashes", "-r", str(lock)],
        otherwise=failed,
    )
    return [
        "env",
        f"PATH={environment / 'bin'}:{os.environ.get('PATH', '')}",
        str(environment / "bin" / "npm"),
    ]


def ensure_pango() -> None:
    """The one library PDFs need from the system: installed where nobody need be asked."""
    if has_pango():
        return
    apt = shutil.which("apt-get")
    sudo = shutil.which("sudo")
    may = os.geteuid() == 0 or (sudo and succeeds([sudo, "-n", "true"]))
    if apt and may:
        say(f"Installing {PANGO}, which PDFs need.")
        as_root = ["env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", "-o", "DPkg::Lock::Timeout=120"]
        if os.geteuid() != 0:
            as_root = [str(sudo), "-n", *as_root]
        install = [*as_root, "install", "-y", "--no-install-recommends", PANGO]
        if succeeds(install) or (succeeds([*as_root, "update"]) and succeeds(install)):
            return
    by_hand = "apt-get" if os.geteuid() == 0 else "sudo apt-get"
    say(f"Everything works but making PDFs; for those run: {by_hand} install -y {PANGO}")


def has_pango() -> bool:
    """Whether the library loads, under its name on Linux or macOS."""
    for name in ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def succeeds(command: list[str]) -> bool:
    """Whether the command ran and ended well; its output is nobody's concern."""
    try:
        run(command, otherwise="failed", quiet=True)
    except Stop:
        return False
    return True


def refuse_a_taken_port() -> None:
    """Stop before any work when the server could not listen anyway."""
    wanted = os.environ.get("PORT", "").strip() or "8000"
    if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= 65535):
        raise Stop(f"PORT is {wanted!r}; it must be a whole number from 1 to 65535.")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", int(wanted)))
        except PermissionError:
            raise Stop(
                f"Port {wanted} is not yours to use; choose one above 1023: PORT=8001 script/server"
            ) from None
        except OSError:
            raise Stop(
                f"Port {wanted} is in use; choose another: PORT={other(int(wanted))} script/server"
            ) from None


def other(port: int) -> int:
    """A port to suggest in place of this one."""
    return port + 1 if port < 65535 else 8001


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
