"""Pictures, opened by readers that had no part in making them."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from click.testing import CliRunner
from defusedxml import ElementTree
from PIL import Image
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stances.cli.commands import stances
from stances.dataset.shelf import opened as dataset_of
from stances.exhibits import EXHIBITS
from stances.export import browser
from stances.figures.look import GREY, LIGHT
from stances.server.routes import routes
from tests.datasets import NAME, asked, hostile, ordinary
from tests.export.drawing import SITE, needs_browser, picture

SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
HERE = f"data={NAME}"
CLIENT = TestClient(Starlette(routes=routes), base_url="http://example.org")
pytestmark = [needs_browser(), pytest.mark.browser]


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def essentials(text: str) -> None:
    """What every description holds: title, day, source, version, digest."""
    flat = " ".join(text.split())
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "de", LIGHT)
    for part in (exhibit.title, exhibit.subtitle, "Stand 25. November 2025", ordinary().version, ordinary().digest,
                 ordinary().name, "creativecommons.org/licenses/by/4.0", "Stances", f"{SITE}/map?"):  # fmt: skip
        assert part in flat, part


@pytest.mark.parametrize(("size", "width"), [("print", 3300), ("screen", 1650), ("share", 1200)])
def test_png(size: str, width: int) -> None:
    made = picture("map", "png", size)
    image = opened(made.content)
    assert image.format == "PNG"
    assert image.width == width
    assert size != "share" or image.size == (1200, 630)
    assert image.info["dpi"][0] == pytest.approx({"print": 288, "screen": 144}.get(size, image.info["dpi"][0]), abs=0.1)
    words = image.text  # type: ignore[attr-defined]
    assert set(words) == {"Title", "Description", "Author", "Source", "Copyright", "URL", "Language", "Software"}
    essentials(" ".join(words.values()))
    counted = {colour: count for count, colour in image.convert("RGB").getcolors(1 << 24) or []}
    for slug in ("support", "oppose"):
        assert counted.get(tuple(bytes.fromhex(LIGHT.stances[slug][1:])), 0) > 2_000, slug


def test_grey_has_no_colour() -> None:
    image = opened(picture("map", "png", "share", "grey").content).convert("RGB")
    counted: list[tuple[int, Any]] = list(image.getcolors(1 << 24) or [])
    assert all(red == green == blue for _, (red, green, blue) in counted)
    shades = {colour[0] for count, colour in counted if count > 500}
    assert {int(GREY.stances[slug][1:3], 16) for slug in ("support", "open", "oppose", "none")} <= shades


def test_svg_is_text_with_its_fonts_and_nothing_from_elsewhere() -> None:
    content = picture("map", "svg").content.decode()
    root = ElementTree.fromstring(content)
    written = " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text")).replace("\u00a0", " ")
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "de", LIGHT)
    for part in ("Frankreich", "Dafür 3", ordinary().digest, "Grenzen: Natural Earth", SITE):
        assert part in written
    assert "".join(exhibit.title.split()) in "".join(written.split())
    assert {"Source Sans", "Source Serif", "Stances Signs"} == set(re.findall(r'font-family:"([^"]+)";font-w', content))
    addresses = re.findall(r"url\(['\"]?([^)'\"]+)", content.replace("&quot;", ""))
    assert all(address.startswith(("#", "data:font/woff2;")) for address in addresses)
    linked = [value for element in root.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert all(value.startswith("#") for value in linked)
    assert not list(root.iter(f"{SVG}script"))
    assert not list(root.iter(f"{SVG}foreignObject"))
    assert (root.get("width"), root.get("lang")) == ("1100", "de")


def test_svg_says_what_it_is() -> None:
    root = ElementTree.fromstring(picture("map", "svg").content)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert list(root)[:2] == [title, desc]
    told = {element.tag.removeprefix(DC): element.text for element in root.iter() if element.tag.startswith(DC)}
    assert told["title"] == title.text
    assert told["coverage"] == "2025-11-25"
    essentials(" ".join(filter(None, told.values())))


def test_programs_that_want_the_kind_of_metadata_find_it() -> None:
    content = picture("map", "pdf").content
    assert content.startswith(b"%PDF-1.7"), "metadata as XML came with 1.4"
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    told = root["/Metadata"].get_object()
    assert (told["/Type"], told["/Subtype"]) == ("/Metadata", "/XML")


def test_pdf_is_text_with_its_fonts() -> None:
    reader = PdfReader(io.BytesIO(picture("map", "pdf").content))
    (page,) = reader.pages
    box = page.mediabox
    assert float(box.width) == pytest.approx(1100 * 0.75, abs=1)
    text = page.extract_text().replace("\u00a0", " ")
    for part in ("Frankreich", "Dafür 3", ordinary().digest, SITE):
        assert part in text
    fonts = list(fonts_of(page))
    assert any("StancesSans" in str(font.get("/BaseFont")) for font in fonts), "Source Sans, cut down"
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        kept = inner.get("/FontDescriptor", {})
        assert font["/Subtype"] == "/Type3" or {"/FontFile", "/FontFile2", "/FontFile3"} & set(kept), font


def fonts_of(part: Any) -> Any:
    """Every font of a page and of the drawings in it."""
    resources = part.get("/Resources", {})
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for inner in resources.get("/XObject", {}).values():
        yield from fonts_of(inner.get_object())


def test_pdf_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(picture("map", "pdf").content))
    told, more = reader.metadata, reader.xmp_metadata
    assert told is not None
    assert more is not None
    assert told.author == "Stances"
    assert told.creation_date is None
    essentials(f"{told.title} {told.subject} {told['/Keywords']} {told.creator}")
    assert more.dc_title == {"x-default": told.title}
    assert more.dc_identifier
    assert more.dc_identifier.startswith(SITE)
    assert str(reader.root_object["/Lang"]) == "de"


def test_a_share_picture_has_its_shape_in_every_form() -> None:
    root = ElementTree.fromstring(picture("timeline", "svg", "share").content)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    box = PdfReader(io.BytesIO(picture("timeline", "pdf", "share").content)).pages[0].mediabox
    assert [float(box.width), float(box.height)] == pytest.approx([900, 472.5], abs=1)


def test_months_are_in_the_pictures_language() -> None:
    for language, month in (("de", "März"), ("en", "May")):
        made = picture("weeks", "svg", "share", "light", language, dataset_of("postwar-ukraine"))
        assert f">{month}<" in made.content.decode()


def test_hostile_words_are_drawn_as_words() -> None:
    root = ElementTree.fromstring(picture("timeline", "svg", "share", "light", "en", hostile()).content)
    assert not list(root.iter(f"{SVG}script"))
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert "{{7*7}}" in "".join(root.itertext())


def test_an_address_gives_the_same_picture_as_the_command_line(tmp_path: Any) -> None:
    answer = CLIENT.get(f"/export/map.png?{HERE}&lang=de&size=share&theme=dark")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].endswith('-share.png"')
    target = tmp_path / "map.png"
    done = CliRunner().invoke(stances, [
        "export", "map", "--dataset", NAME, "--lang", "de", "--size", "share", "--theme", "dark", "--site",
        "http://example.org/", "--output", str(target),
    ], prog_name="stances")  # fmt: skip
    assert done.exit_code == 0, done.output
    one, other = opened(answer.content), opened(target.read_bytes())
    assert one.tobytes() == other.tobytes()
    assert one.text == other.text  # type: ignore[attr-defined]


def test_a_browser_that_was_ended_is_started_again() -> None:
    before = picture("weeks", "png", "share").content
    browser.end()
    picture.cache_clear()
    assert opened(picture("weeks", "png", "share").content).tobytes() == opened(before).tobytes()
