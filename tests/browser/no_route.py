"""Run a command where there is no network at all: a namespace of its own, loopback alone, no route.

`python -m tests.browser.no_route COMMAND…` is what runs inside: it brings loopback up, makes sure that
nothing else answers, then becomes the command.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache

from tests.browser.driving import ROOT

UP = 0x1  # IFF_UP of <linux/if.h>
SET_FLAGS = 0x8914  # SIOCSIFFLAGS
ANYWHERE = ("192.0.2.1", 80)  # kept for documentation: nobody's machine
SECONDS = 500


@cache
def why_not() -> str | None:
    """Why this machine gives no namespace, None where it does."""
    if sys.platform != "linux":
        return "network namespaces are Linux's: run this test on Linux"
    if shutil.which("unshare") is None:
        return "unshare is not on this machine (util-linux)"
    tried = subprocess.run([*_unshare(), "true"], capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else f"this machine forbids namespaces: {tried.stderr.strip()}"


def _unshare() -> list[str]:
    # Anyone may have a namespace within a user namespace where the kernel allows it; root has its own.
    return ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def run(command: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """The command's end, run with no route to anywhere."""
    inside = [*_unshare(), sys.executable, "-m", "tests.browser.no_route", *command]
    return subprocess.run(
        inside,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _bring_loopback_up() -> None:
    import fcntl
    import struct

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as anything:
        fcntl.ioctl(anything, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))


def is_alone() -> bool:
    """Whether the kernel itself says that no other machine can be reached."""
    with contextlib.closing(socket.socket()) as outward:
        outward.settimeout(5)
        return outward.connect_ex(ANYWHERE) == errno.ENETUNREACH


if __name__ == "__main__":
    _bring_loopback_up()
    if not is_alone():
        sys.exit("there is a route out of this namespace")
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 (the command this module was given)
