"""How each indicator is said aloud: what a pole, or several together, had, made or received.

An indicator not listed here is said by its label (sentences/sayable.py).
"""

from collections.abc import Callable

from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext

Agreeing = Callable[[float], str]

# {who} did or had {what}; the number of poles decides of the plural.
SAID: dict[str, Agreeing] = {
    "activity_themes": lambda n: ngettext("{who} réunissait {what}", "{who} réunissaient {what}", n),
    "average_ticket": lambda _n: _("dans {who}, l'investissement moyen par personne s'élevait à {what}"),
    "bakeries": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "bank_loans": lambda _n: _("{who} avait obtenu {what} de prêts"),
    "bottles_reused": lambda n: ngettext(
        "{who} a collecté {what} à laver et à réutiliser",
        "{who} ont collecté {what} à laver et à réutiliser",
        n,
    ),
    "citizen_investors": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "citizen_share": lambda _n: _("{who} avait un capital détenu à {what} par des citoyens"),
    "clients": lambda _n: _("{who} a servi {what}"),
    "collection_points": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "cooperative_members": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "employees_core": lambda _n: _("{who} employait {what} dans sa structure principale"),
    "employees_year": lambda _n: _("{who} a employé {what} au cours de l'année"),
    "energy_produced": lambda n: ngettext(
        "{who} a produit {what} d'électricité renouvelable",
        "{who} ont produit {what} d'électricité renouvelable",
        n,
    ),
    "equity": lambda _n: _("{who} avait réuni {what} de fonds propres"),
    "event_participants": lambda _n: _("{who} a réuni {what} à un événement"),
    "families": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "floor_area": lambda n: ngettext(
        "{who} occupait {what} de bâtiments", "{who} occupaient {what} de bâtiments", n
    ),
    "food_baskets": lambda n: ngettext(
        "{who} distribuait {what} chaque semaine", "{who} distribuaient {what} chaque semaine", n
    ),
    "food_donated": lambda n: ngettext(
        "{who} a donné {what} d'aliments", "{who} ont donné {what} d'aliments", n
    ),
    "food_produced": lambda n: ngettext(
        "{who} a produit {what} d'aliments", "{who} ont produit {what} d'aliments", n
    ),
    "hosted_structures": lambda n: ngettext("{who} hébergeait {what}", "{who} hébergeaient {what}", n),
    "ideas_collected": lambda _n: _("{who} avait recueilli {what}"),
    "installed_power": lambda n: ngettext(
        "{who} totalisait {what} de puissance électrique renouvelable installée",
        "{who} totalisaient {what} de puissance électrique renouvelable installée",
        n,
    ),
    "integration_employees": lambda n: ngettext(
        "{who} employait {what} dans un parcours d'insertion",
        "{who} employaient {what} dans un parcours d'insertion",
        n,
    ),
    "integration_people_cumulative": lambda _n: _(
        "{who} avait accompagné {what} dans un parcours d'insertion"
    ),
    "integration_share": lambda _n: _("{who} comptait {what} de salariés en insertion"),
    "intermittent_workers": lambda n: ngettext("{who} employait {what}", "{who} employaient {what}", n),
    "investor_clubs": lambda n: ngettext("{who} réunissait {what}", "{who} réunissaient {what}", n),
    "jobs_created": lambda n: ngettext("{who} avait créé {what}", "{who} avaient créé {what}", n),
    "jobs_fte": lambda n: ngettext("{who} représentait {what}", "{who} représentaient {what}", n),
    "jobs_induced": lambda n: ngettext(
        "{who} déclarait soutenir {what}", "{who} déclaraient soutenir {what}", n
    ),
    "jobs_members": lambda n: ngettext(
        "{who} rassemblait {what} dans l'ensemble de ses structures",
        "{who} rassemblaient {what} dans l'ensemble de leurs structures",
        n,
    ),
    "jobs_on_site": lambda n: ngettext(
        "{who} voyait travailler {what} sur son site", "{who} voyaient travailler {what} sur leurs sites", n
    ),
    "land_area": lambda n: ngettext(
        "{who} cultivait ou occupait {what}", "{who} cultivaient ou occupaient {what}", n
    ),
    "local_savings": lambda n: ngettext(
        "{who} avait mobilisé {what} d'épargne locale", "{who} avaient mobilisé {what} d'épargne locale", n
    ),
    "meals_per_day": lambda n: ngettext("{who} servait {what}", "{who} servaient {what}", n),
    "member_structures": lambda n: ngettext("{who} réunissait {what}", "{who} réunissaient {what}", n),
    "members": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "members_cumulative": lambda _n: _("{who} avait réuni {what} depuis sa création"),
    "merchants": lambda _n: _("{who} associait {what}"),
    "new_members": lambda n: ngettext("{who} a accueilli {what}", "{who} ont accueilli {what}", n),
    "participants": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "partner_farmers": lambda n: ngettext(
        "{who} travaillait avec {what}", "{who} travaillaient avec {what}", n
    ),
    "partners": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "people_supported": lambda n: ngettext("{who} a accompagné {what}", "{who} ont accompagné {what}", n),
    "permanent_employees": lambda n: ngettext("{who} employait {what}", "{who} employaient {what}", n),
    "positive_exit_rate": lambda _n: _(
        "{who} comptait {what} de sorties vers un emploi ou une formation après un parcours d'insertion"
    ),
    "project_budget": lambda _n: _("{who} portait un projet chiffré à {what}"),
    "projects_started": lambda n: ngettext(
        "{who} avait lancé ou accompagné {what}", "{who} avaient lancé ou accompagné {what}", n
    ),
    "public_funding_share": lambda _n: _("{who} tirait {what} de ses ressources de financements publics"),
    "public_support": lambda n: ngettext(
        "{who} s'est vu annoncer ou verser {what} de soutien public",
        "{who} se sont vu annoncer ou verser {what} de soutien public",
        n,
    ),
    "restaurant_capacity": lambda _n: _("{who} proposait {what} dans son restaurant"),
    "restaurants": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "shareholders": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "shop_suppliers": lambda _n: _("{who} comptait {what} pour sa boutique solidaire"),
    "sites": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "subscribers": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "turnover": lambda _n: _(
        "{who} affichait, pour sa structure principale, {what} de chiffre d'affaires ou de budget annuel"
    ),
    "turnover_members": lambda n: ngettext(
        "{who} totalisait {what} de chiffre d'affaires, toutes structures réunies",
        "{who} totalisaient {what} de chiffre d'affaires, toutes structures réunies",
        n,
    ),
    "visitors": lambda n: ngettext("{who} a accueilli {what}", "{who} ont accueilli {what}", n),
    "visitors_cumulative": lambda _n: _("{who} avait accueilli {what} depuis l'origine"),
    "volunteers": lambda n: ngettext("{who} mobilisait {what}", "{who} mobilisaient {what}", n),
    "waste_collected": lambda n: ngettext(
        "{who} a collecté ou évité {what} de déchets", "{who} ont collecté ou évité {what} de déchets", n
    ),
    "waste_recovery_rate": lambda _n: _("{who} valorisait {what} des objets collectés"),
    "wind_turbines": lambda n: ngettext("{who} faisait tourner {what}", "{who} faisaient tourner {what}", n),
    "workshops": lambda n: ngettext("{who} comptait {what}", "{who} comptaient {what}", n),
    "workstations": lambda n: ngettext("{who} proposait {what}", "{who} proposaient {what}", n),
}

# What is counted, where the unit alone does not say it.
COUNTED: dict[str, Agreeing] = {
    "activity_themes": lambda n: ngettext("{n} thématique d'activité", "{n} thématiques d'activité", n),
    "bakeries": lambda n: ngettext("{n} boulangerie solidaire", "{n} boulangeries solidaires", n),
    "citizen_investors": lambda n: ngettext("{n} citoyen investisseur", "{n} citoyens investisseurs", n),
    "collection_points": lambda n: ngettext("{n} point de collecte", "{n} points de collecte", n),
    "cooperative_members": lambda n: ngettext("{n} coopérateur", "{n} coopérateurs", n),
    "employees_core": lambda n: ngettext("{n} salarié", "{n} salariés", n),
    "event_participants": lambda n: ngettext("{n} participant", "{n} participants", n),
    "families": lambda n: ngettext("{n} famille bénéficiaire", "{n} familles bénéficiaires", n),
    "food_baskets": lambda n: ngettext("{n} panier alimentaire", "{n} paniers alimentaires", n),
    "ideas_collected": lambda n: ngettext("{n} idée ou besoin", "{n} idées ou besoins", n),
    "intermittent_workers": lambda n: ngettext(
        "{n} intermittent du spectacle", "{n} intermittents du spectacle", n
    ),
    "investor_clubs": lambda n: ngettext("{n} club d'investisseurs", "{n} clubs d'investisseurs", n),
    "jobs_fte": lambda n: ngettext(
        "{n} emploi en équivalent temps plein", "{n} emplois en équivalent temps plein", n
    ),
    "jobs_induced": lambda n: ngettext(
        "{n} emploi induit ou indirect", "{n} emplois induits ou indirects", n
    ),
    "member_structures": lambda n: ngettext("{n} structure membre", "{n} structures membres", n),
    "members": lambda n: ngettext("{n} adhérent ou sociétaire", "{n} adhérents ou sociétaires", n),
    "members_cumulative": lambda n: ngettext("{n} adhérent", "{n} adhérents", n),
    "merchants": lambda n: ngettext("{n} commerçant", "{n} commerçants", n),
    "new_members": lambda n: ngettext("{n} nouvel adhérent", "{n} nouveaux adhérents", n),
    "participants": lambda n: ngettext("{n} personne engagée", "{n} personnes engagées", n),
    "partner_farmers": lambda n: ngettext(
        "{n} agriculteur ou producteur", "{n} agriculteurs ou producteurs", n
    ),
    "people_supported": lambda n: ngettext("{n} habitant", "{n} habitants", n),
    "permanent_employees": lambda n: ngettext("{n} salarié permanent", "{n} salariés permanents", n),
    "shop_suppliers": lambda n: ngettext("{n} fournisseur", "{n} fournisseurs", n),
    "sites": lambda n: ngettext("{n} antenne ou site", "{n} antennes ou sites", n),
    "subscribers": lambda n: ngettext(
        "{n} abonné ou adhérent consommateur", "{n} abonnés ou adhérents consommateurs", n
    ),
    "volunteers": lambda n: ngettext("{n} bénévole", "{n} bénévoles", n),
    "wind_turbines": lambda n: ngettext("{n} éolienne citoyenne", "{n} éoliennes citoyennes", n),
    "workshops": lambda n: ngettext("{n} atelier de production", "{n} ateliers de production", n),
    "workstations": lambda n: ngettext("{n} poste de travail partagé", "{n} postes de travail partagés", n),
}

# Units that are written short and said in full.
UNITS: dict[str, Agreeing] = {
    "MW": lambda n: ngettext("{n} mégawatt", "{n} mégawatts", n),
    "MWh": lambda n: ngettext("{n} mégawattheure", "{n} mégawattheures", n),
    "ha": lambda n: ngettext("{n} hectare", "{n} hectares", n),
    "m²": lambda n: ngettext("{n} mètre carré", "{n} mètres carrés", n),
    "ETP": lambda n: ngettext("{n} équivalent temps plein", "{n} équivalents temps plein", n),
}
