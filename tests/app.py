"""The whole app in a test, through dashboard.py."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).parents[1] / "dashboard.py"
PAGES = DASHBOARD.parent / "pages" / "public"


def opened(page: str = "", **parameters: str | list[str]) -> AppTest:
    """The page called `page` (a file of pages/public) as its address would open it."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(str(PAGES / f"{page}.py")).run() if page else app


def html_of(app: AppTest) -> str:
    """Every HTML block on the screen."""
    return " ".join(block.proto.body for block in app.get("html"))
