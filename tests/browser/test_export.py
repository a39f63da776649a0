"""Export: what is downloaded is what is displayed, with title, day, source, version and link."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.figures.look import LIGHT
from stances.language import language
from tests.browser.conftest import DARKLY, Visit, unused
from tests.browser.driving import Dashboard
from tests.browser.serving import Server

VIEW = {"who": "FRA,POL,RUS,TUR", "stance": "support,oppose"}
SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"


def download(dashboard: Dashboard, name: str, form: str, folder: Path) -> Path:
    """Take a card's exhibit away in a format."""
    card = dashboard.card(name)
    card.locator(".sn-menu summary").click()
    with dashboard.page.expect_download() as taken:
        card.locator(f".sn-menu :is([data-format='{form}'], [data-act='{form}'])").click()
    file = folder / taken.value.suggested_filename
    taken.value.save_as(file)
    assert file.suffix == f".{form}"
    return file


def shown_table(dashboard: Dashboard, name: str) -> list[list[str]]:
    """Open a card's table and return its rows, the heading first."""
    card = dashboard.card(name)
    card.get_by_role("button", name="Table").click()
    card.locator(".sn-tableview tbody tr").first.wait_for()
    return card.locator(".sn-tableview table").evaluate(  # type: ignore[no-any-return]
        "(table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )


def written(cell: object) -> str:
    """Return a cell of a workbook as the page writes it."""
    if isinstance(cell, dt.datetime):
        return language("en").day(cell.date(), short=True)
    return "" if cell is None else str(cell)


def stamp_of(dashboard: Dashboard, path: str) -> list[str]:
    """Return what every figure must carry."""
    dataset = opened(bundled()[0])
    return ["As of 25 November 2025", "Source:", "news report", f"version {dataset.version}", dataset.digest,
            f"{dashboard.home}{path}?", "who="]  # fmt: skip


def described(text: str, dashboard: Dashboard) -> None:
    """Look for what a file says of itself: the same as one that the command line makes."""
    dataset = opened(bundled()[0])
    for part in (dashboard.finding.inner_text(), "As of 25 November 2025", dataset.digest, dataset.version,
                 f"{dashboard.home}/map?", "creativecommons.org"):  # fmt: skip
        assert part in text


def test_svg(visit: Visit, tmp_path: Path) -> None:
    dashboard = visit("/map", **VIEW)
    file = download(dashboard, "map", "svg", tmp_path)
    root = ElementTree.parse(file).getroot()
    assert root is not None
    assert root.tag == f"{SVG}svg"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert title.text.startswith(dashboard.finding.inner_text())
    texts = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    assert len(texts) > 5
    written = " ".join(texts).replace("\u00a0", " ")
    for part in stamp_of(dashboard, "/map"):
        assert part in written
    for country in ("France", "Poland", "Russia"):
        assert country in written
    assert "Greece" not in written
    raw = file.read_text(encoding="utf-8")
    assert "@font-face" in raw
    assert "Stances Signs" in raw
    described(" ".join(element.text or "" for element in root.iter() if element.tag.startswith(DC)), dashboard)
    assert LIGHT.stances["support"] in raw.upper() or "rgb(15, 92, 140)" in raw


def test_png(visit: Visit, tmp_path: Path) -> None:
    dashboard = visit("/map", **VIEW)
    file = download(dashboard, "map", "png", tmp_path)
    image = Image.open(file)
    image.load()
    assert image.format == "PNG"
    assert image.width >= 3000
    assert image.height >= 2000
    assert image.info["dpi"][0] == pytest.approx(288, abs=0.1)
    described(" ".join(image.text.values()), dashboard)  # type: ignore[attr-defined]
    counted = {colour: count for count, colour in image.convert("RGB").getcolors(1 << 24) or []}
    for slug in ("support", "oppose"):
        wanted = tuple(bytes.fromhex(LIGHT.stances[slug][1:]))
        assert counted.get(wanted, 0) > 10_000, slug


def test_the_timeline_is_a_figure_too(visit: Visit, tmp_path: Path) -> None:
    dashboard = visit("/timeline", who="FRA")
    root = ElementTree.parse(download(dashboard, "timeline", "svg", tmp_path)).getroot()
    assert root is not None
    written = " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text")).replace("\u00a0", " ")
    for part in stamp_of(dashboard, "/timeline"):
        assert part in written
    assert "35 countries meet" in written


def test_html_paints_without_a_server(visit: Visit, browser: Browser, server: Server, tmp_path: Path) -> None:
    dashboard = visit("/map", **VIEW)
    file = download(dashboard, "map", "html", tmp_path)
    context, trespasses = unused(browser, server)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("document.querySelectorAll('.choroplethlayer path').length > 0")
    page.wait_for_timeout(300)  # a request that would follow has begun by now
    written = page.locator("#figure").inner_text().replace("\u00a0", " ")
    drawn = page.locator("#figure svg").evaluate_all("(all) => all.map((svg) => svg.textContent).join(' ')")
    for part in stamp_of(dashboard, "/map"):
        assert part in written or part in drawn.replace("\u00a0", " ")
    assert page.locator("table tbody tr").count() == len(VIEW["who"].split(","))
    context.close()
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert not trespasses.found


def test_the_first_png_of_a_reader_has_all_its_text(visit: Visit, tmp_path: Path) -> None:
    dashboard = visit("/map", fresh=True, data="postwar-ukraine")
    for turn in ("first", "second"):  # the fonts in the second are read already
        (tmp_path / turn).mkdir()
    first, second = (Image.open(download(dashboard, "map", "png", tmp_path / turn)).convert("L")
                     for turn in ("first", "second"))  # fmt: skip
    assert first.size == second.size
    assert ImageChops.difference(first, second).getbbox() is None


@pytest.mark.parametrize("name", ["map", "lists"])
def test_csv_and_xlsx_are_the_table_on_the_screen(visit: Visit, tmp_path: Path, name: str) -> None:
    dashboard = visit("/map", **VIEW)
    as_csv = download(dashboard, name, "csv", tmp_path)
    as_xlsx = download(dashboard, name, "xlsx", tmp_path)
    table = shown_table(dashboard, name)
    assert {row[1] for row in table[1:]} == set(VIEW["who"].split(","))
    read = list(csv.reader(io.StringIO(as_csv.read_text(encoding="utf-8-sig"))))
    assert read == table
    book = load_workbook(as_xlsx, read_only=True)
    sheets = [[[written(cell) for cell in row] for row in sheet.values] for sheet in book.worksheets]
    assert sheets[0] == table
    about = " ".join(" ".join(row) for row in sheets[1])
    for part in stamp_of(dashboard, "/map"):
        assert part in about


def test_zoom_and_dark_paper_go_into_the_picture(visit: Visit, tmp_path: Path) -> None:
    dashboard = visit("/map", reader=DARKLY)
    before = download(dashboard, "map", "svg", tmp_path).read_text(encoding="utf-8")
    dashboard.plot().hover()
    dashboard.plot().locator('[data-title="Zoom in"]').click()
    dashboard.settle()
    after = download(dashboard, "map", "svg", tmp_path).read_text(encoding="utf-8")
    assert before != after
    assert "rgb(90, 169, 214)" in after


def test_the_menu_offers_what_the_server_draws(visit: Visit) -> None:
    card = visit("/map").card("map")
    card.locator(".sn-menu summary").click()
    menu = card.locator(".sn-menu")
    assert "size=share" in str(menu.get_by_text("PNG 1200 × 630", exact=True).get_attribute("href"))
    assert "theme=grey" in str(menu.get_by_text("PNG in grey", exact=True).get_attribute("href"))
    embedded = str(menu.get_by_text("HTML to embed", exact=True).get_attribute("href"))
    assert embedded.startswith("/export/map.html?")
    assert "embed=1" in embedded


def test_a_briefing_taken_away_asks_for_nothing(visit: Visit, browser: Browser, server: Server, tmp_path: Path) -> None:
    dashboard = visit("/")
    dashboard.page.get_by_role("button", name="Briefing").click()
    with dashboard.page.expect_download() as taken:
        dashboard.page.locator(".st-key-briefing-html").get_by_role("button").click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    assert "/assets/" not in file.read_text(encoding="utf-8")
    context, trespasses = unused(browser, server)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.title()
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert trespasses.found == []
