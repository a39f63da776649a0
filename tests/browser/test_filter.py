"""Filter by country: type, click, clear; the link carries it, the map never goes blank."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import GERMAN, Visit

FRANCE, POLAND, ATLANTIC = (2.5, 47.0), (19.5, 52.0), (-15.0, 45.0)


def test_a_name_a_code_and_a_name_in_another_language(visit: Visit) -> None:
    dashboard = visit("/map")
    expected = ""
    for typed, code in (("Poland", "POL"), ("GBR", "GBR"), ("Frankreich", "FRA"), ("Suède", "SWE")):
        dashboard.watch_map()
        dashboard.type_actor(typed)
        expected = f"{expected},{code}".lstrip(",")
        dashboard.link(who=expected)
        seen = dashboard.watched_map()
        assert seen["same"], "the map was replaced instead of updated"
        assert seen["least"] > 0, "the map was blank"
        assert seen["draws"] == 1
    assert dashboard.page.locator(".sn-lists li").count() == 4
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("Sweden · SWE")


def test_a_code_is_not_taken_for_the_beginning_of_another_name(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.type_actor("UK")
    dashboard.link(who="GBR")
    dashboard.type_actor("Ukr")
    dashboard.link(who="GBR,UKR")


def test_a_group_means_its_members(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.type_actor("Coalition")
    dashboard.link(who="COALITION")
    expect(dashboard.page.locator(".sn-lists")).to_contain_text("France")
    expect(dashboard.listed("Russia")).to_have_count(0)


def test_an_unknown_name_is_reported(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.type_actor("Atlantis")
    expect(dashboard.page.get_by_test_id("stToast")).to_contain_text("Atlantis")
    dashboard.settle()
    assert dashboard.query == {}


def test_a_click_on_the_map_opens_the_evidence(visit: Visit) -> None:
    dashboard = visit("/map")
    drawn = dashboard.drawn()
    dashboard.click_map(*FRANCE)
    dashboard.link(open="actor:FRA")
    drawer = dashboard.dialog
    expect(drawer.get_by_role("heading", name="France")).to_be_visible()
    expect(drawer.locator(".verdict")).to_contain_text("Support")
    expect(drawer.locator(".rule")).not_to_be_empty()
    deciding = drawer.locator(".decides").first
    for part in (".summary", "time", "dl", ".why"):
        expect(deciding.locator(part)).not_to_be_empty()
    expect(deciding).to_contain_text(re.compile(r"news report.*paragraph \d+", re.DOTALL | re.IGNORECASE))
    assert dashboard.drawn() == drawn, "opening the drawer drew the map anew"
    drawer.get_by_role("button", name="Show only France").click()
    dashboard.link(who="FRA", open=None)
    expect(drawer).to_have_count(0)
    assert dashboard.page.locator(".sn-lists li").count() == 1
    assert dashboard.drawn() == drawn + 1


@pytest.mark.parametrize("region", ["europe", "world"])
def test_the_map_is_clicked_where_it_was_zoomed_to(visit: Visit, region: str) -> None:
    dashboard = visit("/map", map=region)
    dashboard.plot().hover()
    dashboard.plot().locator('[data-title="Zoom in"]').click()
    dashboard.settle()
    dashboard.click_map(*POLAND if region == "europe" else FRANCE)
    dashboard.link(open="actor:POL" if region == "europe" else "actor:FRA")


def test_the_zoom_outlives_a_filter(visit: Visit) -> None:
    dashboard = visit("/map")
    before = dashboard.zoom()
    dashboard.plot().hover()
    dashboard.plot().locator('[data-title="Zoom in"]').click()
    dashboard.settle()
    closer = dashboard.zoom()
    assert closer > before
    dashboard.part("oppose").click()
    dashboard.link(stance="oppose")
    assert dashboard.zoom() == closer


def test_a_pressed_question_is_drawn_before_the_app_answers(visit: Visit) -> None:
    dashboard = visit("/map")
    silent, held = [False], []

    def through(socket: WebSocketRoute) -> None:
        app = socket.connect_to_server()
        socket.on_message(app.send)
        app.on_message(lambda message: held.append((socket, message)) if silent[0] else socket.send(message))

    dashboard.page.route_web_socket(re.compile("/_stcore/stream"), through)
    dashboard.open("/map")
    said, stamp, drawn = dashboard.finding.inner_text(), dashboard.plot().get_attribute("data-stamp"), dashboard.drawn()
    silent[0] = True
    dashboard.page.locator(".st-key-question button").first.click()
    dashboard.page.get_by_role("option").nth(3).click()
    expect(dashboard.plot()).not_to_have_attribute("data-stamp", str(stamp))
    shown = str(dashboard.plot().get_attribute("data-stamp"))
    assert dashboard.finding.inner_text() == said, "the app has not answered"
    known = -1
    while known < len(held) or not held:  # until it has said all it has to say
        known = len(held)
        dashboard.page.wait_for_timeout(400)
    silent[0] = False
    for socket, message in held:
        socket.send(message)
    expect(dashboard.finding).not_to_have_text(said)
    dashboard.settle()
    expect(dashboard.plot()).to_have_attribute("data-stamp", shown)
    assert dashboard.drawn() == drawn + 1, "the app's answer changes nothing"


def test_the_bar_filters_and_lets_go(visit: Visit) -> None:
    dashboard = visit("/map")
    everybody = dashboard.page.locator(".sn-lists li").count()
    oppose = dashboard.part("oppose")
    expect(oppose).to_have_attribute("aria-pressed", "false")
    oppose.click()
    dashboard.link(stance="oppose")
    expect(oppose).to_have_attribute("aria-pressed", "true")
    assert dashboard.page.locator(".sn-lists li").count() == int(oppose.locator("b").inner_text())
    dashboard.part("support").click()
    dashboard.link(stance="support,oppose")
    oppose.click()
    dashboard.link(stance="support")
    dashboard.part("support").click()
    dashboard.link(stance=None)
    assert dashboard.page.locator(".sn-lists li").count() == everybody


def test_a_copied_link_shows_the_same_to_somebody_else(visit: Visit) -> None:
    mine = visit("/map")
    mine.type_actor("Pologne")
    mine.link(who="POL")
    mine.type_actor("Italy")
    mine.link(who="POL,ITA")
    mine.part("oppose").click()
    mine.link(who="POL,ITA", stance="oppose")
    theirs = visit(mine.path, fresh=True, **mine.query)
    expect(theirs.finding).to_have_text(mine.finding.inner_text())
    assert theirs.plot().get_attribute("data-stamp") == mine.plot().get_attribute("data-stamp")
    german = visit(mine.path, reader=GERMAN, **mine.query)
    assert german.query == mine.query
    expect(german.page.locator(".st-key-actors")).to_contain_text("Polen · POL")
    expect(german.page.locator(".st-key-actors")).to_contain_text("Italien · ITA")
    assert german.page.locator(".sn-lists li").count() == mine.page.locator(".sn-lists li").count()


def test_an_empty_result_explains_itself_and_reset_brings_all_back(visit: Visit) -> None:
    dashboard = visit("/map")
    before, stamp = dashboard.finding.inner_text(), dashboard.plot().get_attribute("data-stamp")
    dashboard.type_actor("Germany")
    dashboard.link(who="DEU")
    dashboard.open("/map", who="DEU", stance="oppose")
    expect(dashboard.page.get_by_test_id("stAlert")).to_contain_text("These filters leave nothing")
    dashboard.reset().click()
    dashboard.link(who=None, stance=None)
    expect(dashboard.finding).to_have_text(before)
    expect(dashboard.page.get_by_test_id("stAlert")).to_have_count(0)
    assert dashboard.plot().get_attribute("data-stamp") == stamp
    expect(dashboard.reset()).to_be_disabled()


def test_the_language_switch_keeps_the_view(visit: Visit) -> None:
    dashboard = visit("/map", who="FRA,POL")
    dashboard.watch_map()
    dashboard.page.locator(".st-key-language").get_by_text("DE", exact=True).click()
    dashboard.link(who="FRA,POL", lang="de")
    expect(dashboard.finding).to_contain_text("Frankreich")
    seen = dashboard.watched_map()
    assert seen["same"]
    assert seen["least"] > 0
    dashboard.page.locator(".st-key-pages").get_by_role("link", name="Zeitleiste").click()
    expect(dashboard.page).to_have_title("Zeitleiste · Stances")
    dashboard.link(who="FRA,POL", lang="de")


def test_who_is_against_and_how_do_we_know_takes_two_clicks(visit: Visit) -> None:
    dashboard = visit("/")
    dashboard.part("oppose").click()
    dashboard.link(stance="oppose")
    dashboard.listed("Greece").click()
    dashboard.link(open="actor:GRC")
    expect(dashboard.dialog.locator(".decides .summary").first).to_be_visible()
    expect(dashboard.dialog.locator(".decides").first).to_contain_text("paragraph")


def test_an_event_on_the_timeline_opens_its_evidence(visit: Visit) -> None:
    dashboard = visit("/timeline", open="event:coalition-meeting")
    expect(dashboard.dialog.locator(".facts")).not_to_be_empty()
    expect(dashboard.dialog.locator(".people")).to_contain_text("France")
    dashboard.dialog.locator(".people").get_by_role("button", name="France").click()
    dashboard.link(open="actor:FRA")
    expect(dashboard.dialog.locator(".verdict")).to_contain_text("Support")


def test_search_in_the_evidence(visit: Visit) -> None:
    dashboard = visit("/evidence")
    everything = dashboard.page.locator(".sn-statements > li").count()
    box = dashboard.page.locator(".st-key-find input")
    box.fill("multinational")
    box.press("Enter")
    dashboard.link(find="multinational")
    expect(dashboard.page.locator(".sn-statements > li").first).to_contain_text("multinational")
    assert 0 < dashboard.page.locator(".sn-statements > li").count() < everything
    dashboard.page.locator(".st-key-everything label").first.click()
    dashboard.link(find="multinational", all="1")
