"""The whole app in a test, through dashboard.py."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages._ui.access_grants import GRANTS, Grant
from ptce_data.staff import Member

DASHBOARD = Path(__file__).parents[1] / "dashboard.py"
PAGES = DASHBOARD.parent / "pages"
SESSION = "test session id"  # AppTest gives every app this one
STAFF = Member("Jeanne Martin", datetime.now(UTC) + timedelta(hours=8))


def opened(page: str = "", **parameters: str | list[str]) -> AppTest:
    """The page called `page` (a file of pages/public or staff) as its address would open it, signed out."""
    GRANTS.end(SESSION)
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(str(_file(page))).run() if page else app


def _file(page: str) -> Path:
    return next(PAGES.glob(f"[a-z]*/{page}.py"))


def html_of(app: AppTest) -> str:
    """Every HTML block on the screen."""
    return " ".join(block.proto.body for block in app.get("html"))


def staff(app: AppTest, member: Member = STAFF) -> AppTest:
    """The app with `member` signed in, as the server would: by its session, nothing in the page."""
    GRANTS.give(SESSION, Grant(member))
    return app.run()
