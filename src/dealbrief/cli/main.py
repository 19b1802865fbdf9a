"""The commands: new, check, build, templates, schema, doctor.

Exit codes: 0 done, 1 problems in the input, 2 usage, 3 a file could not be written, 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

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
_beside = click.option("--report", type=_FOLDER, help="Report to look at; not needed where there is only one.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")


@commands.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a starter report in a new folder; it builds as it is."""
    from dealbrief.cli import scaffold
    from dealbrief.cli.results import shown

    try:
        made = scaffold.new(folder)
    except DealbriefError as error:
        click.echo(diagnostics(error.problems), err=True)
        sys.exit(error.exit_code)
    click.echo("\n".join(shown(path) for path in made))
    click.echo(f"next:\n{scaffold.next_steps(shown(folder))}")


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
@click.option("--watch", "watched", is_flag=True, help="Build again whenever a file of a report changes; Ctrl-C ends.")
@_json
def build(
    reports: tuple[Path, ...],
    editions: tuple[str, ...],
    out: Path | None,
    templates: Path | None,
    watched: bool,
    as_json: bool,
) -> None:
    """Build the editions of reports (default: the one here, else reports/*)."""
    if watched and as_json:
        raise click.UsageError("--watch tells a line a build, --json one object: leave one of them out")
    if watched:
        from dealbrief.cli.watch import watch_reports

        watch_reports(reports or _all_reports(), editions, out, templates, debug="--debug" in sys.argv[1:])
        return
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
    """List, show, copy and check templates, or check a PowerPoint master."""


@templates.command("list")
@_beside
@_json
def list_templates(report: Path | None, as_json: bool) -> None:
    """List the packs and their templates, and those of a report that go before them."""
    from dealbrief.cli import templates_list as listing

    _show(lambda: listing.listed(_only_report(report)), listing.as_json if as_json else listing.as_text)


@templates.command("show")
@click.argument("name")
@_beside
@click.option("--pack", metavar="NAME", default="", help="Show it as this pack has it; the report's by default.")
@_json
def show_template(name: str, report: Path | None, pack: str, as_json: bool) -> None:
    """Show where a template comes from, what it extends, its blocks, and the data it reads."""
    from dealbrief.cli import templates_show as showing

    write = showing.as_json if as_json else showing.as_text
    _show(lambda: showing.shown_template(name, _only_report(report), pack), write)


@templates.command("copy")
@click.argument("name")
@click.option("--report", type=_FOLDER, help="Report to copy it beside; not needed where there is only one.")
@click.option("--pack", metavar="NAME", default="", help="Pack to copy it from; the report's by default.")
@click.option("--full", is_flag=True, help="The whole file instead of a stub that extends it.")
def copy_template(name: str, report: Path | None, pack: str, full: bool) -> None:
    """Put a template beside a report: a stub with its blocks to fill, or the whole file. Never overwrites."""
    from dealbrief.cli.results import shown
    from dealbrief.cli.templates_copy import copy

    _show(lambda: copy(name, _one_report(report), pack, full), lambda made: f"{shown(made.path)}\n  {made.said}")


@templates.command("add")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--to", "home", type=click.Path(file_okay=False, path_type=Path), default="templates", show_default=True)
def add_pack(source: Path, home: Path) -> None:
    """Copy a template pack, given as a folder or a .zip, to where reports see it. Never overwrites."""
    from dealbrief.cli import templates_add as adding
    from dealbrief.cli.results import shown

    _show(lambda: adding.add(source, home), lambda added: adding.as_text(added, shown(added.folder)))


@templates.command("check")
@click.argument("report", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--pack", metavar="NAME", default="", help="Check this pack instead of the report's.")
@click.option("--master", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--write-roles", is_flag=True, help="Save the role map beside the master; never overwrites.")
@_json
def check_templates(report: Path | None, pack: str, master: Path | None, write_roles: bool, as_json: bool) -> None:
    """Check the templates of a report or pack on the report's deal and on odd ones, or a PowerPoint master.

    Each document is rendered and planned in a process of its own, with limits.
    Of a master: its layouts, typefaces, contrast, and the layout each role takes.
    """
    if master is None:
        _check_templates(report, pack, write_roles, as_json)
    if report is not None or pack:
        raise click.UsageError("a report or pack, or --master FILE: one of both")
    from dealbrief.cli import masters

    done = masters.check(master, write_roles)
    if as_json:
        click.echo(masters.as_json(done))
    else:
        click.echo(masters.as_text(done), nl=False)
        click.echo(diagnostics(done.problems), err=True, nl=bool(done.problems))
    sys.exit(done.exit_code)


def _check_templates(report: Path | None, pack: str, write_roles: bool, as_json: bool) -> NoReturn:
    from dealbrief.cli import templates_check as checking

    if write_roles:
        raise click.UsageError("--write-roles goes with --master FILE")
    if report is None and not pack and len(_reports_here()) > 1:
        raise click.UsageError("there are several reports: name one")
    done = checking.check(report or _only_report(None), pack)
    click.echo(checking.as_json(done) if as_json else checking.as_text(done))
    if not as_json:
        click.echo(diagnostics(done.problems), err=True, nl=bool(done.problems))
    sys.exit(done.exit_code)


def _show(make: Callable[[], Any], text: Callable[[Any], str]) -> None:
    """Print what was made, or what is wrong."""
    try:
        made = make()
    except DealbriefError as error:
        click.echo(diagnostics(error.problems), err=True)
        sys.exit(error.exit_code)
    click.echo(text(made))


def _only_report(report: Path | None) -> Path | None:
    """The report that was named, or the only one here, or none."""
    if report is not None:
        return report
    found = _reports_here()
    return found[0] if len(found) == 1 else None


def _reports_here() -> list[Path]:
    try:
        return _all_reports()
    except click.UsageError:
        return []


@commands.group()
def brand() -> None:
    """Make a brand file."""


@brand.command("from-master")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def brand_from_master(file: Path) -> None:
    """Write a _brand.yml beside a PowerPoint file, from its theme. Never overwrites."""
    from dealbrief.cli.brands import from_master
    from dealbrief.cli.results import shown

    _show(lambda: from_master(file), lambda made: f"{shown(made)}\n  put both beside a deal.yaml, and build")


def _one_report(report: Path | None) -> Path:
    if report is not None:
        return report
    found = _all_reports()
    if len(found) > 1:
        raise click.UsageError("there are several reports: name one with --report")
    return found[0]


@commands.command()
@click.argument("file", type=click.Choice(["deal", "brand", "pack"]), default="deal")
def schema(file: str) -> None:
    """Print the JSON Schema of the deal file, of a brand file or of a pack file, for editors."""
    from dealbrief.cli.scaffold import schema_text

    click.echo(schema_text(file))


@commands.command()
@click.argument("report", required=False, type=click.Path(exists=True, path_type=Path))
@_json
def doctor(report: Path | None, as_json: bool) -> None:
    """Check this installation, and a report's own master and brand: what is wrong and what to do about it."""
    from dealbrief.cli import doctor as checks

    here = Path() if Path("deal.yaml").is_file() else None
    found = checks.examine(report or here)
    click.echo(checks.as_json(found) if as_json else checks.as_text(found))
    sys.exit(checks.exit_code(found))
