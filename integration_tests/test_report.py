"""The page of `baselinr-dbt report` in a real browser, over a store that real runs have filled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from browser import chromium
from conftest import OperationFailed, Project
from playwright.sync_api import Browser, BrowserContext, Page
from test_cli import cli

from baselinr_dbt.report import chart_library, document_of, html_of

HOSTILE = "</script><img src=x onerror=alert(1)>"
HOSTILE_COLUMN = "<b onmouseover=alert(2)>\u2028 \"'&`${1}"
SOURCES: dict[str, Any] = {
    "raw.sales": {"partition": {"key": "day"}, "metrics": ["default", "top_values"]},
    f"raw.{HOSTILE}": True,
    "raw.quiet": True,
    "raw.polled": {"sampling": {"fraction": 0.5}},
    "raw.gone": True,
}
# What the page says against what the store says.
STORED = "select metric_name, metric_value from main_baselinr.baselinr_results where unique_id = 'source.shop.raw.sales' and column_name = 'amount' and run_id = (select max_by(run_id, profiled_at) from main_baselinr.baselinr_runs where unique_id = 'source.shop.raw.sales' and is_published)"
CONTRAST = """
(selector) => {
  const channels = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (text) => channels(text).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => { while (element && channels(getComputedStyle(element).backgroundColor)[3] === 0) element = element.parentElement; return getComputedStyle(element || document.documentElement).backgroundColor; };
  return [...document.querySelectorAll(selector)].filter((element) => element.offsetParent && element.textContent.trim()).map((element) => {
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), element.className || element.tagName];
  }).sort((x, y) => x[0] - y[0])[0];
}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """Three runs: all is new; a day changed and a column came; nothing changed."""
    project = make_project(SOURCES)
    project.sql(
        "create schema raw",
        "create table raw.sales as select date '2024-01-01' + cast(n % 40 as integer) as day, n * 1.5 as amount, 'shop ' || n % 3 as shop, '00501' as zip from range(400) r(n)",
        f'create table raw."{HOSTILE}" as select 1 as "{HOSTILE_COLUMN.replace(chr(34), chr(34) * 2)}"',
        "create table raw.quiet as select n as id from range(10) r(n)",
        "create table raw.polled as select n as id, n / 7 as x from range(5000) r(n)",
    )
    one_run(project)
    project.sql("update raw.sales set amount = 7 where day = date '2024-01-05'", "alter table raw.quiet add column more integer")  # fmt: skip
    one_run(project)
    one_run(project)
    return project


def one_run(project: Project) -> None:
    """Of raw.gone every run says that it is an error."""
    with pytest.raises(OperationFailed, match="does not exist"):
        project.run()


@pytest.fixture(scope="module")
def unprofiled(make_project: Callable[..., Project]) -> Project:
    """A project without a store, whose warehouse no process holds; and with the library that the charts need."""
    project = make_project({"raw.sales": True})
    chart_library(project.folder / "target" / "baselinr")
    return project


@pytest.fixture(scope="module")
def lines(project: Project) -> list[dict[str, Any]]:
    """What the operation says."""
    return list(project.operation("baselinr_report", payload="{}"))


@pytest.fixture(scope="module")
def library(unprofiled: Project) -> str:
    return chart_library(unprofiled.folder / "target" / "baselinr")


@pytest.fixture(scope="module")
def page_file(project: Project, lines: list[dict[str, Any]], library: str) -> Path:
    file = project.folder / "report.html"
    file.write_text(html_of(document_of(deepcopy(lines)), library))
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    with watched(browser) as found:
        found.goto(page_file.as_uri())
        yield found


class watched:
    """A page that asks for nothing but itself, and whose console stays empty."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(**options)
        self.said: list[str] = []

    def __enter__(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message) or dialog.dismiss())  # type: ignore[func-returns-value]
        page.on(
            "request", lambda asked: None if asked.url.startswith(("file:", "data:")) else self.said.append(asked.url)
        )
        return page

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        if kind is None:
            assert self.said == []


def names(page: Page) -> list[str]:
    """The tables that are listed, in order."""
    return [text.removeprefix("raw.") for text in page.locator("#list tbody th").all_inner_texts()]


def open_table(page: Page, name: str) -> None:
    page.locator("#list tbody a", has_text=name).click()
    page.locator("#table h1", has_text=name).wait_for()


def test_what_was_decided_and_why(page: Page) -> None:
    assert names(page)[0] == "gone", "errors come first"
    assert page.locator("tr.failed .why").inner_text().startswith("the relation does not exist")
    reasons = page.locator("#reasons li").all_inner_texts()
    assert any("nothing changed" in text for text in reasons), reasons
    page.locator("#savings-chart svg").wait_for()
    runs = page.evaluate("overview.savings")
    assert sum(runs["rows_scanned"]) > 0
    assert page.locator("#savings-figures dd").first.get_attribute("title") == f"{sum(runs['rows_not_scanned']):,} rows"


def test_search_filter_and_sort(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("POL sampl")
    assert names(page) == ["polled"]
    assert page.locator("#count").inner_text() == "1 of 5 tables"
    page.keyboard.press("Escape")
    assert len(names(page)) == 5
    page.locator("#list thead button", has_text="Rows").click()
    page.locator("#list thead button", has_text="Rows").click()
    assert names(page)[:3] == ["polled", "sales", "quiet"]
    assert page.locator("#list thead [data-key=rows]").get_attribute("aria-sort") == "descending"
    page.locator("#chips button", has_text="error").click()
    assert names(page) == ["gone"]
    page.locator("#search").fill("nothing like this")
    assert page.locator("#nothing").is_visible()


def test_by_keyboard(page: Page) -> None:
    page.locator("#search").focus()
    page.keyboard.press("Enter")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    chosen = page.evaluate("document.activeElement.dataset.id")
    assert chosen == page.evaluate("view.shown[1].unique_id")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator("#table h1").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Escape")
    page.locator("#list").wait_for()
    assert page.evaluate("document.activeElement.dataset.id") == chosen


def test_a_table_shows_the_stored_numbers(page: Page, project: Project) -> None:
    open_table(page, "sales")
    page.locator("tr[data-place]", has_text="amount").press("Enter")
    page.locator("tr.more .chart svg").first.wait_for()
    stored = {name: value for name, value in project.sql(STORED) if name not in ("histogram", "distribution")}
    shown = page.eval_on_selector_all(
        "tr.more dd[data-metric]", "all => all.map(dd => [dd.dataset.metric, dd.dataset.value])"
    )
    assert dict(shown) == stored
    [[values]] = project.sql(STORED.replace("metric_name, ", "").replace("'amount'", "'shop'") + " and metric_name = 'top_values'")  # fmt: skip
    page.locator("tr[data-place]", has_text="shop").press("Enter")
    top = [value["value"] for value in json.loads(values)["values"]]
    assert page.locator("ol.values .value").all_inner_texts() == top
    assert len(top) == 3
    page.keyboard.press("Escape")
    page.locator("#list").wait_for()
    assert page.evaluate("[...drawn.keys()].map(element => element.id)") == ["savings-chart"], "no chart is kept"


def test_values_of_texts_are_shown_as_they_are(page: Page) -> None:
    open_table(page, "sales")
    row = page.locator("tr[data-place]", has_text="zip")
    assert row.locator("td[data-label=min]").inner_text() == "00501"
    row.press("Enter")
    assert page.locator("tr.more dd[data-metric=max]").inner_text() == "00501"
    assert (
        page.evaluate("shown({ type: 'TIMESTAMP', metrics: {} }, 'max', '2024-01-05T10:00:00Z')") == "2024-01-05 10:00"
    )
    assert page.locator("tr[data-place]", has_text="day").locator("svg.spark").count() == 1, "dates have a line, too"


def test_what_is_seldom(browser: Browser, project: Project, lines: list[dict[str, Any]], library: str) -> None:
    """A page whose table was sampled once, with long numbers, ids that are no dates, and more of all than was read."""
    document = document_of(deepcopy(lines))
    sales = next(table for table in document["tables"] if table["table"] == "sales")
    run = sales["runs"][0]
    sales["runs"] = [run | {"action": action, "profiled_at": f"2024-01-0{day}T00:00:00Z"} for action, day in [("sample", 4), ("full", 3), ("full", 2)]]  # fmt: skip
    for column in sales["columns"]:
        column["history"] = {"mean": ["1234567.75", "1234567.5", "1234567.25"]} if column["column_name"] == "amount" else {}  # fmt: skip
    odd = [sales["partitions"][0] | {"partition_id": name} for name in ("infinity", "12024-01-01", "__null__")]
    sales["partitions"] = odd + sales["partitions"]
    sales["events"][0]["removed_partitions"] = ["2023-12-31"]
    sales["in_all"]["schema_changes"] = 9
    sales["schema_changes"] = [{"timestamp": run["profiled_at"], "added": ["x"], "removed": [], "retyped": []}]
    file = project.folder / "seldom.html"
    file.write_text(html_of(document, library))
    with watched(browser) as page:
        page.goto(file.as_uri() + "#/table/source.shop.raw.sales")
        row = page.locator("tr[data-place]", has_text="amount")
        assert row.locator("svg.spark path").get_attribute("d").count("M") == 2  # type: ignore[union-attr]
        assert row.locator("svg.spark circle.sampled").count() == 1
        row.press("Enter")
        points = page.locator("tr.more .chart").last.locator(".mark-symbol path")
        points.first.wait_for()
        assert len({points.nth(n).get_attribute("fill") for n in range(3)}) == 2
        points.nth(2).hover()
        told = page.locator(".tip").inner_text()
        assert ("sample" in told, "1,234,567.75" in told) == (True, True), told
        assert page.locator(".block figcaption").all_inner_texts() == ["2024-01", "2024-02", "no date", "other"]
        assert "gone: 2023-12-31" in page.locator("#decisions li").first.inner_text()
        assert "the newest 1 of 9 changes" in page.locator("#changes-of-its-columns").inner_text()
        assert page.evaluate("ordered([['9'], ['-1'], ['10'], ['__null__']]).map(([id]) => id)") == ["__null__", "10", "9", "-1"]  # fmt: skip


def test_partitions_and_decisions(page: Page, project: Project) -> None:
    open_table(page, "sales")
    [[changed]] = project.sql(
        "select count(*) from main_baselinr.baselinr_partition_state where unique_id like '%sales'"
    )
    titles = page.locator(".calendar rect title").all_text_contents()
    assert len(titles) == int(changed) == 40
    assert page.locator(".block figcaption").all_inner_texts() == ["2024-01", "2024-02"]
    # the darkest shade is what changed last
    assert page.locator(".calendar rect.step4 title").all_text_contents()[0].startswith("2024-01-05: 10 rows")
    decisions = page.locator("#decisions li").all_inner_texts()
    skip, partial, full = decisions
    assert ("skipped" in skip, "partial" in partial, "full" in full) == (True, True, True)
    assert "1 of 40 partitions changed" in partial
    assert "read 10 rows" in partial
    page.goto(page.url.split("#")[0] + "#/table/source.shop.raw.quiet")
    assert "added more" in page.locator("#changes-of-its-columns li").inner_text()


def test_a_sample_tells_its_intervals(page: Page) -> None:
    open_table(page, "polled")
    assert "those of a sample" in page.locator("#table").inner_text()
    mean = page.locator("tr[data-place]", has_text="x").locator("td[title^='median']")
    assert "95% between" in (mean.get_attribute("title") or "")


def test_hostile_names_are_texts(page: Page) -> None:
    open_table(page, HOSTILE)
    assert page.locator("#table h1").inner_text() == f"raw.{HOSTILE}"
    assert page.locator("#table tr[data-place] th").inner_text().startswith(HOSTILE_COLUMN.split("\u2028")[0].strip())
    assert page.locator("img").count() == 0
    page.reload()
    assert page.locator("#table h1").inner_text() == f"raw.{HOSTILE}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(browser: Browser, page_file: Path, scheme: str) -> None:
    with watched(browser, color_scheme=scheme) as page:
        grounds = []
        for place in ("", "#/table/source.shop.raw.sales"):
            page.goto(page_file.as_uri() + place)
            page.reload()
            for action in ("full", "partial", "sample", "skip", "defer", "error", "new"):
                page.evaluate("action => document.querySelector('main > :not([hidden])').append(badge(action))", action)
            ratio, where = page.evaluate(CONTRAST, "main *, .top *")
            assert ratio >= 4.5, where
            grounds.append(page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"))
        assert all((ground < 100) == (scheme == "dark") for ground in grounds)


def test_on_a_phone_nothing_is_cut_off(browser: Browser, page_file: Path) -> None:
    with watched(browser, viewport={"width": 380, "height": 800}) as page:
        for place in ("", "#/table/source.shop.raw.sales", "#/table/" + HOSTILE):
            page.goto(page_file.as_uri() + place)
            page.reload()
            for line in page.locator("tr[data-place]").all():
                line.press("Enter")
            assert page.evaluate("document.documentElement.scrollWidth") <= 380, place
        page.goto(page_file.as_uri() + "#/")
        page.locator("#sort").select_option("rows true")
        assert names(page)[0] == "polled"
        assert not page.locator("#list thead").is_visible(), "what cannot be seen cannot be reached"


def test_without_a_store_it_says_what_to_do(unprofiled: Project, browser: Browser) -> None:
    """The command itself: it writes a page, and nothing into the warehouse."""
    done = cli(unprofiled, "report", "-o", "empty.html", "--output", "json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert (document["store_exists"], document["tables"][0]["columns"]) == (False, [])
    assert unprofiled.warehouse.execute("select table_name from information_schema.tables") == []
    with watched(browser) as page:
        page.goto((unprofiled.folder / "empty.html").as_uri())
        assert "baselinr-dbt run" in page.locator("div.empty").inner_text()
        open_table(page, "sales")
        assert "not profiled yet" in page.locator("#partitions").inner_text()
