"""The documentation as its readers have it: as a site without a network, as files on GitHub, and by what it quotes of the package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import PACKAGE
from markdown_it import MarkdownIt
from markdown_it.token import Token

PAGES = sorted([*PACKAGE.glob("*.md"), *PACKAGE.glob("docs/*.md"), *PACKAGE.glob(".github/**/*.md")])
# What dbt and pip say, in docs/troubleshooting.md.
OF_OTHERS = {"dbt-core-experimental-parser", "could not find a macro with the name 'baselinr_profile'"}


class Loaded(HTMLParser):
    """The addresses from which a page loads what it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") not in ("canonical", "next", "prev"):
            self.addresses.append(given["href"] or "")
        elif "src" in given:
            self.addresses.append(given["src"] or "")


def test_the_site_is_built_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """`make docs`: a link or an anchor that leads nowhere, or a page that the navigation lacks, fails the build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    offline = {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=PACKAGE, env={**os.environ, **offline}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        loaded = Loaded()
        loaded.feed(page.read_text())
        assert loaded.addresses, page
        assert not [address for address in loaded.addresses if re.match(r"(https?:)?//", address)], page


def tokens_of(page: Path) -> list[Token]:
    """Everything in a page, in order."""
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


@cache
def anchors_of(page: Path) -> set[str]:
    """The anchors that GitHub makes of the headings: small letters, digits, hyphens, underscores; of equal ones the second ends in -1."""
    found: set[str] = set()
    tokens = tokens_of(page)
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            shown = "".join(child.content for child in content.children or [])
            slug = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
            number = next(n for n in range(len(found) + 1) if f"{slug}-{n}" not in found) if slug in found else 0
            found.add(f"{slug}-{number}" if number else slug)
    return found


def links_of(page: Path) -> list[str]:
    """Where links and pictures of a page lead, also those written as HTML."""
    found = []
    for token in tokens_of(page):
        for child in [token, *(token.children or [])]:
            found += [str(value) for name, value in child.attrs.items() if name in ("href", "src")]
            if child.type.startswith("html"):
                found += re.findall(r'(?:href|src)="([^"]+)"', child.content)
    return found


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(PACKAGE)) for page in PAGES])
def test_links_lead_somewhere_on_github(page: Path) -> None:
    """mkdocs looks at the site; this at the files, and at the README, which is no page of the site."""
    broken = []
    for link in links_of(page):
        if re.match(r"\w+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or not target.is_relative_to(PACKAGE) or (anchor and anchor not in anchors_of(target)):
            broken.append(link)
    assert broken == []


def test_messages_in_troubleshooting_are_those_of_the_package() -> None:
    """What stands between the names and values, letter by letter."""
    sources = "\n".join(
        file.read_text() for folder in ("macros", "baselinr_dbt") for file in (PACKAGE / folder).rglob("*") if file.suffix in (".sql", ".py")
    )  # fmt: skip
    parts = {
        part.strip(" ,;:")
        for line in (PACKAGE / "docs/troubleshooting.md").read_text().splitlines() if line.startswith("| ")
        for code in re.findall(r"`([^`]+)`", line.split(" | ")[0])
        for part in code.split("…")
    }  # fmt: skip
    assert len(parts) > 40
    assert [part for part in sorted(parts - OF_OTHERS) if part not in sources] == []
