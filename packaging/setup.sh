#!/bin/sh
# Brings a fresh checkout to the point where it runs (`setup.sh run`) or is tested (`setup.sh test`).
# Cheap when there is nothing to do: `make run` and `make test` call it every time.
set -eu

purpose=${1:-run}
cd "$(dirname "$0")/.."
venv=.venv
python=$venv/bin/python

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A network hiccup should not cost a whole run: three tries, with a longer breath each time.
with_retries() {
    "$@" && return 0
    for pause in 5 20; do
        say "That did not work; trying again in $pause s: $*" >&2
        sleep "$pause"
        "$@" && return 0
    done
    return 1
}

# --- System libraries (Linux only: Qt's wheels for macOS and Windows are complete) ---------------

# Root, or sudo that asks no password: nobody may be sitting there to type one.
can_apt() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null
}

apt_get() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" </dev/null
    else
        sudo -n DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" </dev/null
    fi
}

apt_updated=
# Installs packages where that is possible without asking; otherwise names them and goes on, since
# on a distribution without apt the names differ and only the person there knows them.
want_packages() {
    reason=$1
    shift
    if ! can_apt; then
        say "Missing: $reason. On Debian or Ubuntu: sudo apt-get install $*" >&2
        return 0
    fi
    say "Installing $reason…"
    if [ -z "$apt_updated" ]; then
        with_retries apt_get update >/dev/null || say "apt-get update failed; trying all the same" >&2
        apt_updated=yes
    fi
    with_retries apt_get install --no-install-recommends "$@" >/dev/null ||
        say "Could not install: $*" >&2
}

# Asks the loader itself what Qt's libraries lack: exact, and quicker than asking a package manager.
qt_lacks_libraries() {
    command -v ldd >/dev/null 2>&1 || return 1
    qt=$("$python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')/PySide6/Qt
    ldd "$qt"/lib/libQt6Widgets.so.6 "$qt"/plugins/platforms/libqxcb.so \
        "$qt"/plugins/platforms/libqoffscreen.so 2>/dev/null | grep -q 'not found'
}

has_cyrillic_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=ru family)" ]
}

qt_packages="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 \
libx11-6 libx11-xcb1 libxext6 libxkbcommon0 libxkbcommon-x11-0 \
libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0 \
libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1"

system_parts() {
    if qt_lacks_libraries; then
        # shellcheck disable=SC2086  # a list of words on purpose
        want_packages "system libraries that Qt needs" $qt_packages
    fi
    has_cyrillic_font || want_packages "a font with Cyrillic letters" fontconfig fonts-dejavu-core
    if [ "$purpose" = test ]; then
        command -v Xvfb >/dev/null 2>&1 && command -v xdotool >/dev/null 2>&1 ||
            want_packages "a virtual screen for the tests" xvfb xdotool
        command -v cc >/dev/null 2>&1 ||
            want_packages "a C compiler for the tests of faults" gcc libc6-dev
    fi
}

# --- Python ---------------------------------------------------------------------------------------

good_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The oldest supported version first: it is the one the pinned packages are tried with most.
find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
        if good_python "$name"; then
            say "$name"
            return 0
        fi
    done
    return 1
}

make_venv() {
    if [ -x "$python" ] && good_python "$python" && "$python" -m pip --version >/dev/null 2>&1; then
        return 0
    fi
    base=$(find_python) || {
        want_packages "Python" python3 python3-venv
        base=$(find_python)
    } || fail "Client Journal needs Python 3.11 or newer, and none was found (PYTHON=… names one)."
    say "Making $venv with $("$base" --version)…"
    rm -rf "$venv"
    "$base" -m venv "$venv" >/dev/null 2>&1 && return 0
    # Debian and Ubuntu ship venv as a package of its own.
    version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    want_packages "Python's venv" "python$version-venv"
    rm -rf "$venv"
    "$base" -m venv "$venv" || fail "Could not make $venv with $base."
}

install_python_packages() {
    say "Installing the pinned Python packages…"
    with_retries "$python" -m pip install -q --disable-pip-version-check -r requirements-dev.txt ||
        fail "Could not install the Python packages of requirements-dev.txt."
    # The project itself, editable: from the checkout, with no look at the network.
    "$python" -m pip install -q --disable-pip-version-check \
        --no-deps --no-build-isolation -e . ||
        fail "Could not install the project into $venv."
}

# What the environment was made from; any change of it makes the environment anew where needed.
fingerprint() {
    cat requirements.txt requirements-dev.txt pyproject.toml packaging/setup.sh | cksum
    pwd # the editable install points here, so a moved checkout needs it again
}

stamp=$venv/.made-from
fingerprint=$(fingerprint)
if [ ! -x "$python" ] || [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$fingerprint" ]; then
    make_venv
    install_python_packages
    printf '%s\n' "$fingerprint" >"$stamp"
fi
if [ "$(uname -s)" = Linux ]; then
    system_parts
fi
