"""Who is signed in, asked of the server at every run; `require` is the first line of a staff page.

Nothing a browser sends grants a right: neither the address, nor a widget, nor session_state.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Literal

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages._ui import access_browser, access_code, access_provider, access_settings, access_uploads
from pages._ui.access_attempts import Outcome
from pages._ui.access_files import FILES, MARK, safe_name
from pages._ui.access_grants import GRANTS, Grant
from ptce_data import database, markup, staff
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.staff import Member

LONGEST_RUN_EVERY = 24 * 3600
MINUTE = 60


def begin() -> None:
    """Shut uploads and make the staff code, once, where `streamlit run dashboard.py` prepared nothing."""
    # AppTest stands a look-alike in for the runtime: a test run must not use up the one telling.
    if runtime.exists() and type(runtime.get_instance()) is runtime.Runtime:
        _prepared()


@cache
def _prepared() -> None:
    access_uploads.shut(runtime.get_instance(), GRANTS)
    if access_settings.code_is_the_way():
        access_code.prepare(database.path())


def member() -> Member | None:
    """The member of staff signed in here, while the right holds."""
    session_id = _session_id()
    if access_settings.provider_configured():
        _recognise(session_id)
    found = GRANTS.member(session_id)
    if found is None and access_settings.code_is_the_way():
        GRANTS.come_back(session_id, st.context.cookies.get(access_browser.COOKIE, ""), _word())
        found = GRANTS.member(session_id)
    return found


def require() -> Member:
    """The member signed in here; for anyone else, the sign-in and nothing more of the page."""
    found = member()
    if found is None:
        _draw_sign_in()
        st.stop()
    st.session_state.pop("sign-in-outcome", None)
    st.session_state["was-signed-in"] = True  # words the next sign-in, grants nothing
    _let_the_browser_be_recognised()
    _leave_in_time(found)
    return found


def kept_file_button(label: str, name: str, produce: Callable[[], bytes], *, key: str) -> None:
    """A download that only this session's browser may fetch, for a minute after a click, while signed in.

    `produce` runs at the click, in another thread. `name` may come from a stranger.
    """
    session_id = _session_id()
    token = FILES.token(session_id, key)

    def fetch() -> bytes:
        staff.check(GRANTS.member(session_id))
        content = produce()
        FILES.open(token, session_id)
        return content

    mime = f"application/octet-stream{MARK}{token}"
    st.download_button(label, fetch, file_name=safe_name(name), mime=mime, on_click="ignore", key=key)


def sign_out() -> None:
    """End the right of this session, of its browser and of its identity token; a button's callback."""
    GRANTS.end_in_browser(_session_id())
    st.session_state.pop("was-signed-in", None)
    if access_settings.provider_configured():
        claims = _claims()
        until = access_provider.expiry(claims)
        if until is not None:
            GRANTS.refuse(access_provider.token(claims), until)
        st.logout()


def owner(found: Member) -> str:
    """Whose what this browser brings is: the member in this browser, "" where nothing tells them again.

    A reload is another session: the browser's cookie and, with the code, its word bring the right back.
    """
    cookie = GRANTS.browser(_session_id()) or st.context.cookies.get(access_browser.COOKIE, "")
    lasting = access_settings.provider_configured() or _word()
    return f"{cookie} {found.name}" if cookie and lasting else ""


def _session_id() -> str:
    run = get_script_run_ctx()
    return run.session_id if run else ""


def _word() -> str:
    return access_browser.word_of(st.context.headers)


def _claims() -> Mapping[str, object]:
    return dict(st.user.to_dict())


def _recognise(session_id: str) -> None:
    claims = _claims()
    found = access_provider.member(claims, _staff_list(), datetime.now(UTC))
    if found is None or _has_signed_out(claims):
        GRANTS.end(session_id)
    else:
        GRANTS.give(session_id, Grant(found))


def _has_signed_out(claims: Mapping[str, object]) -> bool:
    return GRANTS.is_refused(access_provider.token(claims))


def _staff_list() -> access_provider.StaffList:
    return access_provider.StaffList.read(access_settings.section("staff"))


def _let_the_browser_be_recognised() -> None:
    """Fetch two cookies: Streamlit's against forged uploads, which our shell skips, and our own."""
    session_id = _session_id()
    own = access_browser.address(session_id, GRANTS.ticket(session_id))
    st.html(f'<img src="_stcore/health" alt="" hidden><img src="{own}" alt="" hidden>')


def _leave_in_time(found: Member) -> None:
    """Close the page when the right ends, even if nobody touches it."""
    if found.until is None:
        return
    seconds = (found.until - datetime.now(UTC)).total_seconds()

    def close() -> None:
        if member() is None:
            st.rerun()

    st.fragment(close, run_every=min(max(seconds, 0) + 1, LONGEST_RUN_EVERY))()


def _draw_sign_in() -> None:
    st.title(_("Espace du réseau"))
    if st.session_state.pop("was-signed-in", False):
        st.warning(_("Votre identification a pris fin\u00a0: identifiez-vous de nouveau."))
    if access_settings.provider_configured():
        _draw_provider_sign_in()
    elif access_settings.code_is_the_way():
        _draw_code_sign_in()
    else:
        st.error(
            _(
                "Personne ne peut s'identifier\u00a0: le fichier secrets.toml de ce tableau de bord ne peut "
                "pas être lu. La personne qui le gère trouvera la raison dans le terminal, et l'aide dans "
                "docs/connexion.md."
            )
        )


def _draw_provider_sign_in() -> None:
    claims = _claims()
    if access_provider.is_signed_in(claims, datetime.now(UTC)) and not _has_signed_out(claims):
        _draw_stranger(claims)
        return
    st.write(
        _(
            "Importer un classeur, relire l'historique et choisir entre des chiffres est réservé aux membres "
            "du réseau. Les chiffres publiés se consultent sans compte."
        )
    )
    for name in _providers():
        label = _("S'identifier avec {name}").format(name=name) if name else _("S'identifier")
        st.button(label, type="primary", key=f"sign-in-{name}", on_click=st.login, args=(name or None,))


def _draw_stranger(claims: Mapping[str, object]) -> None:
    st.error(
        _(
            "Vous êtes identifié en tant que «\u202f{name}\u202f», qui n'est pas sur la liste des membres du "
            "réseau. Demandez à la personne qui gère ce tableau de bord de vous y ajouter, ou "
            "identifiez-vous avec un autre compte."
        ).format(name=markup.as_markdown(access_provider.display_name(claims)))
    )
    st.button(_("Changer de compte"), key="sign-out", on_click=sign_out)


def _providers() -> list[str]:
    """The named providers of [auth]; one without a name where there are none."""
    auth = access_settings.section("auth")
    named = [name for name, value in auth.items() if isinstance(value, Mapping) and "client_id" in value]
    return [*([""] if "client_id" in auth or not named else []), *named]


def _draw_code_sign_in() -> None:
    st.write(
        _(
            "Importer un classeur, relire l'historique et choisir entre des chiffres est réservé aux membres "
            "du réseau. Le code s'est affiché dans le terminal au premier démarrage du tableau de bord."
        )
    )
    with st.form("sign-in", width=480):
        st.text_input(_("Votre nom, pour l'historique"), key="staff-name", max_chars=access_code.LONGEST_NAME)
        st.text_input(_("Code de l'espace du réseau"), key="staff-code", type="password", autocomplete="off")
        st.form_submit_button(_("S'identifier"), type="primary", on_click=_try_code)
        st.caption(_how_long())
    _draw_outcome(st.session_state.pop("sign-in-outcome", None))
    with st.expander(_("Code perdu\u202f?")):
        st.write(
            _(
                "Sur la machine du tableau de bord, «\u202f{command}\u202f» remplace le code et affiche le "
                "nouveau. L'ancien ne vaut alors plus."
            ).format(command="`python -m ptce_data staff-code`")
        )


def _how_long() -> str:
    if not _word():
        return _("Recharger la page, ou en ouvrir une autre, demandera de nouveau le code.")
    return _(
        "Vous resterez identifié 8 heures dans ce navigateur, même si vous rechargez ou fermez la page, à "
        "moins de vous déconnecter."
    )


def _try_code() -> None:
    """What the form says, tried before the page runs; the code stays nowhere."""
    state = st.session_state
    name, typed = access_code.clean_name(state["staff-name"]), state["staff-code"]
    state["staff-code"] = ""
    if typed and access_settings.code_is_the_way():
        state["sign-in-outcome"] = _sign_in(name, typed) if name else "nameless"


def _sign_in(name: str, typed: str) -> Outcome:
    return access_code.sign_in(access_code.Coming(_session_id(), name, _word()), typed)


def _draw_outcome(outcome: Outcome | Literal["nameless"] | None) -> None:
    if outcome is None:
        return
    if outcome == "nameless":
        st.error(_("Votre nom manque\u00a0: l'historique dit qui a publié quoi."))
        return
    if outcome.tried:
        st.error(_("Ce code n'est pas le bon. Rien n'a été ouvert."))
    if outcome.wait_seconds:
        st.warning(
            _("Trop d'essais manqués\u00a0: attendez encore {wait} avant le suivant.").format(
                wait=_wait(outcome.wait_seconds)
            )
        )


def _wait(seconds: float) -> str:
    whole = int(seconds) + 1
    if whole < MINUTE:
        return ngettext("{n} seconde", "{n} secondes", whole).format(n=whole)
    minutes = -(-whole // MINUTE)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
