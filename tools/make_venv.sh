#!/bin/sh
# Makes .venv with the Python named. Debian keeps what that needs in a package of its own.
python=$1
"$python" -m venv .venv 2>/dev/null && exit 0
rm -rf .venv
package=$("$python" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')
echo "Python cannot make a virtual environment yet: installing $package …"
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; }; then
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "$package" || $as_root apt-get install -y -qq python3-venv
fi
"$python" -m venv .venv && exit 0
rm -rf .venv
echo "Install the package $package (or python3-venv) of your system, then run make again." >&2
exit 2
