"""Sheets with a fault in their cells, and all that is said of them."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from tests.faulty_rows import INTEGRATION, Row, Said, row

# The rows of a sheet, then all that is said of it: (level, rule, sentence).
CELLS: dict[str, tuple[list[Row], list[Said]]] = {
    "a text in a number's place": (
        [row(value="beaucoup")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « beaucoup » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez un nombre, comme « env. 20 », ou « n.c. » si le chiffre n'est pas connu.",
            )
        ],
    ),
    "two values in a cell": (
        [row(value="700 à 800")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « 700 à 800 » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez une seule valeur, comme « env. 750 » ou « + de 700 ».",
            )
        ],
    ),
    "an error of the spreadsheet": (
        [row(value="#DIV/0!")],
        [
            (
                "error",
                "excel_error",
                "Feuille Emplois, cellule D2 : « #DIV/0! » est une erreur de calcul du tableur, pas un nombre. Réparez la formule, ou tapez la valeur à sa place.",
            )
        ],
    ),
    "a formula never computed": (
        [row(value="=SUM(B1:B2)")],
        [
            (
                "error",
                "formula_without_value",
                "Feuille Emplois, cellule D2 : la formule n'a pas de valeur enregistrée ; attendu : un nombre. Ouvrez le classeur dans votre tableur, enregistrez-le, puis déposez-le de nouveau.",
            )
        ],
    ),
    "no pole": (
        [row(), row(pole=None, indicator="Partenaires")],
        [
            (
                "error",
                "pole_missing",
                "Feuille Emplois, cellule A3 : le pôle manque ; attendu : le nom d'un pôle sur chaque ligne qui porte un chiffre. Indiquez le pôle, ou videz la ligne.",
            )
        ],
    ),
    "an unknown pole": (
        [row(pole="Pôle Zébulon")],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, cellule A2 : « Pôle Zébulon » n'est le nom d'aucun pôle connu. Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "a misspelt pole": (
        [row(pole="Pôle Ajnoc")],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, cellule A2 : « Pôle Ajnoc » n'est le nom d'aucun pôle connu. Vouliez-vous dire « Pôle Ajonc » ? Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "no indicator": (
        [row(), row(indicator=None)],
        [
            (
                "error",
                "indicator_missing",
                "Feuille Emplois, cellule B3 : l'indicateur manque ; attendu : le nom ou le code d'un indicateur. Indiquez l'indicateur, ou videz la ligne.",
            )
        ],
    ),
    "a misspelt indicator": (
        [row(indicator="Bénevolles")],
        [
            (
                "warning",
                "hint_indicator_near",
                "Feuille Emplois, cellule B2 : « Bénevolles » est compris comme l'indicateur « Bénévoles ». Si ce n'est pas lui, choisissez le bon.",
            )
        ],
    ),
    "an unknown indicator": (
        [row(indicator="Xyzzy")],
        [
            (
                "error",
                "unknown_indicator",
                "Feuille Emplois, cellule B2 : « Xyzzy » n'est le nom d'aucun indicateur connu. Choisissez l'indicateur voulu ; le modèle de classeur en donne la liste.",
            )
        ],
    ),
    "no year": (
        [row(), row(year=None, indicator="Partenaires")],
        [
            (
                "error",
                "year_missing",
                "Feuille Emplois, cellule C3 : l'année manque ; attendu : l'année du chiffre, comme « 2024 ». Indiquez l'année sur la ligne, dans l'en-tête de la colonne, ou pour tout le fichier.",
            )
        ],
    ),
    "a year of two digits": (
        [row(year="23")],
        [
            (
                "error",
                "year_unreadable",
                "Feuille Emplois, cellule C2 : « 23 » n'est pas une année ; attendu : « 2024 », « 2013-2014 » ou une date. Écrivez l'année avec ses quatre chiffres.",
            )
        ],
    ),
    "next year": (
        [row(year=2025)],
        [
            (
                "error",
                "year_to_come",
                "Feuille Emplois, cellule C2 : l'année « 2025 » n'est pas encore commencée ; seuls les chiffres constatés sont publiés. Corrigez l'année, ou retirez cette prévision.",
            )
        ],
    ),
    "an unknown unit": (
        [row(unit="zorglubs")],
        [
            (
                "error",
                "unknown_unit",
                "Feuille Emplois, cellule E2 : l'unité « zorglubs » n'est pas connue. Écrivez l'unité de l'indicateur, ou laissez la case vide pour l'employer.",
            )
        ],
    ),
    "a unit of something else": (
        [row(unit="tonnes")],
        [
            (
                "error",
                "wrong_unit",
                "Feuille Emplois, cellule E2 : l'unité « tonnes » ne convient pas à « Bénévoles » ; attendu : « personnes ». Corrigez l'unité, ou choisissez un autre indicateur.",
            )
        ],
    ),
    "a negative count": (
        [row(value=-3)],
        [
            (
                "error",
                "below_minimum",
                "Feuille Emplois, cellule D2 : « -3 » est trop petit pour « Bénévoles » ; attendu : au moins 0 personne. Corrigez la valeur.",
            )
        ],
    ),
    "more than a hundred per cent": (
        [row(indicator=INTEGRATION, year=2020, value=120)],
        [
            (
                "error",
                "percentage",
                "Feuille Emplois, cellule D2 : « 120 » n'est pas un pourcentage possible pour « Part des salariés en insertion » ; attendu : de 0 à 100. Corrigez la valeur.",
            )
        ],
    ),
    "a SIREN in place of a count": (
        [row(value=362521879)],
        [
            (
                "error",
                "implausible",
                "Feuille Emplois, cellule D2 : « 362 521 879 » paraît démesuré pour « Bénévoles », compris 362 521 879 personnes ; attendu : au plus 1 000 000 personnes. Corrigez la valeur ou l'unité, ou justifiez-la dans la note de la ligne.",
            )
        ],
    ),
    "neither public nor confidential": (
        [row(visibility="peut-être")],
        [
            (
                "error",
                "unknown_visibility",
                "Feuille Emplois, cellule H2 : « peut-être » ne dit pas si le chiffre est public ; attendu : « public » ou « confidentiel ». Corrigez ce mot, ou videz la case pour un chiffre public.",
            )
        ],
    ),
    "a link that would run something": (
        [row(link="javascript:alert(1)")],
        [
            (
                "error",
                "link",
                "Feuille Emplois, cellule J2 : « javascript:alert(1) » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case.",
            )
        ],
    ),
    "a perimeter as long as a page": (
        [row(perimeter="parc " * 60)],
        [
            (
                "error",
                "too_long",
                "Feuille Emplois, cellule G2 : le périmètre « parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc… » est trop long ; attendu : au plus 200 caractères. Raccourcissez ce texte.",
            )
        ],
    ),
    "three people": (
        [row(value=3)],
        [
            (
                "remark",
                "few_people",
                "Feuille Emplois, cellule D2 : « 3 » pour « Bénévoles » : un effectif de moins de 5 est confidentiel, il ne sera pas public. Écrivez « public » dans la colonne de confidentialité pour le publier.",
            )
        ],
    ),
    "a range of years": (
        [row(year="2022-2023")],
        [
            (
                "remark",
                "hint_year_range",
                "Feuille Emplois, cellule C2 : la période « 2022-2023 » est rattachée à l'année 2023. Si c'est une autre année, écrivez-la seule.",
            )
        ],
    ),
    "a date in place of a year": (
        [row(year=45000)],
        [
            (
                "remark",
                "hint_from_serial",
                "Feuille Emplois, cellule C2 : « 45000 » est une date de tableur ; comprise : 2023. Si ce n'est pas cela, écrivez l'année seule.",
            )
        ],
    ),
    "a converted unit": (
        [row(indicator="Fonds propres", value=12, unit="k€")],
        [
            (
                "remark",
                "hint_unit_converted",
                "Feuille Emplois, cellule D2 : « k€ » est converti dans l'unité de « Fonds propres » ; « 12 » est compris : 12 000 €.",
            )
        ],
    ),
}
