"""Figures of a child process: each case is measured in a process of its own, which tells them by name."""

from __future__ import annotations

import subprocess
import sys


def tell(name: str, value: float) -> None:
    """One figure for the process that waits for it."""
    sys.stdout.write(f"{name} {value}\n")


def measured(script: str, case: str, size: str, optional: tuple[str, ...] = ()) -> dict[str, float]:
    """What a case of a script tells; nothing for an optional one whose program is not installed."""
    command = [sys.executable, script, "--child", case, size]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode and case in optional:
        return {}
    ran.check_returncode()
    return {name: float(value) for name, value in (line.split() for line in ran.stdout.splitlines())}
