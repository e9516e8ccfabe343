"""``baselinr-dbt report``: what the store says, as a page to look at."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import click

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.report import chart_library, document_of, html_of
from baselinr_dbt.session import Session, dbt_options, session_of
from baselinr_dbt.workers import Workers


@click.command()
@click.option(
    "-o",
    "--file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the page goes. Default, baselinr_report.html.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@dbt_options()
def report(file: Path | None, opens: bool, **flags: Any) -> None:
    """One HTML page about the selected tables: decisions and why, metrics, partitions, history.

    It is made from the store alone, and loads nothing from a network. With --output json the same goes to stdout as a document.
    """
    session = session_of(flags)
    path = (file or Path("baselinr_report.html")).resolve()
    makes_page = file is not None or opens or not session.as_json
    library = chart_library(session.engine.options.target_folder) if makes_page else ""  # before the warehouse is asked
    document = _document(session)
    if makes_page:
        _write(path, html_of(document, library))
    session.show(
        document,
        lambda console, _: console.print(
            f"{len(document['tables']):,} tables, {path.stat().st_size / 1e6:.1f} MB: {path}",
            markup=False,
            soft_wrap=True,
        ),
    )
    if opens:
        webbrowser.open(path.as_uri())


def _document(session: Session) -> dict[str, Any]:
    asked = {"unique_ids": session.engine.selected_ids()}
    with Workers(session.engine) as workers:
        return document_of(workers.call("baselinr_report", asked))


def _write(path: Path, text: str) -> None:
    try:
        # half of a pair of surrogates is no character, and may be in a name all the same
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigurationError(f"the report cannot be written to {path}: {error.strerror}") from error
