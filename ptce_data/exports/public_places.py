"""What the exported tables of places and poles hold, in the current language."""

from ptce_data.exports.public_tables import Field, ForeignKey, PublicTable
from ptce_data.i18n import gettext as _

ADDRESS = r"https?://\S+"
IDENTIFIER = r"[a-z0-9]+(-[a-z0-9]+)*"
COMMUNE = r"(\d{2}|2[AB])\d{3}"
DEPARTEMENT = r"(\d{2}|2[AB]|97\d)"
REGION = r"\d{2}"


def tables() -> tuple[PublicTable, ...]:
    """Places first, then the poles that refer to them."""
    return (_regions(), _departements(), _communes(), _poles(), _pole_sectors(), _pole_statuses())


def _coordinates(*, required: bool) -> tuple[Field, Field]:
    longitude = _("Longitude du point, en degrés (WGS 84).")
    latitude = _("Latitude du point, en degrés (WGS 84).")
    return (
        Field("longitude", "number", longitude, required=required, minimum=-180, maximum=180),
        Field("latitude", "number", latitude, required=required, minimum=-90, maximum=90),
    )


def _population() -> Field:
    text = _("Population municipale (Insee), vide si elle n'est pas connue.")
    return Field("population", "integer", text, required=False, minimum=0)


def _regions() -> PublicTable:
    return PublicTable(
        "regions",
        _("Régions"),
        _("Les régions françaises, code officiel géographique."),
        (
            Field("region_code", "string", _("Code officiel de la région."), pattern=REGION),
            Field("name", "string", _("Nom de la région.")),
            Field("overseas", "boolean", _("Vrai pour une région d'outre-mer.")),
            _population(),
            *_coordinates(required=True),
        ),
        primary_key=("region_code",),
    )


def _departements() -> PublicTable:
    return PublicTable(
        "departements",
        _("Départements"),
        _("Les départements français, code officiel géographique."),
        (
            Field("departement_code", "string", _("Code officiel du département."), pattern=DEPARTEMENT),
            Field("name", "string", _("Nom du département.")),
            Field("region_code", "string", _("Région du département."), pattern=REGION),
            _population(),
            *_coordinates(required=True),
        ),
        primary_key=("departement_code",),
        foreign_keys=(ForeignKey("region_code", "regions", "region_code"),),
    )


def _communes() -> PublicTable:
    return PublicTable(
        "communes",
        _("Communes des pôles"),
        _("Les communes où se trouve au moins un pôle ; la liste complète est publiée par l'Insee."),
        (
            Field("commune_code", "string", _("Code officiel de la commune."), pattern=COMMUNE),
            Field("name", "string", _("Nom de la commune.")),
            Field("departement_code", "string", _("Département de la commune."), pattern=DEPARTEMENT),
            Field("epci_code", "string", _("SIREN de l'intercommunalité."), required=False),
            Field("epci_name", "string", _("Nom de l'intercommunalité."), required=False),
            _population(),
            *_coordinates(required=True),
        ),
        primary_key=("commune_code",),
        foreign_keys=(ForeignKey("departement_code", "departements", "departement_code"),),
    )


def _poles() -> PublicTable:
    return PublicTable(
        "poles",
        _("Pôles"),
        _("Un pôle par ligne : qui il est et où il se trouve."),
        _pole_fields(),
        primary_key=("pole_id",),
        foreign_keys=(
            ForeignKey("commune_code", "communes", "commune_code"),
            ForeignKey("departement_code", "departements", "departement_code"),
            ForeignKey("region_code", "regions", "region_code"),
        ),
    )


def _pole_fields() -> tuple[Field, ...]:
    return (
        Field("pole_id", "string", _("Identifiant du pôle dans le tableau de bord."), pattern=IDENTIFIER),
        Field("name", "string", _("Nom du pôle.")),
        Field("commune_code", "string", _("Commune du pôle, si connue."), required=False, pattern=COMMUNE),
        Field(
            "departement_code",
            "string",
            _("Département du pôle, si connu."),
            required=False,
            pattern=DEPARTEMENT,
        ),
        Field("region_code", "string", _("Région du pôle."), pattern=REGION),
        Field("postcode", "string", _("Code postal, si connu."), required=False, pattern=r"\d{5}"),
        *_coordinates(required=False),
        Field(
            "founded_year",
            "integer",
            _("Année de création ou de première reconnaissance, selon la source."),
            required=False,
            minimum=1900,
            maximum=2100,
        ),
        Field("description_fr", "string", _("Présentation en français, rédigée pour ce jeu de données.")),
        Field("description_en", "string", _("Présentation en anglais."), required=False),
        Field("website", "string", _("Site du pôle."), required=False, pattern=ADDRESS),
        Field("source_url", "string", _("Page d'où vient la ligne."), required=False, pattern=ADDRESS),
    )


def _pole_sectors() -> PublicTable:
    return PublicTable(
        "pole_sectors",
        _("Secteurs des pôles"),
        _("Les secteurs de chaque pôle ; le premier donne sa famille et sa couleur."),
        (
            Field("pole_id", "string", _("Le pôle."), pattern=IDENTIFIER),
            Field("sector", "string", _("Le secteur.")),
            Field("position", "integer", _("Rang du secteur pour ce pôle."), minimum=1),
        ),
        primary_key=("pole_id", "sector"),
        foreign_keys=(
            ForeignKey("pole_id", "poles", "pole_id"),
            ForeignKey("sector", "sectors", "sector"),
        ),
    )


def _pole_statuses() -> PublicTable:
    return PublicTable(
        "pole_statuses",
        _("Statuts des pôles"),
        _("Les reconnaissances de chaque pôle ; une absence ne prouve rien."),
        (
            Field("pole_id", "string", _("Le pôle."), pattern=IDENTIFIER),
            Field("status", "string", _("Le statut.")),
        ),
        primary_key=("pole_id", "status"),
        foreign_keys=(
            ForeignKey("pole_id", "poles", "pole_id"),
            ForeignKey("status", "statuses", "status"),
        ),
    )
