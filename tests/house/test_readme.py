import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = {word for word in re.findall(r"`([\w./-]+/[\w./-]*)`", README) if word != "var/"}


def test_it_fits_a_screen_or_two() -> None:
    assert len(README.splitlines()) <= 70


@pytest.mark.parametrize("place", sorted(NAMED))
def test_what_it_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_its_example_runs() -> None:
    command = re.search(r"manage\.py assess \S+ --on \S+", README)
    assert command is not None
    done = subprocess.run(
        [sys.executable, *command.group().split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "MEM-" in done.stdout
