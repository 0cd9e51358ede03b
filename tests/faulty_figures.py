"""Sheets whose figures are doubtful or do not go together, and all that is said of them."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from tests.faulty_rows import INTEGRATION, Row, Said, row

# The rows of a sheet, then all that is said of it: (level, rule, sentence).
FIGURES: dict[str, tuple[list[Row], list[Said]]] = {
    "a cell with a unit of its own": (
        [row(indicator="Fonds propres", value="4,2 M€", unit="k€")],
        [
            (
                "remark",
                "hint_own_unit",
                "Feuille Emplois, cellule D2 : « 4,2 M€ » a sa propre unité, qui l'emporte sur celle de sa colonne ; compris : 4,2 M€. Si ce n'est pas cela, corrigez la cellule.",
            )
        ],
    ),
    "an ambiguous separator": (
        [row(indicator="Fonds propres", value="1.800")],
        [
            (
                "remark",
                "hint_ambiguous_separator",
                "Feuille Emplois, cellule D2 : « 1.800 » peut se lire de deux façons ; compris : 1 800 €. Si ce n'est pas cela, retapez le nombre avec une virgule et sans point.",
            )
        ],
    ),
    "a number in words": (
        [row(value="une vingtaine")],
        [
            (
                "remark",
                "hint_worded",
                "Feuille Emplois, cellule D2 : « une vingtaine » est écrit en mots ; compris : ≈ 20 personnes.",
            )
        ],
    ),
    "nothing, in words": (
        [row(value="néant")],
        [
            (
                "remark",
                "hint_nil",
                "Feuille Emplois, cellule D2 : « néant » est compris comme un chiffre non communiqué, rien n'est publié. Écrivez 0 si la valeur est zéro.",
            )
        ],
    ),
    "a fraction": (
        [row(indicator="Fonds propres", value="1/2")],
        [("remark", "hint_fraction", "Feuille Emplois, cellule D2 : « 1/2 » est compris : 0,5 €.")],
    ),
    "a footnote": (
        [row(value="15*")],
        [
            (
                "warning",
                "hint_footnote",
                "Feuille Emplois, cellule D2 : « 15* » porte un renvoi, sans note trouvée ; compris : 15 personnes. Si un lecteur doit le savoir, écrivez-le sur la ligne, dans une colonne « Remarque ».",
            )
        ],
    ),
    "a debt in parentheses": (
        [row(indicator="Fonds propres", value="(1 500)")],
        [
            (
                "error",
                "below_minimum",
                "Feuille Emplois, cellule D2 : « (1 500) » est trop petit pour « Fonds propres » ; attendu : au moins 0 €. Corrigez la valeur.",
            ),
            (
                "remark",
                "hint_negative_parentheses",
                "Feuille Emplois, cellule D2 : « (1 500) » est entre parenthèses ; compris comme un nombre négatif : -1 500 €.",
            ),
        ],
    ),
    "a value the published one contradicts": (
        [row(indicator="Structures membres", year=2019, value=14)],
        [
            (
                "warning",
                "standing",
                "Feuille Emplois, cellule D2 : « 14 », alors que la valeur déjà publiée est 13 structures, pour « Pôle Ajonc », « Structures membres », 2019 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
            )
        ],
    ),
    "a value far from the published one": (
        [row(indicator="Structures membres", year=2019, value=60)],
        [
            (
                "error",
                "far",
                "Feuille Emplois, cellule D2 : « 60 », alors que la valeur déjà publiée est 13 structures, pour « Pôle Ajonc », « Structures membres », 2019 (source : « Rapport A »). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a running total that goes down": (
        [row(indicator="Emplois créés", value=9)],
        [
            (
                "error",
                "decrease",
                "Feuille Emplois, cellule D2 : « 9 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : un cumul ne baisse pas. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a jump": (
        [row(indicator="Emplois créés", value=140)],
        [
            (
                "error",
                "jump",
                "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a jump the note justifies": (
        [row(indicator="Emplois créés", value=140, note="fusion de deux pôles")],
        [
            (
                "remark",
                "jump",
                "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Justification donnée : « fusion de deux pôles ».",
            ),
            (
                "remark",
                "public_notes",
                "Feuille Emplois : 1 remarque sera publique avec son chiffre : K2 « fusion de deux pôles ». Si ce n'est pas pour le public, ne lisez pas la colonne K.",
            ),
        ],
    ),
    "one figure, two values": (
        [row(), row(value=16)],
        [
            (
                "error",
                "contradictory",
                "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes pour « Pôle Ajonc », « Bénévoles », 2023. Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source.",
            )
        ],
    ),
    "two sources, two values": (
        [row(), row(value=16, source="Rapport Y")],
        [
            (
                "warning",
                "rivals",
                "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes d'après une autre source, pour « Pôle Ajonc », « Bénévoles », 2023. Les deux versions seront gardées ; une seule sera affichée d'abord.",
            )
        ],
    ),
    "the same row twice": (
        [row(), row()],
        [
            (
                "remark",
                "repeated",
                "Feuille Emplois, cellule D3 : « 15 » répète la cellule D2 (« Pôle Ajonc », « Bénévoles », 2023) : le chiffre est compté une fois.",
            )
        ],
    ),
    "the same grant twice": (
        [row(indicator="Soutien public", value=5000), row(indicator="Soutien public", value=5000)],
        [
            (
                "warning",
                "repeated_fact",
                "Feuille Emplois, cellule D3 : « 5 000 » répète la cellule D2 (« Pôle Ajonc », « Soutien public », 2023) : il est compté une fois. Si ce sont deux faits distincts, distinguez-les par leur note.",
            )
        ],
    ),
    "a part above its total": (
        [
            row(indicator="Salariés en insertion", value=60),
            row(indicator="Emplois dans l'ensemble du pôle", value=50),
        ],
        [
            (
                "error",
                "part_above_total",
                "Feuille Emplois, cellule D2 : « 60 » pour « Salariés en insertion » ne va pas avec 50 emplois (cellule D3) pour « Emplois dans l'ensemble du pôle » : la partie dépasse le total (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "more energy than a year of full power": (
        [row(indicator="Électricité produite", value=8761), row(indicator="Puissance installée", value=1)],
        [
            (
                "error",
                "energy_above_power",
                "Feuille Emplois, cellule D2 : « 8 761 » pour « Électricité produite » ne va pas avec 1 MW (cellule D3) pour « Puissance installée » : c'est plus que 8 760 heures à pleine puissance (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "more savings than investors can bring": (
        [
            row(indicator="Épargne locale mobilisée", value=210_000),
            row(indicator="Citoyens investisseurs", value=10),
        ],
        [
            (
                "error",
                "savings_per_investor",
                "Feuille Emplois, cellule D2 : « 210 000 » pour « Épargne locale mobilisée » ne va pas avec 10 personnes (cellule D3) pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a ratio its terms contradict": (
        [
            row(indicator="Épargne locale mobilisée", value=10_000),
            row(indicator="Citoyens investisseurs", value=10),
            row(indicator="Investissement moyen par personne", value=5_000),
        ],
        [
            (
                "warning",
                "ratio_disagrees",
                "Feuille Emplois, cellule D4 : « 5 000 » pour « Investissement moyen par personne », mais ses deux termes donnent ≈ 1 000 € (« Pôle Ajonc », 2023). Vérifiez les trois valeurs ; c'est le rapport recalculé qui sera affiché.",
            )
        ],
    ),
    "the same on many rows": (
        [
            row(pole="Pôle Zébulon", year=2018),
            row(pole="Pôle Zébulon", year=2019),
            row(pole="Pôle Zébulon", year=2022),
        ],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, colonne A, lignes 2-4 : « Pôle Zébulon » n'est le nom d'aucun pôle connu. Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "a k€ of people": (
        [row(unit="k€")],
        [
            (
                "error",
                "wrong_unit",
                "Feuille Emplois, cellule E2 : l'unité « k€ » ne convient pas à « Bénévoles » ; attendu : « personnes ». Corrigez l'unité, ou choisissez un autre indicateur.",
            )
        ],
    ),
    "two numbers in words": (
        [row(value="douze ou treize")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « douze ou treize » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez une seule valeur, comme « env. 750 » ou « + de 700 ».",
            )
        ],
    ),
    "a year before 1900": (
        [row(year=1850)],
        [
            (
                "error",
                "year_too_old",
                "Feuille Emplois, cellule C2 : l'année « 1850 » est trop ancienne ; attendu : une année depuis 1900. Corrigez l'année.",
            )
        ],
    ),
    "a word of precision": (
        [row(qualifier="bof")],
        [
            (
                "error",
                "unknown_qualifier",
                "Feuille Emplois, cellule F2 : « bof » ne dit pas la précision ; attendu : « exact », « environ » ou « plus de ». Corrigez ce mot, ou videz la case pour un chiffre exact.",
            )
        ],
    ),
    "half a person": (
        [row(value=12.5)],
        [
            (
                "warning",
                "decimals",
                "Feuille Emplois, cellule D2 : « 12,5 » n'est pas un nombre entier ; « Bénévoles » se compte en personnes. Vérifiez la valeur ; des équivalents temps plein ont leur propre indicateur.",
            )
        ],
    ),
    "a share": (
        [row(indicator=INTEGRATION, year=2020, value=0.12)],
        [
            (
                "error",
                "fraction",
                "Feuille Emplois, cellule D2 : « 0,12 » est moins de 1 % pour « Part des salariés en insertion » ; sans doute « 12 % ». Écrivez « 12 % », ou « 0,12 % » si c'est bien cela.",
            )
        ],
    ),
    "no source": (
        [row(source=None)],
        [
            (
                "remark",
                "source_missing",
                "Feuille Emplois : aucune source n'est indiquée ; il sera écrit « Transmis au réseau, sans source indiquée ». Indiquez la source sur la ligne ou pour tout le fichier.",
            )
        ],
    ),
}
