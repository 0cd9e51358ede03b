"""What every export says of itself: what it holds, its version, licence, sources and limits."""

from dataclasses import dataclass
from typing import Literal

from ptce_data import formats
from ptce_data.exports.public_tables import PublicDatabase
from ptce_data.i18n import gettext as _
from ptce_data.i18n import speaking


@dataclass(frozen=True)
class Licence:
    """name is its SPDX identifier."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Origin:
    """A body whose data the export holds."""

    title: str
    path: str


@dataclass(frozen=True)
class Identity:
    """What the data set is, in the current language."""

    title: str
    description: str
    sources: tuple[Origin, ...]


LICENCES = (
    Licence(
        "etalab-2.0",
        "Licence Ouverte 2.0 (Etalab)",
        "https://github.com/etalab/licence-ouverte/blob/master/LO.md",
    ),
)


def identity() -> Identity:
    """Title, description and the bodies behind the figures."""
    return Identity(
        _("Les pôles territoriaux de coopération économique (PTCE) en chiffres"),
        _(
            "Les PTCE connus, leurs chiffres publics avec leurs sources, les définitions et les "
            "valeurs retenues. Chaque chiffre vient d'une page ou d'un article publics, cités dans la "
            "table « sources »."
        ),
        (
            Origin(
                _("Code officiel géographique et populations municipales, Insee (Licence Ouverte 2.0)"),
                "https://www.insee.fr/fr/information/2560452",
            ),
            Origin(
                _("Coordonnées des communes des pôles, GeoNames (CC BY 4.0)"), "https://www.geonames.org/"
            ),
        ),
    )


def licence() -> str:
    """Under which licence the compiled figures may be used again."""
    return _(
        "Licence Ouverte 2.0 (Etalab) pour la compilation ; chaque chiffre cite sa source, "
        "qui garde ses propres droits."
    )


def credits() -> str:  # noqa: A001 (the word of the field)
    """Who is to be credited for the places."""
    return _(
        "Communes, intercommunalités, codes postaux, populations : Insee, DGCL, La Poste, via Etalab, "
        "Licence Ouverte 2.0. Coordonnées des pôles : GeoNames, CC BY 4.0."
    )


def qualifiers() -> str:
    """How a figure is qualified, in one sentence."""
    return _(
        "« ≈ » ou « environ » : la source donne un ordre de grandeur ; « plus de » : elle donne un minimum ; "
        "sinon, le nombre est celui de la source."
    )


def citation(public_version: int, day: str) -> str:
    """How to quote the data set."""
    return _(
        "Les PTCE en chiffres, version {version} des données, {day}, Licence Ouverte 2.0. "
        "Pour un chiffre : citez aussi sa source et son année."
    ).format(version=public_version, day=day)


Format = Literal["csv", "parquet", "datapackage"]


def markdown(public: PublicDatabase, file_format: Format) -> str:
    """README.md of an archive: French, then English."""
    with speaking("fr"):
        french = _markdown(public, file_format, {f.table.name: f.table.title for f in public.tables})
    with speaking("en"):
        english = _markdown(public, file_format, _titles_in_current_language(public))
    return f"{french}\n---\n\n{english}"


def _titles_in_current_language(public: PublicDatabase) -> dict[str, str]:
    from ptce_data.exports import public_figures  # noqa: PLC0415 (it declares what this module describes)

    named = {table.name: table.title for table in public_figures.all_tables()}
    return {filled.table.name: named[filled.table.name] for filled in public.tables}


def _markdown(public: PublicDatabase, file_format: Format, titles: dict[str, str]) -> str:
    about = identity()
    day = formats.day(public.published_at)
    lines = [f"# {about.title}", "", about.description, "", "## " + _("Version et licence"), ""]
    lines += [f"- {line}" for line in _facts(public, day)]
    lines += ["", "## " + _("Comment lire"), ""]
    lines += [f"- {line}" for line in (*reading(), _values(file_format))]
    lines += ["", "## " + _("Tables"), ""]
    lines += [
        f"- `{filled.table.name}`, {titles[filled.table.name]} ({formats.number(len(filled.rows), 0)})"
        for filled in public.tables
    ]
    return "\n".join(lines) + "\n"


def _facts(public: PublicDatabase, day: str) -> tuple[str, ...]:
    return (
        _("Version {version} des données, publiée le {day}.").format(version=public.version, day=day),
        licence(),
        credits(),
        citation(public.version, day),
    )


def reading() -> tuple[str, ...]:
    """What to know before using the figures."""
    return (
        qualifiers(),
        _("Une valeur absente n'a pas été communiquée ; elle n'est jamais égale à zéro."),
        _("Deux chiffres de périmètres différents ne se comparent pas et ne forment pas une série."),
        _("Les chiffres confidentiels et le nom de qui les a importés ne sont dans aucun fichier public."),
    )


def _values(file_format: Format) -> str:
    if file_format == "parquet":
        return _("Les valeurs sont exactes ; la description de chaque colonne est dans le fichier.")
    return _(
        "Les fichiers CSV sont faits pour des programmes\u00a0: UTF-8, virgule, point décimal, valeurs "
        "exactes. Un texte qui commence par «\u202f=\u202f», «\u202f+\u202f», «\u202f-\u202f», "
        "«\u202f@\u202f», une tabulation ou un retour chariot, après des apostrophes ou non, a une "
        "apostrophe de plus devant lui, pour qu'aucun tableur ne l'exécute\u00a0: retirez-la pour avoir le "
        "texte de la source. Pour un tableur, prenez plutôt le fichier XLSX."
    )
