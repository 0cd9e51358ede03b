"""The port the dashboard answers on: free, or already ours."""

import json
import socket
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from ptce_data.i18n import gettext as _
from ptce_data.preflight.check import Check, failed, ok

LOOPBACK = "127.0.0.1"
PATIENCE_SECONDS = 5
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def check(port: int) -> Check:
    """Whether `make run` can take the port, or the dashboard answers there already."""
    name = _("Port {port}").format(port=port)
    if not _answers(port):
        return _free(name, port)
    state, reason = _health(port)
    if state == "ok":
        return ok(name, _("Le tableau de bord y répond déjà."))
    if state == "unavailable":
        said = _("Le tableau de bord y répond, mais ne lit pas sa base\u00a0: {reason}").format(reason=reason)
        return failed(name, said, _("Arrêtez-le, réparez la base, relancez-le."))
    said = _("Un autre programme y répond.")
    return failed(name, said, _elsewhere(port))


def only_here(site: str) -> bool:
    """Whether an address leads nowhere on another machine."""
    return urlsplit(site).hostname in THIS_MACHINE


def _answers(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), PATIENCE_SECONDS).close()
    except OSError:
        return False
    return True


def _free(name: str, port: int) -> Check:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as problem:
            said = _("Ce port ne peut pas être ouvert\u00a0: {reason}.").format(reason=problem.strerror)
            return failed(name, said, _elsewhere(port))
    return ok(name, _("Libre."))


def _elsewhere(port: int) -> str:
    return _(
        "Fermez ce programme, ou prenez un autre port\u00a0: «\u202fPORT={port} make run\u202f»."
    ).format(port=port + 1)


def _health(port: int) -> tuple[str, str]:
    """What /healthz says: its state and the reason; both empty where it is not ours."""
    connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", "/healthz")
        said = json.loads(connection.getresponse().read(10_000))
        return str(said["status"]), str(said.get("reason", ""))
    except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError):
        return "", ""
    finally:
        connection.close()
