"""Make docs/screenshot.png from the sample corpus: `make screenshot` (needs Chromium)."""

import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from kb.knowledge import open_kb
from kb.pipeline import build
from kb.sample import ABOUT, sample_folder
from web import create_app

HERE = Path(__file__).parent


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("Chromium is missing: apt-get install chromium")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "sample"
        build([sample_folder()], folder, about=ABOUT)
        with open_kb(folder) as kb, sync_playwright() as play:
            server = make_server("127.0.0.1", 0, create_app(kb), threaded=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
            person = kb.entities(kind="person", limit=1)[1][0]
            page.goto(f"http://127.0.0.1:{server.port}/entity/{person.id}")
            page.screenshot(path=HERE / "screenshot.png")
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main()
