"""The sheets of the template that are filled in, shown as an example, or feed the drop-downs."""

from dataclasses import dataclass
from typing import Literal

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ptce_data import markup, units
from ptce_data.books import LINE_HEIGHT, Book, SheetColumn, height, number_code
from ptce_data.catalogue import Indicator
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _

BLANK_ROWS = 500
FIRST_YEAR = 1990
WIDTHS = (34, 36, 16, 14, 16, 12, 28, 13, 44, 36, 44)
POLE, INDICATOR, YEAR, VALUE, UNIT, QUALIFIER, PERIMETER, CONFIDENTIAL, SOURCE, LINK, NOTE = range(11)
# The columns of the sheet of lists.
POLES, INDICATORS, UNITS, QUALIFIERS, ANSWERS, YEARS = range(6)
LONGEST_LINK = 2_000
QUALIFIER_CODES: tuple[Qualifier, ...] = ("exact", "approx", "at_least")


@dataclass(frozen=True)
class Entry:
    """A pole and what a person writes for it: its name, or its identifier where two share a name."""

    pole_id: str
    entry: str


@dataclass(frozen=True)
class Known:
    """A public claim, as a line of the form."""

    pole_id: str
    indicator: str
    year: int
    year_basis: Literal["stated", "estimated"]
    value: float
    qualifier: Qualifier
    perimeter: str
    source_title: str
    source_url: str | None
    note: str


@dataclass(frozen=True)
class Form:
    """What the template offers (poles by identifier, indicators by code, in reading order) and holds.

    year is that of the last publication: the years offered go back from it until the file is opened.
    """

    poles: dict[str, str]
    indicators: dict[str, Indicator]
    known: tuple[Known, ...]
    pole_id: str | None
    year: int


class _NoText(str):
    """The stored result of a formula that gives an empty text: to XlsxWriter, "" means no result."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


def form_name() -> str:
    return _("À remplir")


def example_name() -> str:
    return _("Exemple")


def lists_name() -> str:
    return _("Listes")


def headings() -> tuple[str, ...]:
    """In the order of the columns."""
    return (
        _("Pôle"),
        _("Indicateur"),
        _("Année"),
        _("Valeur"),
        _("Unité"),
        _("Précision"),
        _("Périmètre"),
        _("Confidentiel"),
        _("Source"),
        _("Lien de la source"),
        _("Note"),
    )


def qualifier_cell(qualifier: Qualifier) -> str:
    names: dict[Qualifier, str] = {"exact": _("exact"), "approx": _("environ"), "at_least": _("plus de")}
    return names[qualifier]


def year_cell(known: Known) -> str:
    """`2013`, `2013 (estimée)`."""
    if known.year_basis == "stated":
        return str(known.year)
    return _("{year} (estimée)").format(year=known.year)


def write_form(book: Book, form: Form) -> None:
    """The sheet to fill: the values already known, then blank rows with the same drop-downs."""
    sheet = book.add_sheet(form_name())
    _write_header(book, sheet, 0)
    for row, known in enumerate(form.known, 1):
        _write_line(book, sheet, row, form, known)
    last = len(form.known) + BLANK_ROWS
    for row in range(1, last + 1):
        _write_unit(book, sheet, row, form)
    _add_lists(sheet, form, last)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, NOTE)
    sheet.repeat_rows(0)
    sheet.activate()


def write_example(book: Book, form: Form, examples: tuple[Known, ...]) -> None:
    """Real figures of the database, under a title that says what they are."""
    sheet = book.add_sheet(example_name())
    sheet.write_string(0, 0, _("EXEMPLE : de vrais chiffres de la base, à ne pas remplir"), book.title)
    sheet.write_string(1, 0, _("Cette feuille montre comment écrire une ligne ; elle n'est pas importée."))
    _write_header(book, sheet, 3)
    for row, known in enumerate(examples, 4):
        _write_line(book, sheet, row, form, known)
        unit = units.unit_name(form.indicators[known.indicator].unit)
        sheet.write_string(row, UNIT, unit, book.top)
    sheet.freeze_panes(4, 0)


def write_lists(book: Book, form: Form) -> None:
    """What the drop-downs offer; the years go back from the current one, whenever the file is opened."""
    sheet = book.add_sheet(lists_name())
    columns = (
        (_("Pôles"), list(form.poles.values())),
        (_("Indicateurs"), [one.label for one in form.indicators.values()]),
        (_("Unités"), [units.unit_name(one.unit) for one in form.indicators.values()]),
        (_("Précisions"), [qualifier_cell(code) for code in QUALIFIER_CODES]),
        (_("Confidentiel"), [_("non"), _("oui")]),
    )
    for column, (heading, texts) in enumerate(columns):
        sheet.write_string(0, column, heading, book.header)
        sheet.set_column(column, column, max(14, *(min(60, len(text) + 2) for text in texts)))
        for row, text in enumerate(texts, 1):
            sheet.write_string(row, column, text)
    sheet.write_string(0, YEARS, _("Années"), book.header)
    sheet.write_formula(1, YEARS, "=YEAR(TODAY())", None, form.year)
    for row in range(2, _years(form) + 1):
        sheet.write_formula(row, YEARS, f"={xl_rowcol_to_cell(row - 1, YEARS)}-1", None, form.year + 1 - row)
    sheet.freeze_panes(1, 0)


def _years(form: Form) -> int:
    return form.year - FIRST_YEAR + 1


def _write_header(book: Book, sheet: Worksheet, row: int) -> None:
    for column, (heading, width) in enumerate(zip(headings(), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, book.header)


def _write_line(book: Book, sheet: Worksheet, row: int, form: Form, known: Known) -> None:
    indicator = form.indicators[known.indicator]
    texts = {
        POLE: form.poles[known.pole_id],
        INDICATOR: indicator.label,
        QUALIFIER: qualifier_cell(known.qualifier),
        PERIMETER: known.perimeter,
        CONFIDENTIAL: _("non"),
        SOURCE: known.source_title,
        LINK: known.source_url or "",
        NOTE: known.note,
    }
    for column, text in texts.items():
        if text and not (column == LINK and _write_link(book, sheet, row, text)):
            sheet.write_string(row, column, text, book.wrapped)
    tall = height([(texts[column], WIDTHS[column]) for column in (PERIMETER, SOURCE, NOTE)])
    if tall > LINE_HEIGHT:
        sheet.set_row(row, tall)
    code = number_code(SheetColumn(""), known.value)
    sheet.write_number(row, VALUE, known.value, book.number_format(code))
    if known.year_basis == "stated":
        sheet.write_number(row, YEAR, known.year, book.number_format("0"))
    else:
        sheet.write_string(row, YEAR, year_cell(known), book.top)


def _write_link(book: Book, sheet: Worksheet, row: int, address: str) -> bool:
    """Whether the address could be written as a link."""
    link = markup.safe_link(address)
    if link is None or len(link) > LONGEST_LINK:
        return False
    return bool(sheet.write_url(row, LINK, link, book.link, string=address) == 0)


def _write_unit(book: Book, sheet: Worksheet, row: int, form: Form) -> None:
    """The unit of the indicator beside it, looked up in the lists."""
    table = _list_of(INDICATORS, len(form.indicators), UNITS)
    chosen = xl_rowcol_to_cell(row, INDICATOR)
    known = form.known[row - 1] if row <= len(form.known) else None
    unit = units.unit_name(form.indicators[known.indicator].unit) if known else _NoText()
    formula = f'=IFERROR(VLOOKUP({chosen},{table},2,FALSE),"")'
    sheet.write_formula(row, UNIT, formula, book.top, unit)


def _list_of(column: int, length: int, last_column: int | None = None) -> str:
    """`Listes!$A$2:$A$92`."""
    last = column if last_column is None else last_column
    return f"'{lists_name()}'!{xl_range_abs(1, column, length, last)}"


def _add_lists(sheet: Worksheet, form: Form, last: int) -> None:
    """The drop-downs; a pole and a year may be others than those offered, after a warning."""
    offered = (
        (POLE, POLES, len(form.poles), "warning", _("Ce pôle n'est pas dans la liste. Est-il nouveau ?")),
        (
            INDICATOR,
            INDICATORS,
            len(form.indicators),
            "stop",
            _("Choisissez un indicateur de la liste ; la feuille « Définitions » dit ce que chacun mesure."),
        ),
        (YEAR, YEARS, _years(form), "warning", _("Attendu : une année, par exemple 2024.")),
        (QUALIFIER, QUALIFIERS, len(QUALIFIER_CODES), "stop", _("Attendu : exact, environ ou plus de.")),
        (CONFIDENTIAL, ANSWERS, 2, "stop", _("Attendu : oui ou non.")),
    )
    for column, values, length, severity, message in offered:
        sheet.data_validation(
            1,
            column,
            last,
            column,
            {
                "validate": "list",
                "source": f"={_list_of(values, length)}",
                "error_type": severity,
                "error_title": headings()[column],
                "error_message": message,
            },
        )
