"""Pages of the repository's root in the site. A link to one of them is written as GitHub has it (`../CHANGELOG.md`, and from there
`docs/guide.md`), and made right here. Other files of the repository are named, not linked: a link to one is an error of the build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "RELEASING.md": "releasing.md",
    "SECURITY.md": "security.md",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages of the root."""
    root = Path(config.config_file_path).parent
    for name, page in ROOT.items():
        files.append(File.generated(config, page, abs_src_path=str(root / name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Makes the links between the two places right."""
    of_root = page.file.src_uri in ROOT.values()
    for name, other in ROOT.items():
        markdown = markdown.replace(f"]({'' if of_root else '../'}{name}", f"]({other}")
    return markdown.replace("](docs/", "](") if of_root else markdown
