"""How to cite: in every export menu and at the foot, in three forms to copy; a link that is pinned to a version."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from stances.dataset import bundled
from stances.dataset.shelf import opened
from tests.browser.conftest import GERMAN, Visit


def digest() -> str:
    return opened(bundled()[0]).digest


def test_a_figure_can_be_cited_from_its_menu(visit: Visit) -> None:
    dashboard = visit("/map", who="FRA,POL")
    card = dashboard.card("map")
    card.locator(".sn-menu summary").click()
    card.get_by_role("link", name="How to cite").click()
    dialog = dashboard.page.get_by_role("dialog", name="How to cite")
    texts = {form: dialog.locator(f"[data-form={form}]") for form in ("txt", "bib", "json")}
    expect(texts["txt"]).to_contain_text("[Figure]")
    expect(texts["txt"]).to_contain_text(f"{dashboard.home}/map?")
    expect(texts["bib"]).to_contain_text("@misc{stances-")
    (item,) = json.loads(texts["json"].inner_text())
    assert dashboard.finding.inner_text().removesuffix(".") in item["title"]
    assert f"v={digest()}" in item["URL"]
    assert "who=FRA%2CPOL" in item["URL"]
    dashboard.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(card.locator(".sn-menu summary")).to_be_focused()


@pytest.mark.parametrize(("label", "said"), [("Diese Ansicht zitieren", "Ansicht eines Datensatzes"),
                                             ("Den Datensatz zitieren", "[Datensatz]")])  # fmt: skip
def test_view_and_dataset_can_be_cited_at_the_foot(visit: Visit, label: str, said: str) -> None:
    dashboard = visit("/timeline", reader=GERMAN)
    dashboard.page.get_by_role("link", name=label).click()
    dialog = dashboard.page.get_by_role("dialog", name="So zitieren")
    expect(dialog.locator("[data-form=txt]")).to_contain_text(said)
    expect(dialog.locator("[data-form=txt]")).to_contain_text("abgerufen am")
    dialog.get_by_role("button", name="Schließen").click()
    expect(dashboard.page.get_by_role("link", name=label)).to_be_focused()


def test_a_pinned_link_says_when_the_data_have_moved_on(visit: Visit) -> None:
    moved = visit("/map", v="0123456789ab").page
    notice = moved.get_by_text("The data have moved on since this link was made (for 0123456789ab)")
    expect(notice).to_contain_text(digest())
    same = visit("/map", v=digest())
    expect(same.card("map").locator(".sn-plot")).to_be_visible()
    assert same.page.get_by_text("The data have moved on").count() == 0
