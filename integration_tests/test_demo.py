"""`baselinr-dbt demo`, as the README has it: the project is there afterwards, and nobody's folder is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BASELINR = Path(sys.executable).parent / "baselinr-dbt"


def demo(parent: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    words = [BASELINR, "demo", "--folder", "here"]
    return subprocess.run(words, cwd=parent, env={**os.environ, **variables}, capture_output=True, text=True)


def test_the_demo_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    for name in (".baselinr_demo", "flights.duckdb"):
        (tmp_path / "here" / name).write_text("of an earlier demo, which was stopped")
    done = demo(tmp_path, DBT_PROFILES_DIR=str(tmp_path), DBT_TARGET="prod")  # of the user's own project
    assert done.returncode == 0, done.stdout + done.stderr
    assert "376 of 376 metrics agree" in done.stdout
    assert "raw.flights: 1,577 rows" in done.stderr
    status = subprocess.run([BASELINR, "status"], cwd=tmp_path / "here", capture_output=True, text=True)
    assert "raw.airports" in status.stdout, status.stderr


def test_a_folder_with_something_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "prepare.py").write_text("somebody's work")
    done = demo(tmp_path)
    assert done.returncode == 2
    assert "here is not empty, and holds no earlier demo: name another folder with --folder" in done.stderr
    assert [file.name for file in (tmp_path / "here").iterdir()] == ["prepare.py"]
