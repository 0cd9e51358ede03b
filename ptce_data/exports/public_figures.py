"""What the exported tables of figures hold, in the current language."""

from ptce_data.exports import public_lists, public_places
from ptce_data.exports.public_places import ADDRESS, IDENTIFIER
from ptce_data.exports.public_tables import Field, ForeignKey, PublicTable
from ptce_data.i18n import gettext as _

QUALIFIERS = ("exact", "approx", "at_least")
YEAR_BASES = ("stated", "estimated")
_POLE = ForeignKey("pole_id", "poles", "pole_id")
_INDICATOR = ForeignKey("indicator", "indicators", "indicator")
_CLAIM = ForeignKey("claim_id", "claims", "claim_id")


def all_tables() -> tuple[PublicTable, ...]:
    """Every public table, each after those it refers to."""
    return (*public_lists.tables(), *public_places.tables(), *tables())


def tables() -> tuple[PublicTable, ...]:
    """The ledger first, then what is derived from it, then the national figures."""
    return (
        _sources(),
        _batches(),
        _claims(),
        _choices(),
        _observations(),
        _latest_values(),
        _national_figures(),
    )


def _pole_and_indicator() -> tuple[Field, Field]:
    return (
        Field("pole_id", "string", _("Le pôle."), pattern=IDENTIFIER),
        Field("indicator", "string", _("L'indicateur.")),
    )


def _year(name: str = "year") -> Field:
    text = _("Année à laquelle se rapporte le chiffre.")
    if name == "first_year":
        text = _("Première année des faits additionnés ; l'année du chiffre dans les autres cas.")
    return Field(name, "integer", text, minimum=1900, maximum=2100)


def _year_basis() -> Field:
    text = _("stated : la source donne l'année ; estimated : l'année est estimée ou déduite.")
    return Field("year_basis", "string", text, codes=YEAR_BASES)


def _value() -> Field:
    return Field(
        "value", "number", _("Valeur telle que publiée, sans arrondi, dans l'unité de l'indicateur.")
    )


def _qualifier() -> Field:
    text = _("exact : nombre donné tel quel ; approx : « environ » ; at_least : « plus de ».")
    return Field("qualifier", "string", text, codes=QUALIFIERS)


def _perimeter() -> Field:
    text = _("Ce que le chiffre couvre ; un texte vide veut dire tout le pôle.")
    return Field("perimeter", "string", text, required=False, never_missing=True)


def _sources() -> PublicTable:
    return PublicTable(
        "sources",
        _("Sources"),
        _("Les pages et documents d'où viennent les chiffres des pôles."),
        (
            Field("source_id", "string", _("Identifiant tiré du titre et de l'adresse.")),
            Field("title", "string", _("Titre.")),
            Field("url", "string", _("Adresse lue."), required=False, pattern=ADDRESS),
            Field("publisher", "string", _("Domaine de l'adresse."), required=False),
            Field("published", "string", _("Date de publication, si connue."), required=False),
            Field("claims", "integer", _("Nombre de chiffres publics qui la citent."), minimum=1),
        ),
        primary_key=("source_id",),
    )


def _batches() -> PublicTable:
    return PublicTable(
        "batches",
        _("Imports"),
        _("Les imports non retirés dont viennent les chiffres publics."),
        (
            Field("batch_id", "integer", _("Numéro de l'import."), minimum=1),
            Field("imported_on", "date", _("Jour de l'import (UTC).")),
            Field("claims", "integer", _("Nombre de chiffres publics de l'import."), minimum=1),
        ),
        primary_key=("batch_id",),
    )


def _claims() -> PublicTable:
    return PublicTable(
        "claims",
        _("Chiffres publiés"),
        _("Qui dit quoi, pour quelle année, sur quoi : toutes les versions publiques d'un chiffre."),
        (
            Field(
                "claim_id", "integer", _("Numéro du chiffre ; les numéros ne se suivent pas tous."), minimum=1
            ),
            *_pole_and_indicator(),
            _year(),
            _year_basis(),
            _value(),
            _qualifier(),
            _perimeter(),
            Field("note", "string", _("Précision donnée par qui a relevé le chiffre."), required=False),
            Field("source_id", "string", _("La source.")),
            Field("batch_id", "integer", _("L'import.")),
            Field(
                "kept",
                "boolean",
                _("Vrai si le chiffre est retenu parmi ses rivaux, ou s'il est additionné."),
            ),
        ),
        primary_key=("claim_id",),
        foreign_keys=(
            _POLE,
            _INDICATOR,
            ForeignKey("source_id", "sources", "source_id"),
            ForeignKey("batch_id", "batches", "batch_id"),
        ),
    )


def _choices() -> PublicTable:
    return PublicTable(
        "choices",
        _("Choix"),
        _("Les décisions de retenir un chiffre parmi ses rivaux ; la dernière l'emporte."),
        (
            Field("choice_id", "integer", _("Numéro de la décision."), minimum=1),
            Field("claim_id", "integer", _("Le chiffre retenu.")),
            Field("chosen_on", "date", _("Jour de la décision (UTC).")),
            Field("reason", "string", _("Raison de la décision.")),
        ),
        primary_key=("choice_id",),
        foreign_keys=(_CLAIM,),
    )


def _observations() -> PublicTable:
    return PublicTable(
        "observations",
        _("Valeurs retenues"),
        _("Une valeur par pôle, indicateur, année et périmètre, tirée des chiffres publiés."),
        (
            *_pole_and_indicator(),
            _year(),
            _perimeter(),
            _value(),
            _qualifier(),
            _year_basis(),
            _kept_claim(),
            Field("claims", "integer", _("Nombre de chiffres publics derrière la valeur."), minimum=0),
        ),
        primary_key=("pole_id", "indicator", "year", "perimeter"),
        foreign_keys=(_POLE, _INDICATOR, _CLAIM),
    )


def _kept_claim() -> Field:
    text = _("Le chiffre retenu ; vide si la valeur est une somme de faits ou un ratio recalculé.")
    return Field("claim_id", "integer", text, required=False)


def _latest_values() -> PublicTable:
    return PublicTable(
        "latest_values",
        _("Dernières valeurs connues"),
        _(
            "La valeur montrée et additionnée par le tableau de bord quand aucune date n'est demandée : "
            "une par pôle et par indicateur."
        ),
        (
            *_pole_and_indicator(),
            _value(),
            _qualifier(),
            _year("first_year"),
            _year(),
            _year_basis(),
            _perimeter(),
            _kept_claim(),
        ),
        primary_key=("pole_id", "indicator"),
        foreign_keys=(_POLE, _INDICATOR, _CLAIM),
    )


def _national_figures() -> PublicTable:
    return PublicTable(
        "national_figures",
        _("Chiffres nationaux et régionaux"),
        _(
            "Le contexte : plusieurs valeurs peuvent exister pour une même année, "
            "et les comptages ne sont pas comparables."
        ),
        (
            _year(),
            Field("metric", "string", _("Ce qui est compté.")),
            Field("value", "number", _("Valeur telle que publiée, sans arrondi, dans l'unité indiquée.")),
            Field("unit", "string", _("Unité de la valeur.")),
            _qualifier(),
            Field("source_url", "string", _("Page d'où vient le chiffre."), required=False, pattern=ADDRESS),
            Field("note", "string", _("Précision."), required=False),
        ),
        foreign_keys=(ForeignKey("metric", "national_metrics", "metric"),),
    )
