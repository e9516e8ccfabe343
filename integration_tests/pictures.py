"""The pictures of the documentation: `make pictures` profiles the flights a few times, takes down what the plan says, makes the report, and photographs it
in a real browser."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path

from browser import chromium
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from baselinr_dbt.demo import command, environment, make_project, step

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
FLIGHTS = "#/table/source.flights.nyc.flights"
# Name -> place in the page, width, height, colour scheme, and what is opened first.
PICTURES = {
    "tables": ("", 1440, 800, "light", None),
    "tables-tablet": ("", 820, 900, "light", None),
    "tables-phone": ("", 390, 1100, "light", None),
    "table": (FLIGHTS, 1440, 1150, "light", "dep_time"),
    "table-dark": (FLIGHTS, 1440, 1150, "dark", "dep_time"),
    "table-phone": (FLIGHTS, 390, 1100, "light", "air_time"),
    "partitions": (FLIGHTS, 1440, 700, "light", "partitions"),
}


# Fonts of the reader's machine: rich would have them loaded from elsewhere.
SVG_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
WIDTH = 140


def profile(project: Path) -> None:
    """First everything, then nothing, then, after a look at the plan, what changed."""
    make_project(project)
    step(project, "python", "prepare.py", "load")
    step(project, "baselinr-dbt", "init")
    step(project, "dbt", "deps", "--quiet")
    step(project, "baselinr-dbt", "run")
    step(project, "baselinr-dbt", "run")
    step(project, "python", "prepare.py", "change")
    picture_of_terminal(project, "plan", "baselinr-dbt", "plan")
    step(project, "baselinr-dbt", "run")


def picture_of_terminal(project: Path, name: str, *words: str) -> None:
    """What a command says on a terminal, as an SVG."""
    colours = {**environment(project), "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    said = subprocess.run(command(*words), cwd=project, env=colours, stdout=subprocess.PIPE, text=True, check=True)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(f"$ {' '.join(words)}", style="bold", highlight=False)
    console.print(Text.from_ansi(said.stdout))
    console.save_svg(
        str(FOLDER / f"{name}.svg"), title="", theme=DIMMED_MONOKAI, code_format=SVG_FORMAT, unique_id=name
    )


def photograph(page_file: Path) -> None:
    """Every picture, from a page of its own."""
    FOLDER.mkdir(exist_ok=True)
    with chromium() as browser:
        for name, (place, width, height, scheme, opened) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(page_file.as_uri() + place)
            if opened == "partitions":
                page.locator(f"#{opened}").evaluate("section => scrollTo(0, section.offsetTop - 12)")
            elif opened:
                page.locator("tr[data-place]", has_text=opened).first.click()
            page.locator(".chart[data-drawn] svg").first.wait_for(state="attached")
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
            print(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size // 1000} kB")


def main() -> None:
    """Store, page, pictures."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "flights"
        profile(project)
        file = project / "report.html"
        step(project, "baselinr-dbt", "report", "-o", str(file))
        photograph(file)


if __name__ == "__main__":
    main()
