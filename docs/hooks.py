"""Pages of the repository that are not in docs/, in the site. A link to one of them is written as GitHub has it (`../CHANGELOG.md`, and from there
`docs/guide.md`), and made right here. Other files of the repository are named, not linked: a link to one is an error of the build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

OUTSIDE = {
    "CHANGELOG.md": "changelog.md",
    "benchmarks/RESULTS.md": "results.md",
    "CONTRIBUTING.md": "contributing.md",
    "RELEASING.md": "releasing.md",
    "SECURITY.md": "security.md",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds these pages."""
    root = Path(config.config_file_path).parent
    for name, page in OUTSIDE.items():
        files.append(File.generated(config, page, abs_src_path=str(root / name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Makes the links between the two places right."""
    is_outside = page.file.src_uri in OUTSIDE.values()
    for name, other in OUTSIDE.items():
        markdown = markdown.replace(f"]({'' if is_outside else '../'}{name}", f"]({other}")
    return markdown.replace("](docs/", "](") if is_outside else markdown
