"""The graph view in a real browser, on a small site of its own that serves made-up data under the real policy."""

import json
import os
import random
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from kb.graph.filter import GraphFilter, select
from kb.graph.view import view
from kb.model import KINDS, Entity, Relation
from web.headers import secure

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "web" / "static"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Software WebGL, so that the drawing is the same on every machine.
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
LABELS = (
    "Ayla Demir",
    "North River Council",
    "Қазақстан",
    "ليلى حداد",
    "Nils Öberg",
    "Harbour & Sons",
    "Wide Union of States",
)
PAGE = """<!doctype html><html lang="en" {theme}><head><meta charset="utf-8"><title>Graph</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/pages.css">
<link rel="stylesheet" href="/static/build/graph.css">
<script type="module" src="/static/build/graph.js"></script></head><body><main id="main">
<form class="controls" action="/graph"><fieldset><legend>Kinds</legend>
{kinds}</fieldset><label>Links <select name="type"><option value="">all</option><option>member-of</option></select></label>
<label>from <input type="date" name="since"></label><label>to <input type="date" name="until"></label></form>
<div id="graph" class="canvas" data-source="/graph.json?{query}" data-entity="/entity/ID" data-link="/link"></div>
<ol><li>the list</li></ol></main></body></html>"""


def made(links: int, seed: int = 1) -> tuple[list[Entity], list[Relation]]:
    """Entities and relations as a knowledge base might hold them: few named often, many seldom."""
    chance = random.Random(seed)
    count = max(6, int(links * 0.55))
    entities = [
        Entity(
            f"{KINDS[i % 3]}:{i}",
            KINDS[i % 3],
            f"{LABELS[i % len(LABELS)]} {i // len(LABELS) or ''}".strip(),
            documents=1 + 60 // (i + 1),
            stories=1 + 60 // (i + 1),
            first=date(2022, 1, 6),
            last=date(2022, 1, 19),
        )
        for i in range(count)
    ]
    found: dict[tuple[str, str, str], Relation] = {}
    while len(found) < links:
        a = int(chance.paretovariate(0.8) - 1) % count
        b = (chance.randrange(5) * count // 5 + int(chance.expovariate(8 / count))) % count
        kind = "member-of" if (a % 3, b % 3) == (0, 1) and chance.random() < 0.3 else "mentioned-with"
        day = date(2022, 1, 6) + timedelta(days=chance.randrange(14))
        if a != b:
            key = (entities[a].id, entities[b].id, kind)
            found[key] = Relation(*key, chance.expovariate(0.3), 1 + chance.randrange(9), 1, first=day, last=day)
    return entities, list(found.values())


def quote(number: int, source: str, target: str) -> dict[str, object]:
    return {
        "text": "A met B.",
        "parts": [[source, source], [" met ", ""], [target, target], [f" on day {number}.", ""]],
        "url": f"/document/d{number}#s{number}",
        "document": {
            "title": f"Article {number}",
            "url": f"/document/d{number}",
            "publisher": "Daily",
            "published": f"2022-01-{number:02}",
            "precision": "stated",
            "language": "en",
        },
    }


def site() -> Flask:
    """The page, its data and its sentences; `n` is how many links the graph has, `links` how many are sent."""
    app = Flask(__name__, static_folder=str(STATIC), static_url_path="/static")
    app.after_request(secure)

    @app.get("/graph")
    def page() -> str:
        query = request.query_string.decode()
        theme = f'data-theme="{request.args["theme"]}"' if "theme" in request.args else ""
        boxes = "".join(f'<label><input type="checkbox" name="kind" value="{k}" checked> {k}</label>' for k in KINDS)
        return PAGE.format(query=query, theme=theme, kinds=boxes)

    @app.get("/graph.json")
    def data() -> Response:
        entities, relations = made(request.args.get("n", 30, int))
        wanted = GraphFilter(
            kinds=tuple(request.args.getlist("kind")),
            types=tuple(request.args.getlist("type")),
            entity=request.args.get("entity", ""),
            limit=request.args.get("links", 0, int),
        )
        everyone = {e.id: e.kind for e in entities}
        total = len(select(relations, everyone, GraphFilter(wanted.kinds, wanted.types, entity=wanted.entity)))
        shown = view(entities, select(relations, everyone, wanted), total, center=wanted.entity)
        links = [{**link, "said": link["type"]} for link in shown["links"]]
        return Response(json.dumps({**shown, "links": links}), mimetype="application/json")

    @app.get("/link.json")
    def link() -> Response:
        items = [quote(n, request.args["source"], request.args["target"]) for n in (19, 6)]
        return Response(json.dumps({"quotes": {"total": 2, "page": 1, "items": items}}), mimetype="application/json")

    @app.get("/entity/<entity_id>.json")
    def entity(entity_id: str) -> Response:
        ends = {
            "source": entity_id,
            "target": "organization:1",
            "entity": "organization:1",
            "name": "North River Council",
        }
        said = {"type": "leads", "polarity": "affirmed", "office": "", "said": "leads", "documents": 3, "stories": 2}
        statement = {**ends, **said, "quote": quote(6, entity_id, "organization:1")}
        return Response(json.dumps({"statements": [statement], "neighbours": []}), mimetype="application/json")

    @app.post("/export/kartoteka<suffix>")
    def picked(suffix: str) -> Response:
        file = Response(request.form["links"], mimetype="text/plain")
        file.headers["Content-Disposition"] = f'attachment; filename="kartoteka{suffix}"'
        return file

    return app


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, site(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    missing = "" if CHROMIUM else "no Chromium; install it, for example: apt-get install chromium"
    if not (STATIC / "build" / "graph.js").is_file():
        missing = "the graph view is not built; run: npm ci --prefix web/ui && npm run build --prefix web/ui"
    if missing and os.environ.get("CI"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh browser page; while it is open nothing may be refused by the policy or thrown by a script."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=address, reduced_motion="reduce")
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if re.search("Content Security|Refused", m.text) else None)
    yield opened
    context.close()
    assert problems == []


def drawn(page: Page, query: str) -> Page:
    page.goto(f"/graph?{query}")
    expect(page.locator("#graph[data-links]")).to_be_visible()
    return page


def count(page: Page) -> int:
    return int(page.locator("#graph").get_attribute("data-links") or -1)


def find(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Find on the drawing").fill(name)
    page.keyboard.press("Enter")


def click_middle(page: Page) -> None:
    box = page.locator(".g-stage").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_it_says_how_many_links_of_how_many_are_shown(page: Page) -> None:
    expect(drawn(page, "n=200").locator(".g-count")).to_have_text("120 of 200 links shown")


def test_the_slider_shows_more_and_undo_takes_it_back(page: Page) -> None:
    drawn(page, "n=200").get_by_role("slider").fill("200")
    after = count(page)
    page.get_by_role("button", name="Undo").click()
    assert (after, count(page)) == (200, 120)


def test_a_found_entity_opens_its_card_with_a_link_to_its_page(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    expect(page.locator(".g-panel h2 a")).to_have_attribute("href", "/entity/person:0")


def test_a_name_that_is_not_drawn_is_said_so(page: Page) -> None:
    find(drawn(page, "n=30"), "Zzz")
    expect(page.locator(".g-notice")).to_have_text("Nobody called “Zzz” is on the drawing.")


def test_escape_closes_the_card(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    page.keyboard.press("Escape")
    expect(page.locator(".g-panel")).to_be_hidden()


def test_a_click_on_a_link_shows_its_sentences_with_their_addresses(page: Page) -> None:
    click_middle(drawn(page, "n=1"))
    quotes = page.locator(".g-panel .g-quotes li")
    expect(quotes).to_have_count(2)
    assert quotes.locator("p a").evaluate_all("links => links.map(a => a.getAttribute('href'))") == [
        "/document/d19#s19",
        "/document/d6#s6",
    ]


def test_a_kind_that_is_unticked_leaves_the_drawing_at_once(page: Page) -> None:
    drawn(page, "n=30").get_by_role("checkbox", name="organization").uncheck()
    entities, relations = made(30)
    kinds = {e.id: e.kind for e in entities}
    assert count(page) == len(select(relations, kinds, GraphFilter(kinds=("person", "country"))))


def test_undo_ticks_the_kind_again(page: Page) -> None:
    box = drawn(page, "n=30").get_by_role("checkbox", name="organization")
    box.uncheck()
    page.get_by_role("button", name="Undo").click()
    expect(box).to_be_checked()


def test_a_filter_asks_for_the_links_that_were_not_sent(page: Page) -> None:
    drawn(page, "n=200&links=40").locator("select[name=type]").select_option("member-of")
    entities, relations = made(200)
    wanted = select(relations, {e.id: e.kind for e in entities}, GraphFilter(types=("member-of",), limit=40))
    expect(page.locator("#graph")).to_have_attribute("data-links", str(len(wanted)))


def test_a_filter_says_how_many_links_there_are_for_it(page: Page) -> None:
    drawn(page, "n=200&links=5").locator("select[name=type]").select_option("member-of")
    entities, relations = made(200)
    total = len(select(relations, {e.id: e.kind for e in entities}, GraphFilter(types=("member-of",))))
    expect(page.locator(".g-count")).to_have_text(f"5 of {total} links shown")


def test_a_time_without_links_leaves_an_empty_drawing_and_undo_brings_it_back(page: Page) -> None:
    drawn(page, "n=30").locator("input[name=since]").fill("2030-01-01")
    expect(page.locator(".g-count")).to_have_text("0 of 0 links shown")
    page.get_by_role("button", name="Undo").click()
    assert count(page) == 30


def test_a_finger_opens_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, has_touch=True)
    page = drawn(context.new_page(), "n=1")
    box = page.locator(".g-stage").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 8)
    expect(page.locator(".g-panel .g-quotes li")).to_have_count(2)
    context.close()


def test_hide_and_undo(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    page.get_by_role("button", name="Hide").click()
    hidden = count(page)
    page.get_by_role("button", name="Undo").click()
    assert hidden < count(page) == 30


def test_expand_brings_links_that_were_not_sent(page: Page) -> None:
    find(drawn(page, "n=200&links=10"), "Ayla Demir")
    page.get_by_role("button", name="Expand").click()
    expect(page.locator("#graph")).not_to_have_attribute("data-links", "10")
    assert count(page) > 10


def test_centre_here_leads_to_the_graph_around_it(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    expect(page.get_by_role("link", name="Centre here")).to_have_attribute("href", "/graph?entity=person%3A0")


def test_the_export_holds_exactly_the_links_on_screen(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    page.get_by_role("button", name="Hide").click()
    shown = count(page)
    page.locator(".g-files summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="GEXF (Gephi)").click()
    picked = Path(download.value.path()).read_text().splitlines()
    assert shown == len(picked) < 30
    assert not [line for line in picked if "person:0" in line.split("\t")]


def test_a_card_lists_the_strongest_links_with_their_sentences(page: Page) -> None:
    find(drawn(page, "n=30"), "Ayla Demir")
    link = page.locator(".g-panel .g-quotes li h3")
    expect(link).to_have_text("leads North River Council 2 texts")
    assert link.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))") == [
        "/entity/organization:1",
        "/link?source=person%3A0&target=organization%3A1&type=leads",
    ]


def test_the_card_stands_beside_the_drawing_and_gives_the_room_back(page: Page) -> None:
    stage = drawn(page, "n=30").locator(".g-stage")
    whole = stage.bounding_box()
    find(page, "Ayla Demir")
    panel, beside = page.locator(".g-panel").bounding_box(), stage.bounding_box()
    assert panel
    assert beside
    assert beside["x"] + beside["width"] <= panel["x"] + 1
    page.get_by_role("button", name="Hide").click()
    assert stage.bounding_box() == whole


def test_a_double_click_says_how_many_links_it_added(page: Page) -> None:
    drawn(page, "n=30")
    find(page, "Ayla Demir")
    page.get_by_role("button", name="Expand").click()
    expect(page.locator(".g-notice")).to_have_text("All links of Ayla Demir are on the drawing.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".g-notice")).to_be_hidden()


def test_the_picture_is_a_png(page: Page, tmp_path: Path) -> None:
    with drawn(page, "n=30").expect_download() as download:
        page.get_by_role("button", name="Picture").click()
    download.value.save_as(tmp_path / "g.png")
    assert (download.value.suggested_filename, (tmp_path / "g.png").read_bytes()[:4]) == ("kartoteka.png", b"\x89PNG")


def test_the_arrow_keys_move_the_drawing(page: Page) -> None:
    stage = drawn(page, "n=30").locator(".g-stage")
    before = stage.screenshot()
    stage.press("ArrowRight")
    page.wait_for_timeout(300)
    assert stage.screenshot() != before


def test_dark_and_light_are_drawn_in_their_own_colours(page: Page) -> None:
    stage = drawn(page, "n=30&theme=light").locator(".g-stage")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_timeout(300)
    switched = stage.screenshot()
    drawn(page, "n=30&theme=dark")
    page.wait_for_timeout(300)
    assert page.locator(".g-stage").screenshot() == switched


def test_without_webgl_a_sentence_says_so_and_the_list_stays(page: Page) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/graph?n=30")
    expect(page.locator("#graph")).to_contain_text("This browser cannot draw the graph")
    expect(page.get_by_text("the list", exact=True)).to_be_visible()


def test_an_answer_that_is_no_graph_is_said_so(page: Page) -> None:
    page.route("**/graph.json?*", lambda route: route.fulfill(json={"error": "x"}))
    page.goto("/graph?n=30")
    expect(page.locator("#graph")).to_contain_text("The drawing could not be made (the answer is not a graph).")


def test_a_phone_shows_bar_and_drawing_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    drawn(page, "n=200")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
