"""How to quote a view or a show: what, whose, which data, where."""

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import speaking
from ptce_data.leaflet import Leaflet, Show


def citation(told: Leaflet | Show, site: str) -> str:
    """One line ready to be pasted, in the language of what it quotes; site has no slash at the end.

    `« Les PTCE en chiffres », « Éoliennes », données publiées le 24 novembre 2026 (version 3), https://…`.
    """
    with speaking(told.stamp.language):
        return _(
            "«\u202fLes PTCE en chiffres\u202f», «\u202f{title}\u202f», données publiées le {day} "
            "(version {version}), {address}"
        ).format(
            title=_titled(told),
            day=formats.day(told.stamp.published_on),
            version=told.stamp.version,
            address=f"{site}{told.path}",
        )


def _titled(told: Leaflet | Show) -> str:
    """The title with its filters, where it has some: two selections are two things to quote."""
    subtitle = told.subtitle if isinstance(told, Leaflet) else ""
    return _("{title}, {subtitle}").format(title=told.title, subtitle=subtitle) if subtitle else told.title
