#!/usr/bin/env bash
# Renews the hashed locks (`make lock`): what the index of record publishes, for every platform, with
# no index address in the files. Versions stay where they are unless pyproject.toml asks for others;
# `make lock UPGRADE=1` takes the newest that it allows.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The settings of this machine (mirrors, wheel folders) must not decide what the locks say.
for name in $(compgen -e); do
  case $name in UV_* | PIP_*) [ "$name" = PIP_CERT ] || unset "$name" ;; esac
done
export PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1

"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --require-hashes --only-binary :all: -r requirements-lock.txt

compile() { # the lock, then what goes into it
  local lock=$1
  shift
  "$scratch/venv/bin/uv" --no-config --quiet pip compile "$@" \
    --universal --python-version 3.11 --generate-hashes \
    ${UPGRADE:+--upgrade} --custom-compile-command "make lock" --output-file "$lock"
  echo "$lock: $(grep -c '==' "$lock") packages"
}

compile requirements.txt pyproject.toml --group build
# The same versions in both: one environment serves the site and the tests.
compile requirements-test.txt pyproject.toml --group build --extra import --extra test \
  --constraint requirements.txt --only-binary :all:
# Not everything that extruct needs has a wheel: it comes after the rest, and what builds it with it.
compile requirements-source.txt pyproject.toml --extra source --constraint requirements-test.txt
compile requirements-bench.txt pyproject.toml --group build --extra import --extra test --extra bench \
  --constraint requirements-source.txt --only-binary :all:
compile requirements-lock.txt --group lock
