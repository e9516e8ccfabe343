"""A real Chromium without a window, for what people look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_INSTALL = "no Chromium is found: `apt-get install chromium`, or `.venv/bin/python -m playwright install chromium`, or name one in the environment variable CHROMIUM"


def path_of_chromium(playwright: Playwright) -> str:
    """The first that is there. Raises RuntimeError where there is none."""
    places = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), playwright.chromium.executable_path]
    found = next((place for place in places if place and Path(place).exists()), None)
    if found is None:
        raise RuntimeError(HOW_TO_INSTALL)
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser as long as this lasts."""
    with sync_playwright() as playwright:
        # its sandbox refuses root, as which tests run in containers
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path_of_chromium(playwright), args=arguments)
        yield browser
        browser.close()


if __name__ == "__main__":
    with sync_playwright() as started:
        try:
            print(path_of_chromium(started))
        except RuntimeError as error:
            raise SystemExit(str(error)) from None
