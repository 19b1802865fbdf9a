"""The command line: arguments come in, results go to stdout, diagnostics to stderr, an exit code to the shell.

Holds no logic of its own. Heavy imports stand inside the commands, so that `--help` costs nothing.
"""

from dealbrief.cli.main import main

__all__ = ["main"]
