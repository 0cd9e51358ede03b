"""What a page is drawn with: all of it on this machine, whole, with nothing fetched from outside."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, PackagePath, files
from pathlib import Path

from ptce_data import formats, outlines
from ptce_data.geography import GEO_FOLDER
from ptce_data.i18n import gettext as _
from ptce_data.preflight.check import Check, failed, ok

OWN_FILES = Path(__file__).parents[2] / "static"
STREAMLIT_FILES = "streamlit/static/"
# What draws the charts, the maps, and the letters: each is a file of Streamlit's own.
NEEDED = (r"PlotlyChart\..*\.js", r"DeckGlJsonChart\..*\.js", r"SourceSansVF-Upright\..*\.woff2")
LIBRARIES = (
    "duckdb",
    "plotly",
    "pptx",
    "pydeck",
    "segno",
    "streamlit",
    "tomlkit",
    "typst",
    "vl_convert",
    "xlsxwriter",
)
READ = {".css", ".geojson", ".html", ".js", ".json", ".svg"}
# An address that is fetched; the name of an XML vocabulary is not.
_FETCHED = re.compile(r"""(?:\b(?:src|href)\s*=\s*|url\(\s*|@import\s+)["']?((?:https?:)?//[^\s"')>]+)""")


@dataclass(frozen=True)
class Places:
    """Where the files are: a test looks elsewhere."""

    geo: Path = GEO_FOLDER
    own: Path = OWN_FILES


def checks(places: Places | None = None) -> tuple[Check, ...]:
    """Outlines, fonts and scripts, libraries; and that none of them points outside."""
    places = places or Places()
    shell = shell_files()
    return (_outlines(places), _shell(shell), _nothing_outside(places, shell), libraries())


def _outlines(places: Places) -> Check:
    """The outlines served are those that data/geo makes today."""
    name = _("Contours des cartes")
    made: dict[str, Callable[[Path], str]] = {
        "regions": outlines.regions,
        "departements": outlines.departements,
        "voisins": outlines.neighbours,
    }
    different = [level for level, make in made.items() if not _as_made(places, level, make)]
    if not different:
        return ok(name, _("Régions, départements et voisins sont sur cette machine, entiers."))
    wrong = formats.listing([f"static/geo/{level}.geojson" for level in different])
    return failed(
        name,
        _("Absents, abîmés ou périmés\u00a0: {files}.").format(files=wrong),
        _("«\u202fpython -m ptce_data.outlines\u202f» les refait à partir de data/geo."),
    )


def _as_made(places: Places, level: str, make: Callable[[Path], str]) -> bool:
    try:
        return (places.own / "geo" / f"{level}.geojson").read_text(encoding="utf-8") == make(places.geo)
    except (OSError, ValueError, KeyError):
        return False


def shell_files() -> tuple[PackagePath, ...]:
    """The files Streamlit came with for the browser, as its installation lists them."""
    try:
        listed = files("streamlit") or []
    except PackageNotFoundError:
        listed = []
    return tuple(file for file in listed if STREAMLIT_FILES in file.as_posix())


def _shell(shell: Iterable[PackagePath]) -> Check:
    name = _("Polices et scripts")
    shell = tuple(shell)
    missing = [pattern for pattern in NEEDED if not any(re.fullmatch(pattern, file.name) for file in shell)]
    damaged = [file.name for file in shell if not _whole(file)]
    if not missing and not damaged:
        n = formats.number(len(shell), 0)
        return ok(name, _("{n} fichiers sur cette machine, tels qu'ils ont été installés.").format(n=n))
    first = damaged[0] if damaged else missing[0].partition("\\")[0]
    return failed(
        name,
        _("{n} fichiers de Streamlit manquent ou sont abîmés, dont {first}.").format(
            n=formats.number(len(missing) + len(damaged), 0), first=first
        ),
        _reinstall(),
    )


def _whole(file: PackagePath) -> bool:
    """Whether the file is the one whose digest was noted when it was installed."""
    try:
        content = file.read_binary()
    except OSError:
        return False
    if file.hash is None:
        return bool(content)
    digest = base64.urlsafe_b64encode(hashlib.new(file.hash.mode, content).digest())
    return digest.decode().rstrip("=") == file.hash.value


def _nothing_outside(places: Places, shell: Iterable[PackagePath]) -> Check:
    name = _("Rien qui vienne du réseau")
    pages = [Path(str(file.locate())) for file in shell if file.suffix in {".html", ".css"}]
    own = [file for file in sorted(places.own.rglob("*")) if file.suffix in READ and file.is_file()]
    for file in (*pages, *own):
        if file.is_file() and (found := _FETCHED.search(file.read_text(encoding="utf-8", errors="replace"))):
            said = _("{file} va chercher {address}.").format(file=file.name, address=found[1][:80])
            return failed(name, said, _("Retirez cette adresse, ou réinstallez le tableau de bord."))
    return ok(name, _("Ni la page ni les fichiers servis ne pointent vers une autre machine."))


def libraries(names: Iterable[str] = LIBRARIES) -> Check:
    """Whether each library that draws or writes can be loaded."""
    name = _("Bibliothèques")
    absent = [library for library in names if not _loads(library)]
    if absent:
        said = _("Absentes ou inutilisables\u00a0: {names}.").format(names=formats.listing(absent))
        return failed(name, said, _reinstall())
    return ok(name, _("Toutes se chargent\u00a0: {names}.").format(names=formats.listing(list(names))))


def _loads(library: str) -> bool:
    try:
        import_module(library)
    except ImportError:
        return False
    return True


def _reinstall() -> str:
    return _("Réinstallez avec un réseau\u00a0: supprimez le dossier .venv, puis «\u202fmake run\u202f».")
