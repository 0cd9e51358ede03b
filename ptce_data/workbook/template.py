"""The workbook a person of the network fills in: drop-downs, units, definitions, a pole's last values."""

import duckdb

from ptce_data import catalogue, database, formats, units
from ptce_data.books import Book, Line, SheetColumn
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.cells import Cell
from ptce_data.errors import UnknownCodeError
from ptce_data.i18n import gettext as _
from ptce_data.queries import pole as poles
from ptce_data.search_text import normalised
from ptce_data.sentences import claims as words
from ptce_data.workbook import template_form
from ptce_data.workbook.template_form import Entry, Form, Known

NEAREST = 3
VOWELS = tuple("aeiouy")  # before them, « de » is « d' »


def template(cursor: duckdb.DuckDBPyConnection, pole_id: str | None = None) -> bytes:
    """An .xlsx in the current language; the same bytes for the same published data.

    For a pole, its last known public values are already in, and importing them unchanged changes nothing.
    Raises UnknownCodeError.
    """
    version, published_at = cursor.execute("SELECT version, published_at FROM data_version").fetchall()[0]
    lists = catalogue.load(cursor)
    form = _form(cursor, lists, pole_id, published_at.year)
    examples = _known(cursor, "template_example")
    illustrations = {known.indicator: known for known in _known(cursor, "template_illustrations")}
    with Book(_title(form), published_at) as book:
        template_form.write_form(book, form)
        state = _("{version}, publiée le {day}").format(version=version, day=formats.day(published_at))
        book.write_readme(_title(form), _how_to(form, state), _("Mode d'emploi"))
        _write_definitions(book, form, lists, illustrations)
        template_form.write_example(book, form, examples)
        template_form.write_lists(book, form)
    return book.content


def file_name(pole_id: str | None = None) -> str:
    """`modele-ptce.xlsx`, `modele-ptce-<pole_id>.xlsx`."""
    stem = _("modele-ptce")
    return f"{stem}-{pole_id}.xlsx" if pole_id else f"{stem}.xlsx"


def _form(cursor: duckdb.DuckDBPyConnection, lists: Catalogue, pole_id: str | None, year: int) -> Form:
    entries = {entry.pole_id: entry.entry for entry in database.ask(cursor, "template_poles", Entry, {})}
    if pole_id is not None and pole_id not in entries:
        raise UnknownCodeError(_unknown_pole(cursor, pole_id))
    known = () if pole_id is None else _known(cursor, "template_claims", pole_id)
    ordered = sorted(lists.indicators.values(), key=lambda one: normalised(one.label))
    return Form(entries, {one.code: one for one in ordered}, known, pole_id, year)


def _known(cursor: duckdb.DuckDBPyConnection, question: str, pole_id: str = "") -> tuple[Known, ...]:
    return database.ask(cursor, question, Known, {"pole_id": pole_id})


def _unknown_pole(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> str:
    near = [named.pole_id for named in poles.names_like(cursor, pole_id, NEAREST)]
    return _("Aucun pôle n'a l'identifiant « {pole_id} ». Vouliez-vous dire {near} ?").format(
        pole_id=pole_id, near=_(" ou ").join(f"«\u202f{name}\u202f»" for name in near)
    )


def _title(form: Form) -> str:
    if form.pole_id is None:
        return _("Modèle à remplir : les chiffres des pôles")
    pole = form.poles[form.pole_id]
    if normalised(pole)[:1] in VOWELS:
        return _("Modèle à remplir\u00a0: les chiffres d'{pole}").format(pole=pole)
    return _("Modèle à remplir\u00a0: les chiffres de {pole}").format(pole=pole)


def _how_to(form: Form, state: str) -> list[Line]:
    form_name, definitions = template_form.form_name(), _("Définitions")
    return [
        Line(
            _("Ce qu'il faut faire"),
            _(
                "Remplissez la feuille « {form} », une ligne par chiffre, puis déposez ce classeur sur la "
                "page « Importer » du tableau de bord. Rien n'est publié avant que vous ayez vu ce qui "
                "changerait."
            ).format(form=form_name),
        ),
        *_already_in(form),
        *(Line(heading, about) for heading, about in _columns_explained(definitions)),
        Line(
            _("Chiffre corrigé"),
            _(
                "Deux valeurs d'une même source se contredisent\u00a0: si la nouvelle vient d'ailleurs, "
                "changez aussi la source et son lien\u202f; si la source elle-même a été corrigée, dites-le "
                "dans la note."
            ),
        ),
        Line(
            _("Valeur inconnue"),
            _("Laissez la ligne vide, ou écrivez « n.c. » : une valeur inconnue n'est jamais 0."),
        ),
        Line(
            _("Autres feuilles"),
            _(
                "« {definitions} » dit ce que mesure chaque indicateur. « {example} » montre de "
                "vrais chiffres, pour l'exemple. « {lists} » alimente les listes déroulantes. Ces "
                "feuilles ne sont pas importées."
            ).format(
                definitions=definitions,
                example=template_form.example_name(),
                lists=template_form.lists_name(),
            ),
        ),
        Line(_("Version des données"), state),
    ]


def _already_in(form: Form) -> list[Line]:
    if not form.known:
        return []
    return [
        Line(
            _("Lignes déjà remplies"),
            _(
                "Les dernières valeurs publiées du pôle. Laissées telles quelles, elles ne changent rien. "
                "Pour donner un chiffre plus récent, ajoutez une ligne avec son année, en dessous ; pour en "
                "corriger un, modifiez sa ligne : l'ancienne version reste visible à côté de la nouvelle."
            ),
        ),
        Line(
            _("Valeurs non reprises"),
            _(
                "Les rapports que le tableau de bord recalcule (par exemple l'investissement moyen par "
                "personne) et les chiffres confidentiels ne sont pas dans ce classeur."
            ),
        ),
    ]


def _columns_explained(definitions: str) -> list[tuple[str, str]]:
    about = (
        _(
            "Choisissez-le dans la liste. S'il n'y est pas, écrivez son nom : l'import proposera les "
            "plus proches."
        ),
        _("Choisissez-le dans la liste ; la feuille « {sheet} » dit ce qu'il mesure.").format(
            sheet=definitions
        ),
        _("Quatre chiffres. Si la source ne la donne pas et que vous l'estimez : « 2013 (estimée) »."),
        _("Un nombre, dans l'unité qui s'affiche à côté."),
        _("Elle s'affiche seule quand l'indicateur est choisi."),
        _("« exact », « environ » ou « plus de », selon la source ; vide : exact."),
        _("Ce que le chiffre couvre s'il ne couvre pas tout le pôle (« parc de Béganne »), sinon rien."),
        _("« oui » : le chiffre est enregistré mais jamais montré au public ; vide : non."),
        _("Qui le dit : un rapport, un article, un compte rendu, avec sa date."),
        _("L'adresse de la page, si elle existe ; elle commence par http."),
        _("Une remarque, publiée avec le chiffre : ce qu'un lecteur doit savoir pour ne pas se tromper."),
    )
    return list(zip(template_form.headings(), about, strict=True))


def _write_definitions(book: Book, form: Form, lists: Catalogue, illustrations: dict[str, Known]) -> None:
    columns = (
        SheetColumn(_("Indicateur")),
        SheetColumn(_("Définition")),
        SheetColumn(_("Unité")),
        SheetColumn(_("Nature")),
        SheetColumn(_("Spécificité")),
        SheetColumn(_("Socle commun")),
        SheetColumn(_("Exemple")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.label,
            one.definition,
            units.unit_name(one.unit),
            words.nature(one),
            lists.specificities[one.specificity].label,
            _("oui") if one.core else _("non"),
            _illustration(form, one, illustrations.get(one.code)),
        )
        for one in form.indicators.values()
    ]
    book.write_sheet(_("Définitions"), columns, rows)


def _illustration(form: Form, indicator: Indicator, known: Known | None) -> str | None:
    """A real figure in words, where the database holds one."""
    if known is None:
        return None
    figure = formats.figure(known.value, indicator.unit, known.qualifier)
    part = f" ({known.perimeter})" if known.perimeter else ""
    return _("{pole}, {year} : {figure}").format(
        pole=form.poles[known.pole_id] + part, year=template_form.year_cell(known), figure=figure
    )
