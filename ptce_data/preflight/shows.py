"""The scenarios: found, every figure of every step resolved and drawn, written as files where asked."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from ptce_data import database, formats
from ptce_data.errors import PtceDataError, UnknownScenarioError
from ptce_data.exports import pictures
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext, speaking
from ptce_data.leaflet import Scene, Show
from ptce_data.preflight import plan_b, serving
from ptce_data.preflight.check import Check, failed, ok, warning
from ptce_data.scenarios import checks as scenario_checks
from ptce_data.scenarios import library

MEGABYTE = 1_000_000


def checks(file: Path, scenario: str, site: str, output: Path | None) -> Iterator[Check]:
    """A check a scenario, one more for its files where `output` is a folder; "" asks for every scenario."""
    with database.Reader(file).cursor() as cursor:
        offered = [one.name for one in library.available(cursor)]
        if not offered and not scenario:
            said = _("Aucun scénario dans data/scenarios.")
            yield failed(_("Scénarios"), said, _("Écrivez-en un, ou reprenez ceux qui sont livrés."))
        for name in [scenario] if scenario else offered:
            yield from _one(cursor, name, site, output)
    if not scenario:
        yield from broken()
    if output is not None:
        yield from remarks(site)


def broken() -> Iterator[Check]:
    """The files that should be scenarios and are left out of the list, a check each."""
    for one in library.broken():
        name = _("Scénario «\u202f{title}\u202f»").format(title=one.file)
        yield failed(name, one.reason, _mend_it())


def _mend_it() -> str:
    return _("Corrigez-le\u00a0: «\u202fpython -m ptce_data scenario check\u202f».")


def _one(cursor: duckdb.DuckDBPyConnection, name: str, site: str, output: Path | None) -> Iterator[Check]:
    try:
        show = library.find(cursor, name)
    except PtceDataError as error:
        unknown = isinstance(error, UnknownScenarioError)
        list_them = _("«\u202fpython -m ptce_data scenario list\u202f» donne les noms.")
        title = _("Scénario «\u202f{title}\u202f»").format(title=name)
        found = str(error) if unknown or ":" in name else _faults(cursor, name) or str(error)
        yield failed(title, found, list_them if unknown else _mend_it())
        return
    yield resolved(show)
    if output is not None:
        yield _written(show, site, output)


def _faults(cursor: duckdb.DuckDBPyConnection, name: str) -> str:
    """Everything that stops a scenario kept as a file, a line each."""
    issues = scenario_checks.check(cursor, library.text(name), name, f"{name}.toml").issues
    return "\n".join(issue.sentence for issue in issues if issue.level == "error")


def resolved(show: Show) -> Check:
    """Every step has its figures, and its charts and maps can be drawn."""
    name = _("Scénario «\u202f{title}\u202f»").format(title=show.title)
    undrawn = [scene for scene in show.scenes if not _drawn(scene, show)]
    if undrawn:
        said = _("L'étape {n}, «\u202f{title}\u202f», ne se dessine pas.")
        first = said.format(n=undrawn[0].number, title=undrawn[0].title)
        return failed(name, first, _("Changez ce qu'elle montre, ou passez-la."))
    minutes = round(sum(scene.seconds for scene in show.scenes) / 60)
    said = ngettext("{n} étape, {minutes} min", "{n} étapes, {minutes} min", len(show.scenes))
    said = said.format(n=formats.number(len(show.scenes), 0), minutes=formats.number(max(minutes, 1), 0))
    return ok(name, _("{length}\u00a0: chiffres trouvés, graphiques et cartes dessinés.").format(length=said))


def _drawn(scene: Scene, show: Show) -> bool:
    try:
        with speaking(show.stamp.language):
            drawn = [pictures.chart_svg(chart) for chart in scene.charts]
            drawn += [pictures.map_svg(scene.map)] if scene.map else []
    except ValueError:  # what the drawing says of a chart it cannot draw
        return False
    shown = bool(drawn or scene.figures or scene.sentence)
    return shown and all(picture.rstrip().endswith("</svg>") for picture in drawn)


def _written(show: Show, site: str, output: Path) -> Check:
    name = _("Plan B de «\u202f{title}\u202f»").format(title=show.title)
    try:
        files = {form.code: plan_b.write(show, site, form, output) for form in plan_b.FORMATS}
    except OSError as problem:
        said = _("Rien ne peut être écrit dans {folder}\u00a0: {reason}.")
        found = said.format(folder=output, reason=problem.strerror)
        return failed(name, found, _("Choisissez un autre dossier, ou faites de la place."))
    damaged = [code for code, written in files.items() if written is None]
    if damaged:
        said = _("Le fichier .{suffix} est incomplet, il n'a pas été gardé.")
        return failed(
            name, said.format(suffix=damaged[0]), _("Recommencez\u202f; il faut de la place sur le disque.")
        )
    listed = [_sized(written) for written in files.values() if written]
    return ok(name, _("Écrits et rouverts\u00a0: {files}.").format(files=formats.listing(listed)))


def _sized(file: Path) -> str:
    megabytes = formats.number(file.stat().st_size / MEGABYTE, 1)
    return _("{file} ({size}\u202fMo)").format(file=file.name, size=megabytes)


def remarks(site: str) -> Iterator[Check]:
    """What to know of the files once they are written."""
    yield warning(
        _("Vos notes"),
        _("Elles sont dans le fichier .pptx, pas dans les fichiers .html et .pdf."),
        _("Donnez le .pdf\u202f; gardez le .pptx pour vous, ou videz ses commentaires."),
    )
    if serving.only_here(site):
        yield warning(
            _("Lien et code QR"),
            _("Ils mènent à {site}, que seul cet ordinateur peut ouvrir.").format(site=site),
            _(
                "Donnez l'adresse publique du tableau de bord, s'il en a une\u00a0: "
                "«\u202f--site https://…\u202f»."
            ),
        )
