#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests. Where none is installed, apt brings one, given
# root or a sudo that asks nothing. Where that is not possible, one line says what is missing: a
# failure in CI; elsewhere the browser tests are skipped.
set -euo pipefail

find_browser() {
  local name
  for name in "${EXPLAINER_BROWSER:-}" chromium chromium-browser google-chrome-stable google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$name" ] && command -v -- "$name"; then return 0; fi
  done
  return 1
}

apt_get() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >&2 </dev/null
}

find_browser && exit 0
if command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests" >&2
  { apt_get install --no-install-recommends chromium ||
    { apt_get update && apt_get install --no-install-recommends chromium; }; } || true
  find_browser && exit 0
fi
echo "No Chromium for the browser tests: install it (Debian: apt-get install chromium) or name one in EXPLAINER_BROWSER." >&2
[ -z "${CI:-}" ]
