"""Packages of Debian and its kin, where this user may install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(package: str) -> bool:
    """Install a package through apt, as root or by a sudo that asks nothing; whether it worked."""
    if not shutil.which("apt-get"):
        return False
    sudo: list[str] = []
    if os.geteuid() != 0:
        sudo = ["sudo", "-n"]
        if not shutil.which("sudo") or not run([*sudo, "true"], quiet=True):
            return False
    print(f"Installing the Debian package {package}", file=sys.stderr, flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    command = [*apt, "install", "--no-install-recommends", package]
    # A fresh machine has no list of packages yet, and an old list names versions that are gone.
    return run(command, quiet=True) or (run([*apt, "update"]) and run(command))


def run(command: list[str], *, quiet: bool = False) -> bool:
    """Run a command whose words are for people, not for a pipe; whether it worked."""
    output = subprocess.DEVNULL if quiet else sys.stderr
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    return done.returncode == 0
