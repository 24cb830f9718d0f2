"""Choosing a cluster on the map or in the list, again, elsewhere, and letting go of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, WebSocketRoute, expect

from data.model import Cluster
from tests.browser.axe import violations
from tests.browser.conftest import keep_picture
from tests.browser.dashboard import GROUPS, MAP_FRAME, MARKER_OF, TWO_FRAMES, Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_NAMES, TOTAL, marker_name, status
from tests.browser.server import Server
from tests.browser.watch import Watch

# Clusters of one town stand together, so that a walk from one to the next opens each group once.
BY_PLACE = sorted(CATALOGUE.clusters, key=lambda cluster: cluster.home_place)
ALONE, ALSO_ALONE = CLUSTERS["act"], CLUSTERS["concrete-innovation-cluster"]
IN_OSLO, ALSO_IN_OSLO = CLUSTERS["construction-city"], CLUSTERS["oslo-cancer-cluster"]
# Moves the map so that a marker of an open spread stands at the right edge, with its middle in view.
TO_RIGHT_EDGE = f"""id => {{
    const groups = {GROUPS};
    const at = map.latLngToContainerPoint(({MARKER_OF}).getLatLng());
    map.panBy([at.x - map.getSize().x + 10, 0], {{ animate: false }});
}}"""


@pytest.fixture(scope="module")
def tour(context: BrowserContext, server: Server) -> Iterator[Dashboard]:
    """One page for a walk over all clusters."""
    page = context.new_page()
    watch = Watch()
    watch.follow(page)
    yield Dashboard(page, server.address).open()
    page.close()
    assert not watch.complaints(set(), None)


@pytest.fixture
def walk(tour: Dashboard, request: pytest.FixtureRequest) -> Iterator[Dashboard]:
    yield tour
    keep_picture(tour.page, request.node)


@pytest.mark.parametrize("cluster", BY_PLACE, ids=lambda cluster: cluster.id)
def test_a_click_on_its_marker_opens_its_card(walk: Dashboard, cluster: Cluster) -> None:
    marker = walk.open_groups_of(cluster)
    expect(marker).to_have_accessible_name(marker_name(cluster))
    marker.click()
    walk.expect_card(cluster)
    expect(marker).to_have_attribute("aria-current", "true")
    walk.expect_parameters(cluster=[cluster.id])
    assert cluster.summary is not None
    expect(walk.card).to_contain_text(cluster.summary)


def test_a_second_click_on_the_chosen_marker_keeps_its_card_and_once_closed_it_opens_again(
    drawn: Dashboard,
) -> None:
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)
    drawn.marker(ALONE).click()
    drawn.wait_idle()
    drawn.expect_card(ALONE)
    drawn.expect_parameters(cluster=[ALONE.id])
    drawn.close_card()
    drawn.wait_idle()
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)


def test_of_two_clicks_in_quick_succession_the_second_one_counts(drawn: Dashboard) -> None:
    drawn.marker(ALONE).click()
    drawn.marker(ALSO_ALONE).click()
    drawn.expect_card(ALSO_ALONE)
    drawn.wait_idle()
    drawn.expect_card(ALSO_ALONE)
    expect(drawn.marker(ALSO_ALONE)).to_have_attribute("aria-current", "true")
    expect(drawn.marker(ALONE)).not_to_have_attribute("aria-current", "true")
    drawn.expect_parameters(cluster=[ALSO_ALONE.id])


def test_a_click_on_the_empty_map_closes_the_card(drawn: Dashboard) -> None:
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)
    drawn.click_empty_map()
    expect(drawn.card).to_have_count(0)
    expect(drawn.map.locator("[aria-current]")).to_have_count(0)
    drawn.expect_parameters()


def test_closing_the_card_returns_the_focus_to_its_row(drawn: Dashboard) -> None:
    drawn.row(IN_OSLO).click()
    drawn.expect_card(IN_OSLO)
    expect(drawn.card_name).to_be_focused()
    drawn.close_card()
    expect(drawn.row(IN_OSLO)).to_be_focused()
    expect(drawn.status).to_have_text(status(TOTAL))


def test_the_head_of_a_card_stands_before_the_server_answers_and_a_lost_choice_is_sent_again(
    dashboard: Dashboard,
) -> None:
    lost: list[bytes] = []

    def lose_first_choice(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def pass_on(message: bytes | str) -> None:
            if not lost and ALONE.id.encode() in bytes(message):  # type: ignore[arg-type]
                lost.append(bytes(message))  # type: ignore[arg-type]
            else:
                server.send(message)

        route.on_message(pass_on)

    dashboard.page.route_web_socket("**/_stcore/stream", lose_first_choice)
    dashboard.page.route("**/card/*", lambda _: None)  # no answer by this way either
    dashboard.open().row(ALONE).click()
    head = dashboard.panel.locator("article[aria-busy]")
    expect(head.locator(".ic-level")).to_have_text(
        f"{LEVEL_NAMES[ALONE.level]} · {ALONE.home_place}", use_inner_text=True
    )
    name = head.get_by_role("heading", name=ALONE.listed_name)
    expect(name).to_be_focused()
    expect(head).to_contain_text("The rest of the card is on its way.")
    element, above = name.element_handle(), name.bounding_box()
    dashboard.expect_card(ALONE)
    expect(dashboard.card).to_contain_text(ALONE.summary or "")
    assert lost
    assert element.evaluate("name => name === document.activeElement")
    assert dashboard.card_name.bounding_box() == above


def test_the_whole_card_comes_by_its_address_before_the_session_has_answered(dashboard: Dashboard) -> None:
    held: list[Callable[[], None]] = []

    def hold_choice(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def pass_on(message: bytes | str) -> None:
            if ALONE.id.encode() in bytes(message):  # type: ignore[arg-type]
                held.append(lambda: server.send(message))
            else:
                server.send(message)

        route.on_message(pass_on)

    dashboard.page.route_web_socket("**/_stcore/stream", hold_choice)
    dashboard.open().row(ALONE).click()
    expect(dashboard.card_name).to_have_text(ALONE.listed_name)
    expect(dashboard.card).to_contain_text(ALONE.summary or "")
    expect(dashboard.card_name).to_be_focused()
    dashboard.eventually(lambda: len(held), 1)
    dashboard.expect_parameters()
    card = dashboard.card.element_handle()
    held[0]()
    dashboard.expect_parameters(cluster=[ALONE.id])
    dashboard.wait_idle()
    assert card.evaluate("card => card.isConnected"), "the session's answer drew the same card anew"


def test_the_focus_stays_on_a_button_of_the_card_that_changes_it(drawn: Dashboard) -> None:
    drawn.row(ALONE).click()
    drawn.card.get_by_role("button", name="Compare", exact=True).focus()
    drawn.page.keyboard.press("Enter")
    changed = drawn.card.locator("[data-compare]")
    expect(changed).to_have_attribute("aria-pressed", "true")
    expect(changed).to_be_focused()


def test_escape_in_the_card_closes_it(drawn: Dashboard) -> None:
    drawn.row(IN_OSLO).click()
    expect(drawn.card_name).to_be_focused()
    drawn.page.keyboard.press("Escape")
    expect(drawn.row(IN_OSLO)).to_be_focused()


def test_a_row_of_the_list_brings_its_marker_out_of_its_group_and_into_view(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    for cluster in (ALONE, IN_OSLO, CLUSTERS["nce-eyde"]):
        with subtests.test(cluster.id):
            drawn.row(cluster).click()
            drawn.expect_card(cluster)
            expect(drawn.marker(cluster)).to_have_attribute("aria-current", "true")
            expect(drawn.marker(cluster)).to_be_in_viewport()
        drawn.close_card()
        drawn.wait_idle()
        drawn.show_norway()


def test_a_group_names_its_clusters_on_the_map_and_in_the_list_and_one_of_oslos_is_two_clicks_away(
    drawn: Dashboard,
) -> None:
    drawn.group("15 clusters").click()
    name = "Oslo and nearby: 15 clusters"
    names = drawn.map.get_by_role("region", name=name)
    expect(names.get_by_role("listitem")).to_have_count(15)
    expect(drawn.panel.get_by_role("heading", level=2).first).to_have_text(name)
    drawn.eventually(lambda: violations(drawn.page), [])
    names.get_by_role("button", name=IN_OSLO.listed_name).click()
    drawn.expect_card(IN_OSLO)
    expect(drawn.marker(IN_OSLO)).to_have_attribute("aria-current", "true")
    expect(names).to_have_count(0)
    drawn.close_card()
    drawn.row(ALSO_IN_OSLO).hover()
    expect(drawn.map.locator(f'.lit[data-cluster="{ALSO_IN_OSLO.id}"]')).to_have_count(1)


def test_show_on_map_finds_the_marker_again_after_the_map_was_moved(drawn: Dashboard) -> None:
    drawn.row(IN_OSLO).click()
    drawn.expect_card(IN_OSLO)
    drawn.show_norway()
    drawn.panel.get_by_role("button", name="Show on map").click()
    expect(drawn.marker(IN_OSLO)).to_be_in_viewport()
    expect(drawn.marker(IN_OSLO)).to_have_attribute("aria-current", "true")


def test_a_filter_that_hides_the_chosen_cluster_keeps_its_card_and_says_so(drawn: Dashboard) -> None:
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)
    drawn.toggle_level(ALONE.level)
    expect(drawn.panel.get_by_text("The filters hide this cluster on the map.")).to_be_visible()
    drawn.expect_card(ALONE)
    expect(drawn.marker(ALONE)).to_have_count(0)
    drawn.toggle_level(ALONE.level)
    expect(drawn.panel.get_by_text("The filters hide this cluster on the map.")).to_have_count(0)
    expect(drawn.marker(ALONE)).to_have_attribute("aria-current", "true")


def test_an_open_spread_survives_a_click_on_each_of_its_markers(drawn: Dashboard) -> None:
    drawn.open_groups_of(IN_OSLO)
    for cluster in (IN_OSLO, ALSO_IN_OSLO):
        drawn.marker(cluster).click()
        drawn.expect_card(cluster)
        drawn.wait_idle()
        expect(drawn.marker(IN_OSLO)).to_be_visible()
        expect(drawn.marker(ALSO_IN_OSLO)).to_be_visible()
        expect(drawn.marker(cluster)).to_be_focused()


def press(dashboard: Dashboard, cluster: Cluster) -> None:
    """Press the mouse button on a marker, and keep it pressed."""
    box = dashboard.marker(cluster).bounding_box()
    assert box is not None
    dashboard.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    dashboard.page.mouse.down()


def test_a_marker_at_the_edge_stays_under_the_pointer_while_it_is_pressed(drawn: Dashboard) -> None:
    drawn.open_groups_of(IN_OSLO)
    drawn.marker(IN_OSLO).click()
    drawn.expect_card(IN_OSLO)
    drawn.ask(TO_RIGHT_EDGE, ALSO_IN_OSLO.id)
    before = drawn.view()
    press(drawn, ALSO_IN_OSLO)
    expect(drawn.marker(ALSO_IN_OSLO)).to_be_focused()
    drawn.ask(TWO_FRAMES)
    drawn.wait_still()
    assert drawn.view() == before
    drawn.page.mouse.up()
    drawn.expect_card(ALSO_IN_OSLO)


def test_a_marker_at_the_edge_moves_into_view_when_the_keyboard_reaches_it(drawn: Dashboard) -> None:
    drawn.open_groups_of(IN_OSLO)
    drawn.ask(TO_RIGHT_EDGE, ALSO_IN_OSLO.id)
    before = drawn.view().longitude
    drawn.page.keyboard.press("Tab")  # from here on the focus is shown
    drawn.marker(ALSO_IN_OSLO).focus()
    drawn.ask(TWO_FRAMES)
    drawn.wait_still()
    assert drawn.view().longitude > before


def test_a_press_counts_for_its_marker_although_a_filter_draws_the_spread_anew_before_the_release(
    drawn: Dashboard,
) -> None:
    drawn.open_groups_of(IN_OSLO)
    drawn.marker(IN_OSLO).click()
    drawn.expect_card(IN_OSLO)
    press(drawn, ALSO_IN_OSLO)
    drawn.level("arena-pro").evaluate("box => box.click()")
    expect(drawn.marker(CLUSTERS["nf-ta"])).to_have_count(0)
    drawn.page.mouse.up()
    drawn.expect_card(ALSO_IN_OSLO)
    drawn.wait_idle()
    drawn.expect_parameters(cluster=[ALSO_IN_OSLO.id], level=["arena", "nce", "gce", "mature"])
    expect(drawn.marker(ALSO_IN_OSLO)).to_have_attribute("aria-current", "true")


def test_a_press_that_ends_elsewhere_is_no_click(drawn: Dashboard) -> None:
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)
    # As on a touch screen, where it would be a click on the map. Nothing is returned: Leaflet's object takes seconds.
    drawn.ask("() => { map.dragging.disable() }")
    press(drawn, ALSO_ALONE)
    box = drawn.page.locator(MAP_FRAME).bounding_box()
    assert box is not None
    drawn.page.mouse.move(box["x"] + 40, box["y"] + 90)
    drawn.page.mouse.up()
    drawn.ask(TWO_FRAMES)
    assert drawn.marker(ALONE).get_attribute("aria-current") == "true"


def test_an_open_spread_survives_a_filter_that_leaves_some_of_it(drawn: Dashboard) -> None:
    drawn.open_groups_of(IN_OSLO)
    drawn.toggle_level("arena-pro")
    expect(drawn.status).to_have_text(status(TOTAL - 8))
    expect(drawn.marker(IN_OSLO)).to_be_visible()
    expect(drawn.marker(ALSO_IN_OSLO)).to_be_visible()
    expect(drawn.marker(CLUSTERS["nf-ta"])).to_have_count(0)


def test_the_card_leads_on_to_a_near_cluster(drawn: Dashboard) -> None:
    drawn.row(ALONE).click()
    drawn.expect_card(ALONE)
    near = drawn.card.locator(".ic-near [data-choose]").first
    name = near.inner_text()
    near.click()
    expect(drawn.card_name).to_have_text(name)


def test_the_card_links_the_two_listings_of_one_organisation(drawn: Dashboard) -> None:
    drawn.row(CLUSTERS["eyde"]).click()
    drawn.expect_card(CLUSTERS["eyde"])
    drawn.card.get_by_role("button", name="NCE Eyde", exact=True).first.click()
    drawn.expect_card(CLUSTERS["nce-eyde"])


def test_escape_closes_the_list_of_a_group_that_a_click_opened(drawn: Dashboard) -> None:
    drawn.group(re.compile("15 clusters.*Oslo")).click()
    names = drawn.map.locator(".group-list")
    expect(names).to_be_visible()
    drawn.wait_still()
    drawn.page.keyboard.press("Escape")
    expect(names).to_have_count(0)
    expect(drawn.status).to_have_text(status(TOTAL))


@pytest.mark.parametrize("screen", [{"width": 390, "height": 844}, {"width": 360, "height": 640}])
def test_on_a_phone_one_tap_shows_a_clusters_name_and_marker_and_two_one_of_a_group(
    reader: Callable[..., Dashboard], screen: dict[str, int]
) -> None:
    phone = reader(viewport=screen, has_touch=True, is_mobile=True).open()
    phone.marker(ALONE).tap()
    phone.expect_card(ALONE)
    expect(phone.card_name).to_be_in_viewport(ratio=1)
    expect(phone.marker(ALONE)).to_be_in_viewport()
    expect(phone.page.locator(MAP_FRAME)).to_be_in_viewport()
    phone.close_card()
    phone.wait_idle()
    group = phone.show_norway().symbol_of(IN_OSLO)
    assert group
    group.tap()
    names = phone.map.locator(".group-list")
    expect(names.get_by_role("heading")).to_be_in_viewport(ratio=1)
    names.get_by_role("button", name=IN_OSLO.listed_name).tap()
    phone.expect_card(IN_OSLO)
    expect(phone.marker(IN_OSLO)).to_be_in_viewport()
    expect(phone.marker(IN_OSLO)).to_have_attribute("aria-current", "true")


def test_a_press_on_a_map_that_is_partly_out_of_sight_reaches_its_marker(
    reader: Callable[..., Dashboard],
) -> None:
    low = reader(viewport={"width": 1280, "height": 620}).open()
    low.marker(ALONE).click()
    low.expect_card(ALONE)
