"""The document as one HTML file, which opens without a network: styles, scripts and data are in it."""

from __future__ import annotations

import json
import os
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.report.packed import details, overview

# In the order in which they are read.
SCRIPTS = (
    "format.js",
    "dom.js",
    "charts.js",
    "portfolio.js",
    "savings.js",
    "columns.js",
    "partitions.js",
    "table.js",
    "app.js",
)
STYLES = ("style.css", "table.css")


def html_of(document: dict[str, Any], library: str) -> str:
    """The page of a document; ``library`` draws its charts."""
    environment = Environment(loader=PackageLoader("baselinr_dbt.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    return environment.get_template("report.html").render(
        document=document,
        has_run=any(table["last_checked_at"] for table in document["tables"]),
        styles=Markup("\n".join(_asset(name) for name in STYLES)),
        scripts=Markup("\n".join(_asset(name) for name in SCRIPTS)),
        library=Markup(_embeddable(f"(() => {{{library}}})();")),  # its names are not ours
        overview=_json(overview(document)),
        details=[_json(details(table)) for table in document["tables"]],
    )


def chart_library(folder: Path) -> str:
    """Vega, Vega-Lite and what puts them into a page, as one script. The package that carries them is an extra, and takes seconds to put them together, so
    it is kept in ``folder``. Raises ConfigurationError without the package."""
    try:
        version = metadata.version("vl-convert-python")
    except metadata.PackageNotFoundError as error:
        raise ConfigurationError(
            "the report's charts need one more package: pip install 'baselinr-dbt[report]'"
        ) from error
    kept = folder / f"vega-{version}.js"
    if not kept.exists():
        import vl_convert

        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"vega-{version}.js.{os.getpid()}"
        fresh.write_text(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), encoding="utf-8")
        fresh.replace(kept)
    return kept.read_text(encoding="utf-8")


def _asset(name: str) -> str:
    return _embeddable(resources.files("baselinr_dbt.report").joinpath("assets", name).read_text(encoding="utf-8"))


def _embeddable(text: str) -> str:
    """A script or a style that does not end the element that it stands in."""
    return text.replace("</script", "<\\/script").replace("</style", "<\\/style").replace("<!--", "<\\!--")


def _json(value: Any) -> Markup:
    """JSON for a script element: nothing in it may end the element, and the separators of lines that JavaScript knows and JSON does not are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
