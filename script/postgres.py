"""A PostgreSQL server for as long as a command runs: `script/postgres.py COMMAND…`.

The command finds its address in TEST_DATABASE_URL. The server lives in a folder of its own,
listens on a socket there and nowhere else, and is gone afterwards.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None) if sys.platform == "linux" else None

# Nobody needs these rows after a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class Unavailable(Exception):
    """There is no PostgreSQL to be had here; the message says what is missing."""


def programs() -> Path:
    """The folder of initdb and postgres, the newest version first."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    for folder in [*versions, *([Path(on_path).parent] if on_path else [])]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Unavailable("PostgreSQL is not installed (apt-get install -y postgresql)")


def owner() -> pwd.struct_passwd | None:
    """Whom the server runs as; it refuses root, so root borrows the user that Debian's package made."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise Unavailable("PostgreSQL refuses to run as root and there is no user postgres") from None


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server that ends with the block; `Unavailable` where none can be started."""
    bin_folder, user = programs(), owner()
    folder = Path(tempfile.mkdtemp(prefix="ijb-postgres-", dir="/tmp"))
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        make_cluster(bin_folder, folder, user)
        server = start(bin_folder, folder, user)
        try:
            wait_until_it_answers(server, folder)
            yield f"postgres://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_cluster(bin_folder: Path, folder: Path, user: pwd.struct_passwd | None) -> None:
    """Run initdb."""
    command: list[Path | str] = [
        bin_folder / "initdb",
        "-D",
        folder / "data",
        "-U",
        "postgres",
        "-A",
        "trust",
    ]
    options = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run([*command, *options], capture_output=True, check=False, cwd="/", **run_as(user))
    if made.returncode != 0:
        raise Unavailable(f"initdb failed: {made.stderr.decode(errors='replace').strip()}")


def start(bin_folder: Path, folder: Path, user: pwd.struct_passwd | None) -> "subprocess.Popen[bytes]":
    """Start the server as our child, to be ended by the kernel should we be killed."""
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", "max_connections=50", *FAST]
    options: list[Path | str] = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server: subprocess.Popen[bytes] = subprocess.Popen(
            [bin_folder / "postgres", "-D", folder / "data", *options],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            # PostgreSQL stops at once on this one.
            preexec_fn=partial(end_with_us, signal.SIGQUIT),
            **run_as(user),
        )
    return server


def end_with_us(number: signal.Signals) -> None:
    """In the child: ask the kernel for this signal when the parent is gone, however it went."""
    if libc is not None:
        libc.prctl(PR_SET_PDEATHSIG, number)


def run_as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments that start a program as this user."""
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def wait_until_it_answers(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait for the line the server writes into its pid file when it takes connections."""
    pid_file = folder / "data" / "postmaster.pid"
    for _ in range(300):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError):
            if "ready" in pid_file.read_text():
                return
        time.sleep(0.1)
    raise Unavailable(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')[-500:]}")


def main(command: list[str]) -> int:
    """Run the command beside a server."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with postgresql() as address:
            return subprocess.call(command, env={**os.environ, "TEST_DATABASE_URL": address})
    except Unavailable as reason:
        print(f"{reason}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
