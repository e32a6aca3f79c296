#!/bin/sh
# Opens the window where there is a screen; without one says so and draws the sample's screens.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

# A DISPLAY may be named and dead (an old ssh session), and Qt then aborts the whole process, so a
# small process of its own tries first.
has_screen() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

if has_screen; then
    exec "$python" -m journal_app "$@"
fi
echo "There is no screen here, so the sample's screens are drawn into ./shots instead."
exec "$python" -m journal_app shots shots --size 1280x800
