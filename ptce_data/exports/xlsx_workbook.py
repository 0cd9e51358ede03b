"""The public database as a workbook for people: names instead of codes, typed cells, in their language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from ptce_data import catalogue, formats, units
from ptce_data.books import Book, Line, SheetColumn
from ptce_data.catalogue import Catalogue, Place
from ptce_data.cells import Cell
from ptce_data.exports import public_figures, public_tables, reading_notes
from ptce_data.exports.public_tables import PublicDatabase
from ptce_data.i18n import gettext as _
from ptce_data.i18n import in_language, ngettext
from ptce_data.sentences import claims, method

Record = dict[str, Cell]
_KeptClaims = dict[tuple[str, str], list[Record]]


@dataclass(frozen=True)
class _Sheet:
    name: str
    purpose: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class _Names:
    """What turns codes into names."""

    lists: Catalogue
    poles: dict[str, str]
    communes: dict[str, str]


def xlsx_workbook(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """The same bytes for the same published state and language."""
    public = public_tables.read(cursor, public_figures.all_tables())
    names = _Names(
        catalogue.load(cursor),
        {str(r["pole_id"]): str(r["name"]) for r in public["poles"].records()},
        {str(r["commune_code"]): str(r["name"]) for r in public["communes"].records()},
    )
    made = (
        _poles(public, names),
        _claims(public, names),
        _latest(public, names),
        _definitions(names.lists),
        _sources(public),
        _national(public),
    )
    identity = reading_notes.identity()
    with Book(identity.title, public.published_at) as book:
        book.write_readme(identity.title, _readme(public, made))
        for sheet in made:
            book.write_sheet(sheet.name, sheet.columns, sheet.rows)
    return book.content


def _readme(public: PublicDatabase, sheets: Sequence[_Sheet]) -> list[Line]:
    day = formats.day(public.published_at)
    return [
        Line(_("Contenu"), reading_notes.identity().description),
        Line(
            _("Version des données"),
            _("{version}, publiée le {day}").format(version=public.version, day=day),
        ),
        Line(_("Licence"), reading_notes.licence()),
        Line(_("Crédits"), reading_notes.credits()),
        Line(_("Pour citer"), reading_notes.citation(public.version, day)),
        Line(_("Précision"), reading_notes.qualifiers()),
        *(
            Line(_("Comment lire"), text)
            for text in reading_notes.reading()
            if text != reading_notes.qualifiers()
        ),
        *(Line(_("Feuille « {name} »").format(name=sheet.name), sheet.purpose) for sheet in sheets),
        *(
            Line(f"{sheet.name} · {column.heading}", column.about)
            for sheet in sheets
            for column in sheet.columns
            if column.about
        ),
    ]


def _poles(public: PublicDatabase, names: _Names) -> _Sheet:
    lists = names.lists
    sectors = _grouped(public, "pole_sectors", "sector", {c: s.label for c, s in lists.sectors.items()})
    statuses = _grouped(public, "pole_statuses", "status", {c: s.label for c, s in lists.statuses.items()})
    figures = [str(pole) for pole in public["claims"].column("pole_id")]
    return _Sheet(
        _("Pôles"),
        _("Un pôle par ligne."),
        _pole_columns(),
        tuple(
            (
                record["name"],
                names.communes.get(str(record["commune_code"])),
                _place(lists.departements, record["departement_code"]),
                _place(lists.regions, record["region_code"]),
                record["founded_year"],
                sectors.get(str(record["pole_id"]), ""),
                statuses.get(str(record["pole_id"]), ""),
                in_language(str(record["description_fr"]), str(record["description_en"])),
                record["website"],
                record["source_url"],
                figures.count(str(record["pole_id"])),
                record["latitude"],
                record["longitude"],
                record["commune_code"],
                record["pole_id"],
            )
            for record in _records(public, "poles")
        ),
    )


def _pole_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Pôle")),
        SheetColumn(_("Commune"), about=_("Vide si seul le département ou la région est connu.")),
        SheetColumn(_("Département")),
        SheetColumn(_("Région")),
        SheetColumn(_("Création"), "year", about=_("Création ou première reconnaissance, selon la source.")),
        SheetColumn(_("Secteurs"), about=_("Le premier donne la famille et la couleur du pôle.")),
        SheetColumn(_("Statuts"), about=_("Une absence ne prouve rien : les listes sont incomplètes.")),
        SheetColumn(_("Présentation")),
        SheetColumn(_("Site"), "link"),
        SheetColumn(_("Source"), "link"),
        SheetColumn(_("Chiffres publiés"), "count"),
        SheetColumn(_("Latitude"), "coordinate", about=_("Centre de la commune, et non l'adresse du pôle.")),
        SheetColumn(_("Longitude"), "coordinate"),
        SheetColumn(_("Code Insee")),
        SheetColumn(_("Identifiant"), about=_("Celui du tableau de bord et des autres formats.")),
    )


def _claims(public: PublicDatabase, names: _Names) -> _Sheet:
    sources = {str(r["source_id"]): r for r in _records(public, "sources")}
    columns = (
        *_figure_columns(),
        SheetColumn(
            _("Retenu"),
            about=_("Oui si ce chiffre est retenu pour son année et son périmètre, ou additionné."),
        ),
        SheetColumn(_("Remarque")),
        SheetColumn(_("Source")),
        SheetColumn(_("Adresse de la source"), "link"),
        SheetColumn(_("Numéro"), "year", about=_("Celui du chiffre dans les autres formats.")),
    )
    rows = tuple(
        (
            *_figure(record, names),
            _("oui") if record["kept"] else _("non"),
            record["note"],
            sources[str(record["source_id"])]["title"],
            sources[str(record["source_id"])]["url"],
            record["claim_id"],
        )
        for record in _records(public, "claims")
    )
    return _Sheet(_("Chiffres"), _("Toutes les versions publiques de chaque chiffre."), columns, rows)


def _latest(public: PublicDatabase, names: _Names) -> _Sheet:
    sources = {str(r["source_id"]): r for r in _records(public, "sources")}
    kept = _by_pole_and_indicator(_records(public, "claims"))
    return _Sheet(
        _("Dernières valeurs"),
        _("Une valeur par pôle et par indicateur : la dernière connue."),
        (
            *_figure_columns(),
            SheetColumn(_("Remarque"), about=_("Celle de la source, ou comment la valeur est obtenue.")),
            SheetColumn(_("Source")),
            SheetColumn(_("Adresse de la source"), "link", about=_("Vide si plusieurs sources servent.")),
        ),
        tuple(
            (*_figure(record, names), *_grounds(record, _behind(record, kept, names), names, sources))
            for record in _records(public, "latest_values")
        ),
    )


def _by_pole_and_indicator(records: Sequence[Record]) -> _KeptClaims:
    found: _KeptClaims = {}
    for record in records:
        if record["kept"]:
            found.setdefault((str(record["pole_id"]), str(record["indicator"])), []).append(record)
    return found


def _behind(latest: Record, kept: _KeptClaims, names: _Names) -> list[Record]:
    """The claims a latest value is, adds up, or divides."""
    indicator = names.lists.indicators[str(latest["indicator"])]
    pole_id = str(latest["pole_id"])
    if latest["claim_id"] is not None:
        return [c for c in kept[pole_id, indicator.code] if c["claim_id"] == latest["claim_id"]]
    if indicator.kind == "event":
        return kept[pole_id, indicator.code]
    terms = [term for term in (indicator.numerator, indicator.denominator) if term]
    return [
        claim
        for term in terms
        for claim in kept.get((pole_id, term), [])
        if (claim["year"], claim["perimeter"]) == (latest["year"], latest["perimeter"])
    ]


def _grounds(
    latest: Record, behind: Sequence[Record], names: _Names, sources: dict[str, Record]
) -> tuple[Cell, ...]:
    """Remark, source and address of a latest value."""
    used = {str(claim["source_id"]): sources[str(claim["source_id"])] for claim in behind}
    titles = _(" ; ").join(dict.fromkeys(str(source["title"]) for source in used.values()))
    address = next(iter(used.values()))["url"] if len(used) == 1 else None
    return (_remark(latest, behind, names), titles, address)


def _remark(latest: Record, behind: Sequence[Record], names: _Names) -> Cell:
    indicator = names.lists.indicators[str(latest["indicator"])]
    if latest["claim_id"] is not None:
        return behind[0]["note"]
    if indicator.kind != "event":
        return claims.recomputed(indicator, names.lists.indicators)
    return ngettext("{n} fait publié", "somme de {n} faits publiés", len(behind)).format(n=len(behind))


def _figure_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Pôle")),
        SheetColumn(_("Indicateur")),
        SheetColumn(_("Année"), "year", about=_("Année à laquelle se rapporte le chiffre.")),
        SheetColumn(
            _("Année donnée ou estimée"), about=_("Estimée ou déduite quand la source ne la donne pas.")
        ),
        SheetColumn(_("Valeur"), "number"),
        SheetColumn(_("Unité")),
        SheetColumn(_("Précision")),
        SheetColumn(_("Périmètre"), about=_("Ce que le chiffre couvre ; vide : tout le pôle.")),
    )


def _figure(record: Record, names: _Names) -> tuple[Cell, ...]:
    indicator = names.lists.indicators[str(record["indicator"])]
    return (
        names.poles[str(record["pole_id"])],
        indicator.label,
        record["year"],
        _("donnée") if record["year_basis"] == "stated" else _("estimée"),
        record["value"],
        units.unit_name(indicator.unit),
        formats.qualifier_name(str(record["qualifier"])),
        str(record["perimeter"]),
    )


def _definitions(lists: Catalogue) -> _Sheet:
    columns = [
        _("Indicateur"),
        _("Définition"),
        _("Unité"),
        _("Nature"),
        _("Entre pôles"),
        _("Spécificité"),
        _("But"),
    ]
    return _Sheet(
        _("Définitions"),
        _("Ce que mesure chaque indicateur, et comment il s'agrège."),
        (
            *(SheetColumn(heading) for heading in columns),
            SheetColumn(_("Socle commun")),
            SheetColumn(_("Code")),
        ),
        tuple(
            (
                one.label,
                one.definition,
                units.unit_name(one.unit),
                claims.nature(one),
                method.aggregation(one.across_poles),
                lists.specificities[one.specificity].label,
                lists.aims[one.aim].label,
                _("oui") if one.core else _("non"),
                one.code,
            )
            for one in lists.indicators.values()
        ),
    )


def _sources(public: PublicDatabase) -> _Sheet:
    columns = (
        SheetColumn(_("Source")),
        SheetColumn(_("Adresse"), "link"),
        SheetColumn(_("Domaine")),
        SheetColumn(_("Chiffres"), "count"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(record["title"]), record["url"], record["publisher"], record["claims"])
        for record in _records(public, "sources")
    )
    return _Sheet(
        _("Sources"),
        _("D'où viennent les chiffres, et combien de chiffres en viennent."),
        columns,
        tuple(sorted(rows, key=lambda row: (-int(str(row[3])), str(row[0])))),
    )


def _national(public: PublicDatabase) -> _Sheet:
    labels = {
        r["metric"]: in_language(str(r["label_fr"]), str(r["label_en"]))
        for r in public["national_metrics"].records()
    }
    columns = (
        SheetColumn(_("Mesure")),
        SheetColumn(_("Année"), "year"),
        SheetColumn(_("Valeur"), "number"),
        SheetColumn(_("Unité")),
        SheetColumn(_("Précision")),
        SheetColumn(_("Remarque")),
        SheetColumn(_("Source"), "link"),
    )
    rows = tuple(
        (
            labels[record["metric"]],
            record["year"],
            record["value"],
            units.unit_name(str(record["unit"])),
            formats.qualifier_name(str(record["qualifier"])),
            record["note"],
            record["source_url"],
        )
        for record in _records(public, "national_figures")
    )
    return _Sheet(
        _("France"),
        _("Chiffres nationaux et régionaux : le contexte, sans comparaison d'une année à l'autre."),
        columns,
        rows,
    )


def _records(public: PublicDatabase, table: str) -> tuple[Record, ...]:
    return tuple(
        {name: value.isoformat() if isinstance(value, date) else value for name, value in record.items()}
        for record in public[table].records()
    )


def _grouped(public: PublicDatabase, table: str, column: str, labels: dict[str, str]) -> dict[str, str]:
    """By pole, the labels of its codes, joined."""
    found: dict[str, list[str]] = {}
    for record in _records(public, table):
        found.setdefault(str(record["pole_id"]), []).append(labels[str(record[column])])
    return {pole_id: "; ".join(names) for pole_id, names in found.items()}


def _place(places: dict[str, Place], code: Cell) -> str | None:
    return None if code is None else places[str(code)].name
