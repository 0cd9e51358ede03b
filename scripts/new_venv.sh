#!/bin/sh
# Makes a virtual environment in $1 with the first Python of this machine that is recent enough.
set -eu

recent_enough='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

for python in ${PYTHON3:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$python" -c "$recent_enough" >/dev/null 2>&1; then
        echo "Making $1 with $("$python" --version)…"
        exec "$python" -m venv --clear "$1"
    fi
done

echo "This needs Python 3.11 or newer with its venv module (on Debian: apt install python3-venv)." >&2
echo "If yours has another name: make PYTHON3=/path/to/python3 …" >&2
exit 1
