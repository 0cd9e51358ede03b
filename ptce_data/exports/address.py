"""The address of a live view, its QR code, and the line that says which data a file holds."""

import io
import re
from urllib.parse import unquote

import segno

from ptce_data import formats, markup
from ptce_data.errors import AddressTooLongError
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Stamp

_MEANT = re.compile(r"[&#%+\x00-\x1f\ufffd]")  # in a name, they are not what they are in an address
LONGEST = 2_000  # signs; a QR code holds 2,331 at the correction used here


def whole(site: str, path: str) -> str:
    """The base address of the dashboard and a path that begins with a slash, together."""
    return f"{site.rstrip('/')}{path}"


def fitting(site: str, path: str) -> str:
    """The same, as long as a QR code may hold. Raises AddressTooLongError beyond LONGEST."""
    address = whole(site, path)
    if len(address) > LONGEST:
        raise AddressTooLongError(
            _(
                "L'adresse de cette page serait trop longue pour un lien ou un code QR\u00a0: {n} "
                "caractères, {most} au plus. Retirez des filtres ou des choix, puis reprenez."
            ).format(n=formats.number(len(address), 0), most=formats.number(LONGEST, 0))
        )
    return address


def readable(url: str) -> str:
    """The address with its accents and spaces, to be read and typed; what would change its meaning stays."""
    parts = (unquote(part) if not _MEANT.search(unquote(part)) else part for part in url.split("&"))
    return "&".join(parts)


def followed(url: str) -> str:
    """The address where it may be a link, "" where it may not."""
    return markup.safe_link(url) or ""


def qr_svg(address: str) -> str:
    """The code of the address, black on white with its margin; as large as what it is put in."""
    drawn = io.BytesIO()
    _qr(address).save(
        drawn,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        dark="#000",
        light="#fff",
        svgclass=None,
        lineclass=None,
    )
    return drawn.getvalue().decode()


def qr_png(address: str) -> bytes:
    """The same as a picture, in the ink of slides."""
    drawn = io.BytesIO()
    _qr(address).save(drawn, kind="png", scale=8, border=2, dark="#1b282d")
    return drawn.getvalue()


def _qr(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m")


def qr_told(address: str) -> str:
    """The text alternative of the code."""
    return _("QR code\u00a0: {address}").format(address=address)


def data_line(stamp: Stamp) -> str:
    """« Données publiées le 24 novembre 2026, version 3 »."""
    day = formats.day(stamp.published_on)
    return _("Données publiées le {day}, version {version}").format(day=day, version=stamp.version)
