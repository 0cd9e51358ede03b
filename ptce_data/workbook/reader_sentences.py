"""What is said of a file: why it cannot be read and what to do, or what was seen while reading it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook.sheets import address, letters

MEGABYTE = 1_000_000
KINDS: Mapping[str, str] = {"xls": ".xls", "xlsb": ".xlsb", "xlsx": ".xlsx", "xlsm": ".xlsm", "ods": ".ods"}
# Extensions that say what the content is; a text may be called .csv, .tsv, .tab or .txt.
EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "xlsx": ("xlsx",),
    "xlsm": ("xlsm", "xltm"),
    "xlsb": ("xlsb",),
    "xls": ("xls", "xlt"),
    "ods": ("ods",),
    "csv": ("csv", "txt", "tab"),
    "tsv": ("tsv", "txt", "tab", "csv"),
}
ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
}

Details = Mapping[str, str | int]

REFUSALS: Mapping[str, Callable[[], str]] = {
    "empty_file": lambda: _(
        "« {name} » est vide : le fichier ne contient aucun octet. "
        "Enregistrez-le de nouveau depuis votre tableur, puis apportez-le."
    ),
    "not_found": lambda: _(
        "« {name} » ne peut pas être ouvert. Vérifiez son emplacement et vos droits sur ce fichier."
    ),
    "too_heavy": lambda: _(
        "« {name} » pèse {size} ; la limite est de {most}. "
        "Ne gardez que la feuille à importer, sans images, ou partagez le fichier en plusieurs."
    ),
    "unknown_kind": lambda: _(
        "« {name} » n'est ni un classeur ni un texte en colonnes. "
        "Apportez un fichier .xlsx, .xlsm, .xls, .xlsb, .ods, .csv ou .tsv."
    ),
    "another_kind": lambda: _(
        "« {name} » n'est pas un classeur : son contenu est {what}. "
        "Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx, puis apportez ce nouveau fichier."
    ),
    "damaged": lambda: _(
        "« {name} » est abîmé ou incomplet : il ne peut pas être lu en entier. "
        "Téléchargez-le de nouveau, ou ouvrez-le dans votre tableur et enregistrez-le sous un autre nom."
    ),
    "password": lambda: _(
        "« {name} » est protégé par un mot de passe. "
        "Ouvrez-le dans votre tableur, retirez le mot de passe, enregistrez-le, puis apportez-le."
    ),
    "too_many_parts": lambda: _(
        "« {name} » contient {parts} fichiers internes ; la limite est de {limit}. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "path_inside": lambda: _(
        "« {name} » contient un fichier interne dont le nom est un chemin : aucun tableur n'écrit cela. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "too_big_unpacked": lambda: _(
        "« {name} » occuperait {size} une fois décompressé ; la limite est de {most}. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "too_compressed": lambda: _(
        "« {name} » contient un fichier interne compressé plus de {limit} fois : aucun tableur n'écrit cela. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "lying_sizes": lambda: _(
        "« {name} » annonce des tailles qui ne sont pas les siennes : il est abîmé, ou fait pour nuire. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "workbook_in_archive": lambda: _(
        "« {name} » est une archive qui contient un classeur. Extrayez le classeur de l'archive, "
        "puis apportez-le."
    ),
    "archive_in_archive": lambda: _(
        "« {name} » est une archive qui contient d'autres archives, et pas de classeur. "
        "Extrayez le classeur, puis apportez-le."
    ),
    "archive_without_workbook": lambda: _(
        "« {name} » est une archive qui ne contient pas de classeur. "
        "Apportez un fichier .xlsx, .xlsm, .xls, .xlsb, .ods, .csv ou .tsv."
    ),
    "declares_entities": lambda: _(
        "« {name} » contient une déclaration XML (DTD) qu'aucun tableur n'écrit ; il n'est pas lu, "
        "par prudence. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "charts_only": lambda: _(
        "« {name} » ne contient que des graphiques, et aucune feuille de cellules. "
        "Apportez le classeur où sont les chiffres."
    ),
    "no_cells": lambda: _(
        "« {name} » ne contient aucune cellule remplie. Vérifiez que c'est le bon fichier, et "
        "qu'il a été enregistré."
    ),
    "too_many_rows": lambda: _(
        "« {name} », {sheet} : la ligne {rows} est remplie ; la limite est de {limit} lignes. "
        "Supprimez ce qui dépasse, ou partagez la feuille en plusieurs fichiers."
    ),
    "too_many_columns": lambda: _(
        "« {name} », {sheet} : la colonne {column} (n° {columns}) est remplie ; la limite est de "
        "{limit} colonnes. "
        "Supprimez ce qui dépasse à droite du tableau."
    ),
    "too_wide": lambda: _(
        "« {name} » : la ligne {row} a {columns} colonnes ; la limite est de {limit}. "
        "Vérifiez le séparateur, ou supprimez ce qui dépasse à droite du tableau."
    ),
    "too_many_cells": lambda: _(
        "« {name} », {sheet} : {cells} cellules à lire ; la limite est de {limit}. "
        "Supprimez les lignes et les colonnes inutiles, ou partagez la feuille en plusieurs fichiers."
    ),
    "too_much_text": lambda: _(
        "« {name} » contient plus de {most} de texte. Partagez-le en plusieurs fichiers."
    ),
    "open_quote": lambda: _(
        "« {name} » : un guillemet droit s'ouvre dans une cellule et ne se referme jamais, "
        "le reste du fichier ne peut pas être lu. Corrigez-le, ou enregistrez le tableau au format .xlsx."
    ),
    "long_cell": lambda: _(
        "« {name} » a une cellule de plus de {limit} caractères. Vérifiez que c'est un tableau, "
        "que ses guillemets droits se referment, ou enregistrez-le au format .xlsx."
    ),
    "too_long": lambda: _(
        "« {name} » n'a pas pu être lu en {seconds} secondes : la lecture a été arrêtée. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
    "too_much_memory": lambda: _(
        "« {name} » demande plus de mémoire que les {most} permis : la lecture a été arrêtée. "
        "Copiez la feuille à importer dans un nouveau classeur."
    ),
}

REMARKS: Mapping[str, Callable[[], str]] = {
    "macros": lambda: _("Le classeur contient des macros : elles sont ignorées et ne s'exécutent pas."),
    "external_links": lambda: _(
        "Le classeur a des liens vers d'autres classeurs : ils ne sont pas suivis, "
        "seules les valeurs enregistrées sont lues."
    ),
    "sheets_left_out": lambda: _("Sans cellules à lire, laissées de côté : {sheets}."),
    "encoding": lambda: _("Encodage reconnu : {encoding}."),
    "separator": lambda: _("Séparateur de colonnes reconnu : {separator}."),
    "declared_separator": lambda: _(
        "La première ligne, « sep= », nomme le séparateur : elle n'est pas comptée comme une "
        "ligne, comme dans Excel."
    ),
    "uneven_rows": lambda: _(
        "La ligne {row} a plus de cellules que la première ligne du tableau ; les lignes plus "
        "courtes sont complétées."
    ),
    "calculated_on_load": lambda: _(
        "Les formules de ce classeur n'ont pas été recalculées depuis qu'un programme l'a écrit : "
        "leurs valeurs "
        "peuvent être fausses. Ouvrez-le dans votre tableur et enregistrez-le, puis apportez-le de nouveau."
    ),
    "percentages_unknown": lambda: _(
        "Dans un classeur {kind}, les cellules au format pourcentage sont lues comme elles sont enregistrées "
        "(0,12 pour 12 %). Si vous en avez, enregistrez le classeur au format .xlsx."
    ),
}


def others() -> dict[str, str]:
    """What a file that is no workbook may be, by its code."""
    picture = _("une image")
    archive = _("une archive compressée")
    return {
        **dict.fromkeys(("png", "jpeg", "gif", "bmp", "tiff", "webp"), picture),
        **dict.fromkeys(("rar", "7z", "gzip"), archive),
        "pdf": _("un document PDF"),
        "rtf": _("un document de traitement de texte"),
        "word": _("un document de traitement de texte"),
        "text_document": _("un document de traitement de texte"),
        "powerpoint": _("une présentation"),
        "presentation": _("une présentation"),
        "numbers": _("un document Numbers"),
        "html": _("une page web"),
        "xml": _("un document XML"),
        "json": _("un document JSON"),
        "old_xls": _("un classeur d'Excel 4 ou d'avant"),
        "sqlite": _("une base de données"),
        "program": _("un programme"),
    }


def refusal(code: str, name: str, details: Details) -> str:
    """The sentence of a refusal: what the file is, the bound it passes, what to do."""
    words = {key: _worded(key, value) for key, value in details.items()}
    if "columns" in details:
        words["column"] = letters(int(details["columns"]) - 1)
    return REFUSALS[code]().format(name=name, **words)


def _worded(key: str, value: str | int) -> str:
    if key in {"size", "most"}:
        return megabytes(int(value))
    if key == "what":
        return others()[str(value)]
    if key == "sheet":
        return _("feuille « {sheet} »").format(sheet=value) if value else _("tout le fichier")
    return formats.number(value, 0) if isinstance(value, int) else value


def megabytes(size: int) -> str:
    """`50 Mo`; one decimal below 10."""
    return _("{n} Mo").format(n=formats.number(size / MEGABYTE, 0 if size >= 10 * MEGABYTE else 1))


def unnamed() -> str:
    return _("fichier sans nom")


def unnamed_sheet(rank: int) -> str:
    return _("Feuille {n}").format(n=rank)


def about(file_name: str, kind: str, remarks: Sequence[tuple[str, Details]]) -> list[str]:
    """Sentences on the whole file, the extension that does not fit first."""
    return mismatch(file_name, kind) + [remark(code, details) for code, details in remarks]


def mismatch(file_name: str, kind: str) -> list[str]:
    """A sentence where the extension says something else than the content."""
    extension = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    if extension in EXTENSIONS[kind] or not extension.isalnum():
        return []
    sentence = _("L'extension .{extension} ne dit pas ce qu'est le fichier : il est lu comme un .{kind}.")
    return [sentence.format(extension=extension[:8], kind=kind)]


def remark(code: str, details: Details) -> str:
    words = {key: str(value) for key, value in details.items()}
    if "encoding" in words:
        words["encoding"] = ENCODINGS[words["encoding"]]
    if "separator" in words:
        words["separator"] = _("tabulation") if words["separator"] == "\t" else f"« {words['separator']} »"
    if "kind" in words:
        words["kind"] = KINDS[words["kind"]]
    return REMARKS[code]().format(**words)


def taken_out(sheet: str, described: Mapping[str, Any]) -> list[str]:
    """Sentences on what was taken out of a sheet's cells, the first one named."""
    said: list[str] = []
    if described["controls"]:
        sentence = _("{where} : caractères de contrôle retirés de la lecture.")
        said.append(sentence.format(where=_where(described["controls"], sheet)))
    if described["directions"]:
        sentence = _("{where} : marques qui renversent le sens d'écriture, retirées de la lecture.")
        said.append(sentence.format(where=_where(described["directions"], sheet)))
    return said


def _where(found: Sequence[int], sheet: str) -> str:
    """`Feuille Emplois, cellule D14 et 2 autres`."""
    count, row, column = found
    where = _("Feuille {sheet}, cellule {cell}").format(sheet=sheet, cell=address(row, column))
    if count == 1:
        return where
    return where + ngettext(" et {n} autre", " et {n} autres", count - 1).format(
        n=formats.number(count - 1, 0)
    )
