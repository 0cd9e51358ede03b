"""What the exported closed lists hold, in the current language."""

from ptce_data.exports.public_tables import Field, ForeignKey, PublicTable
from ptce_data.i18n import gettext as _

KINDS = ("stock", "cumulative", "flow", "event", "ratio")
AGGREGATIONS = ("sum", "median", "none")
TOPICS = ("count", "call", "size", "survey")
CODE = r"[A-Za-z0-9_]+"


def tables() -> tuple[PublicTable, ...]:
    """The lists that poles and figures refer to."""
    return (
        _list("sector_families", "family", _("Familles de secteurs"), _("Une famille, une couleur.")),
        _sectors(),
        _list("statuses", "status", _("Statuts"), _("Les reconnaissances qu'un pôle peut avoir reçues."), ""),
        _list(
            "specificities",
            "specificity",
            _("Spécificités"),
            _("Les huit spécificités d'un PTCE selon l'article du 19 juin 2013."),
        ),
        _list("aims", "aim", _("Buts"), _("Les trois buts d'un PTCE selon l'article du 19 juin 2013.")),
        _indicators(),
        _national_metrics(),
    )


def _labels() -> tuple[Field, Field]:
    return (
        Field("label_fr", "string", _("Nom en français.")),
        Field("label_en", "string", _("Nom en anglais.")),
    )


def _position() -> Field:
    return Field("position", "integer", _("Rang dans la liste."), unique=True, minimum=1)


def _list(name: str, code: str, title: str, description: str, pattern: str = CODE) -> PublicTable:
    fields = (Field(code, "string", _("Code."), pattern=pattern), *_labels(), _position())
    return PublicTable(name, title, description, fields, primary_key=(code,))


def _sectors() -> PublicTable:
    return PublicTable(
        "sectors",
        _("Secteurs"),
        _("La liste fermée des secteurs d'activité."),
        (
            Field("sector", "string", _("Code."), pattern=CODE),
            Field("family", "string", _("Famille du secteur."), pattern=CODE),
            *_labels(),
            _position(),
        ),
        primary_key=("sector",),
        foreign_keys=(ForeignKey("family", "sector_families", "family"),),
    )


def _indicators() -> PublicTable:
    return PublicTable(
        "indicators",
        _("Indicateurs"),
        _("Ce qui est mesuré : définition, unité, nature et manière d'agréger."),
        (*_indicator_names(), *_indicator_rules()),
        primary_key=("indicator",),
        foreign_keys=(
            ForeignKey("specificity", "specificities", "specificity"),
            ForeignKey("aim", "aims", "aim"),
            ForeignKey("numerator", "", "indicator"),
            ForeignKey("denominator", "", "indicator"),
        ),
    )


def _indicator_names() -> tuple[Field, ...]:
    return (
        Field("indicator", "string", _("Code."), pattern=CODE),
        *_labels(),
        Field("unit", "string", _("Unité des valeurs.")),
        Field(
            "kind",
            "string",
            _(
                "Nature : stock (à une date), cumulative (cumul depuis l'origine), flow (de l'année), "
                "event (faits distincts), ratio (jamais additionné)."
            ),
            codes=KINDS,
        ),
        Field(
            "across_poles",
            "string",
            _("Agrégation entre pôles : sum (somme), median (médiane), none (aucune)."),
            codes=AGGREGATIONS,
        ),
        Field("topic", "string", _("Thème.")),
        Field("specificity", "string", _("Spécificité que l'indicateur éclaire.")),
        Field("aim", "string", _("But que l'indicateur éclaire.")),
        Field("core", "boolean", _("Vrai pour un indicateur du socle commun.")),
    )


def _indicator_rules() -> tuple[Field, ...]:
    return (
        Field("minimum", "number", _("Plus petite valeur admise."), required=False),
        Field("maximum", "number", _("Plus grande valeur admise."), required=False),
        Field("numerator", "string", _("Numérateur d'un ratio recalculé."), required=False),
        Field("denominator", "string", _("Dénominateur d'un ratio recalculé."), required=False),
        Field("definition_fr", "string", _("Définition en français.")),
        Field("definition_en", "string", _("Définition en anglais.")),
    )


def _national_metrics() -> PublicTable:
    return PublicTable(
        "national_metrics",
        _("Mesures nationales"),
        _("Ce que comptent les chiffres nationaux et régionaux."),
        (
            Field("metric", "string", _("Code."), pattern=CODE),
            *_labels(),
            Field(
                "topic",
                "string",
                _(
                    "Thème : count (nombre de pôles), call (appels à projets), size (taille), "
                    "survey (enquêtes)."
                ),
                codes=TOPICS,
            ),
            _position(),
        ),
        primary_key=("metric",),
    )
