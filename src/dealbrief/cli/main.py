"""The commands: check, build, templates, schema.

Exit codes: 0 done, 1 problems in the input, 2 usage, 3 a file could not be written, 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dealbrief.cli.diagnostics import diagnostics
from dealbrief.errors import DealbriefError, Problem

if TYPE_CHECKING:
    from dealbrief.stages import Report

_REPORTS = "reports"
_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""What a build makes lives to its end: looking for garbage among it every 700 objects cost an eighth of the time."""
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    debug = "--debug" in sys.argv[1:]
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        click.echo(f"error[internal]: {type(error).__name__}: {error}\n  = run again with --debug", err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dealbrief")
@click.option("--debug", is_flag=True, help="Show the traceback of an unforeseen error.")
def commands(debug: bool) -> None:
    """One deal file, two documents: a PDF brief and a PowerPoint deck."""


_reports = click.argument("reports", nargs=-1, type=click.Path(exists=True, path_type=Path))
_templates = click.option("--templates", type=_FOLDER, help="A folder of templates that goes before all others.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")


@commands.command()
@_reports
@_templates
@_json
def check(reports: tuple[Path, ...], templates: Path | None, as_json: bool) -> None:
    """Check reports (default: the one here, else reports/*) without writing anything."""
    from dealbrief.stages import check as check_report

    _run(reports, lambda report, done: check_report(report, templates=templates), as_json, _checked)


@commands.command()
@_reports
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Build this edition only; repeatable.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@_templates
@_json
def build(
    reports: tuple[Path, ...], editions: tuple[str, ...], out: Path | None, templates: Path | None, as_json: bool
) -> None:
    """Build the editions of reports (default: the one here, else reports/*)."""
    from dealbrief.cli.results import written
    from dealbrief.stages import build as build_report

    _run(
        reports,
        lambda report, done: build_report(
            report, editions=editions, out=out, templates=templates, taken=[made.path for made in done.outputs]
        ),
        as_json,
        lambda report, done: written(done),
    )


def _checked(report: Path, done: Report) -> str:
    from dealbrief.cli.results import shown

    return f"{shown(report)}: checked"


def _run(
    reports: Sequence[Path],
    work: Callable[[Path, Report], Report],
    as_json: bool,
    result: Callable[[Path, Report], str],
) -> None:
    """Do the work for each report; one that fails never stops the others. Leave with the worst exit code."""
    from dealbrief.stages import Report

    total, failed, code = Report(), list[Problem](), 0
    for report in reports or _all_reports():
        try:
            done = work(report, total)
        except DealbriefError as error:
            failed.extend(error.problems)
            code = max(code, error.exit_code)
            continue
        _add(total, done)
        if not as_json:
            click.echo(result(report, done))
    if as_json:
        from dealbrief.cli.results import as_json as to_json

        click.echo(to_json(total, failed))
    else:
        click.echo(diagnostics([*failed, *total.problems]), err=True, nl=bool(failed or total.problems))
    sys.exit(code)


def _add(total: Report, done: Report) -> None:
    total.outputs.extend(done.outputs)
    total.problems.extend(done.problems)
    total.overrides.extend(done.overrides)
    for stage, seconds in done.seconds.items():
        total.seconds[stage] = total.seconds.get(stage, 0.0) + seconds


def _all_reports() -> list[Path]:
    here = Path()
    if (here / "deal.yaml").is_file():
        return [here]
    found = sorted(path.parent for path in (here / _REPORTS).glob("*/deal.yaml"))
    if not found:
        raise click.UsageError(f"no report here: name a folder with a deal.yaml, or run beside {_REPORTS}/")
    return found


@commands.group()
def templates() -> None:
    """List templates, copy one beside a report to change it, or check a PowerPoint master."""


@templates.command("list")
def list_templates() -> None:
    """List the packs and their templates."""
    from dealbrief.cli.packs import packs

    for pack in packs():
        click.echo(f"{pack.name}: {pack.description}")
        click.echo(f"  documents: {', '.join(pack.templates)}")
        click.echo(f"  parts: {', '.join(pack.parts)}")


@templates.command("copy")
@click.argument("name")
@click.option("--report", type=_FOLDER, help="Report to copy it beside; not needed where there is only one.")
@click.option("--pack", default="standard", show_default=True, help="Pack to copy it from.")
def copy_template(name: str, report: Path | None, pack: str) -> None:
    """Copy a template beside a report, whole. Never overwrites."""
    from dealbrief.cli.packs import copy
    from dealbrief.cli.results import shown

    try:
        target = copy(name, _one_report(report), pack)
    except DealbriefError as error:
        click.echo(diagnostics(error.problems), err=True)
        sys.exit(error.exit_code)
    click.echo(f"{shown(target)}\n  change it and run `dealbrief build`; delete it to go back to the pack's")


@templates.command("check")
@click.option("--master", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--write-roles", is_flag=True, help="Save the role map beside the master; never overwrites.")
@_json
def check_templates(master: Path, write_roles: bool, as_json: bool) -> None:
    """Check a PowerPoint master: its layouts, typefaces, contrast, and the layout each role takes."""
    from dealbrief.cli import masters

    done = masters.check(master, write_roles)
    if as_json:
        click.echo(masters.as_json(done))
    else:
        click.echo(masters.as_text(done), nl=False)
        click.echo(diagnostics(done.problems), err=True, nl=bool(done.problems))
    sys.exit(done.exit_code)


def _one_report(report: Path | None) -> Path:
    if report is not None:
        return report
    found = _all_reports()
    if len(found) > 1:
        raise click.UsageError("there are several reports: name one with --report")
    return found[0]


@commands.command()
def schema() -> None:
    """Print the JSON Schema of the deal file, for editors."""
    import json

    from dealbrief.source import schema as deal_schema

    click.echo(json.dumps(deal_schema(), ensure_ascii=False, indent=2))
