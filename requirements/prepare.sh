# Sourced by ./run and ./test, which set $here: makes .venv ready for one set of requirements, at once if it is ready already.

# Puts the first Python 3.11 or later into $python, or ends with what to do.
find_python() {
    seen=
    for python in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 python; do
        command -v "$python" >/dev/null 2>&1 || continue
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && return
        seen="$seen $python"
    done
    {
        echo "legation: Python 3.11 or later is needed, and none was found${seen:+ (tried, but too old or broken:$seen)}."
        echo "  Debian, Ubuntu: apt install python3 python3-venv    Fedora: dnf install python3.12    macOS: brew install python@3.12"
        echo "  If it is installed elsewhere, name it: PYTHON=/path/to/python3.12 $0"
    } >&2
    exit 1
}

# prepare SET: SET is run or dev; dev holds run.
prepare() {
    stamp="$(cat "$here/requirements/run.txt" "$here/requirements/dev.txt" "$here/requirements/install.py" "$here/pyproject.toml" | cksum) $here"
    if [ -x "$here/.venv/bin/python" ] && [ -r "$here/.venv/ready-$1" ]; then
        read -r found <"$here/.venv/ready-$1"
        [ "$found" = "$stamp" ] && return
    fi
    find_python
    "$python" "$here/requirements/install.py" "$1" "$stamp" || exit 1
}
