"""The template reference: the dialect's vocabulary and the filters come in, docs/templates.md goes out, as Markdown.

`python -m dealbrief.template.reference` prints the page; a test holds the page in docs/ to it, and builds its examples.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dealbrief.document.marks import CONFIDENCE, GLYPHS, SHAPES, STANCES
from dealbrief.template import parser  # noqa: F401  its readers fill ROWS
from dealbrief.template.budget import MAX_DEPTH, MAX_OUTPUT, MAX_STEPS
from dealbrief.template.elements import element_table, role_table
from dealbrief.template.filters import JINJA_FILTERS, JINJA_TESTS, filters
from dealbrief.template.vocabulary import FLOW, INLINE, ROWS, TEXT

NEW_ORDER = """\
{% block body %}
{{ self.title() }}
{{ self.key_figures() }}
{{ self.contents() }}
{{ self.takeaways() }}
{{ self.sources() }}
{{ self.sections() }}
{{ self.about() }}
{% endblock %}
"""
NEW_TITLE = """\
{% block title %}
<titleblock kind="{{ words.policy_brief }}">
  <title>{{ deal.short_title }}, {{ edition.as_of | date }}</title>
</titleblock>
{% endblock %}
"""
NEW_TABLE = """\
{% block sources %}
<section numbered="no">
  <label>{{ words.status }}</label>
  <table columns="5 3 3" sources="{{ terms | sources }}" about="{{ terms | ids }}">
    <title>How far each promise has come</title>
    <subtitle>Status on {{ edition.as_of | date }}</subtitle>
    <head><cell>{{ words.term }}</cell><cell>{{ words.giver }}</cell><cell>{{ words.status }}</cell></head>
    {% for term in terms %}
    <row about="{{ term | ids }}">
      <cell>{{ term.title }}</cell>
      <cell>{{ term.giver.label }}</cell>
      <cell><state is="{{ term.status }}" side="{{ term.side }}"/></cell>
    </row>
    {% endfor %}
  </table>
</section>
{{ super() }}
{% endblock %}
"""
"""The worked examples: each stands in a report's `brief.xml.j2` instead of the block of that name in the stub."""

_INTRO = f"""\
# Templates: elements and filters

Made from the dialect by `python -m dealbrief.template.reference`; do not edit.

A template is Jinja2 that writes XML. Its root chooses the output: `<brief>` a PDF, `<deck>` a PowerPoint file. What is
between is the dialect below: it says what a thing is, never where it stands or what it looks like. The look is in
`_brand.yml`, the slide layouts in the master.

## Where a template comes from

The first folder that has a file of the name wins, also for what a template extends, imports or includes:

1. the folder given with `--templates`
2. `templates/` beside the deal
3. the pack of the edition, then the one it extends, and so on
4. the pack `standard`, which every chain ends with

So one file beside a deal changes that deal's output, and all else stays with the pack. The build names each template it
took from outside the packs. Delete the file to go back.

In a file its own name means the next file of that name: `{{% extends "brief.xml.j2" %}}` at the head of a report's
`brief.xml.j2` extends that of the edition's pack, whichever it is, and the file says only what differs. A name with a
pack before it, such as `standard/brief.xml.j2`, is that pack's own file, whatever stands in front of it. A file beside
the deal counts for every edition of its template; one that is for a single edition has a name of its own.

## Three changes, step by step

`copy` writes a stub: a file that extends the pack's and holds each block one can replace, commented out, with a word on
what it prints, and an example. A file that is there already is never overwritten.

```sh
dealbrief templates list
dealbrief templates copy brief --report reports/my-deal
```

As it stands the stub changes nothing. In `reports/my-deal/templates/brief.xml.j2`, put one of these in the place of the
commented block of the same name; the deck has its own template and does not change. `super()` prints what the pack has
in a block, `self.name()` prints the block of that name.

**Move a block.** The sources before the analysis:

```xml
{NEW_ORDER}```

**Change a title.** Only what the title block holds now:

```xml
{NEW_TITLE}```

**Add a table.** Above the sources:

```xml
{NEW_TABLE}```

`about` names the records a block shows, `sources` prints its source line; the filters `ids` and `sources` fill them.

Figures, tables and slide bodies are macros in parts such as `base/slides`; a part has no blocks, and `copy` takes it
whole, as `--full` takes any template. `dealbrief templates show brief --report reports/my-deal` sketches the first
sheets with each block's name where it is printed, and tells whose version of it that is and which data is read.
`dealbrief templates check reports/my-deal` renders and plans every template on the report's deal and on odd ones, in a
process with limits, and shows what is wrong at its line. A block that nothing prints, because its name is misspelt,
stops the build.

## Packs

A pack is a folder of templates with a `pack.toml`; an edition takes it with `pack: chancery`. One of your own lies in
`templates/chancery/` in a folder above the reports, so that `reports/` and `templates/` stand side by side; packs are
looked for in the four folders above a report, the nearest first. It holds what differs and takes the rest from the pack
it extends: templates, parts, and what a `_brand.yml` says.

```toml
#:schema pack.schema.json
name = "chancery"                # that of its folder
description = "Memos for the minister, and a deck for the cabinet."
extends = "standard"             # or another pack of yours; `standard` if left out
templates = ["memo", "deck"]     # documents of its own; its parents' come with it
languages = ["en", "be"]         # an edition in another language gets a warning; any if left out
needs-version = "0.1"            # of dealbrief
```

`dealbrief schema pack > pack.schema.json` gives an editor completion, `dealbrief schema brand` the same for a brand
file. A PowerPoint master is named in the pack's `_brand.yml`.

`dealbrief templates add chancery.zip` puts a pack that somebody sent, as archive or folder, into `templates/`, or tells
all that is wrong with it and writes nothing. A pack holds templates, `_brand.yml`, pictures, fonts, a master and words
about it, and never code. `dealbrief templates check --pack chancery` tries it; `list` tells what there is, and
`copy --pack chancery memo` changes one template for one report.

**The pack `ministry`** comes with the program: `pack: ministry` in an edition gives brief, glance, deck and one slide
in an official dress, white and navy, the marking as a banner. Its paragraphs are numbered and its sections lettered
(`numbering="paragraphs"` on a `<brief>`, the block `numbering`). `desk-note` is a document of its own: for a sanctions
desk, on two pages, what changes and from when, what stays in force, and each instrument in an annex.

**`campaign`** comes with the package, for an organisation that speaks for people: `pack: campaign` in an edition. Its
brief opens with who they are and how long they were held, then large numbers; each section is a statement across the
page, with few tables. Its deck stands on a master of its own that takes your colours, fonts and logos. `press-page` is
one page for journalists: headline, three numbers with sources, the people or else the exchange, up to two of the
reactions' quotes, what is not known, whom to ask, and the embargo if there is one.

## How to write one

* What a template sees is the view of one edition: see [source.md](source.md#what-a-template-sees), and `words`, the
  fixed words of the edition's language. What the edition may not show is not there.
* `{{{{ … }}}}` prints text, whole numbers, and inline text and prose, which become elements. A date needs `| date`, a
  number `| number` or `| quantity`. Printing what is absent, or a whole record, is an error that says so.
* Text is escaped by itself. Write `&amp;` for `&` in the template's own words; there is no `safe`.
* An unknown name, element or attribute is an error at its line, with what was probably meant.
* `words.outlook` is a fixed word of the edition's language. A message with values in it is
  `{{{{ say("gives_to", giver=term.giver.name, receiver=term.receiver.name) }}}}`; the plural goes by `count`, a number:
  `say("ways_this_can_go", count=scenarios | length)`. Values are numbers and plain text. All messages, and what each
  takes, are in `src/dealbrief/language/catalogues/en.po`. Words of your own stand in the template as they are.
* `{{{{ refuse("message", "hint") }}}}` stops the build with an error of your own; `range` counts. Nothing else can be
  called but macros and filters.
* {MAX_STEPS:,} turns of loops, {MAX_OUTPUT // 1_000_000} MB of output and {MAX_DEPTH} levels are the most.
* `place="rail"`, `"main"` or `"full"` puts a block of a section into the page's rail, its main column or across both.
* `side` is `a`, `b`, … in the order of the deal's parties, or `none`; colour follows it.

## Slides

`role` chooses the layout, each `<slot name>` fills one place of it. What does not fit is shrunk a little, then
continued on a further slide, else refused with what to cut.

{role_table()}
A deck with `ground="light"` has title, section and closing slides for paper, one with `ground="dark"` for a wall; in a
report's `deck.xml.j2` write `{{% block ground %}}light{{% endblock %}}`. A table of a deck with
`top="6" rest="{{count}} more in the brief"` shows six rows, groups not counted, then those words; the others are in the
slide's notes.

**Your own colours and fonts.** A file `_brand.yml` beside the deal says what differs from the pack's: `color` with a
`palette`, `foreground`, `background`, `primary` and `secondary` (text, ground, first and second party), and the greys
and tints under `defaults: dealbrief: roles:`. A tint that it does not name is mixed from its colour. Colours that
cannot be read on one another are refused, with one that would do. `typography: base` is the family of all text,
`headings` that of titles, headings and large numbers: `Source Sans 3`, `Source Serif 4`, or one whose .ttf files stand
beside the brand file. Letters it lacks come from the pack's; a family without a bold or an italic file is warned of.
On pages `base` also takes `size` (9pt to 12pt) and `line-height`, `headings` takes `size` (a short title's, 16pt to
34pt), `weight` and `line-height`. Both outputs follow the file; `dealbrief brand from-master house.pptx` writes one.

```yaml
color:
  palette:
    sea: "#123C69"
  primary: sea
typography:
  fonts:
    - family: House Sans
      files:
        - {{path: HouseSans-Regular.ttf, weight: 400}}
        - {{path: HouseSans-Bold.ttf, weight: 700}}
        - {{path: HouseSans-Italic.ttf, weight: 400, style: italic}}
  base: House Sans
```

**Your own logo.** PNG, JPEG or WebP files beside the brand file, in up to three sizes: `medium` stands at the head of
the first page, `small` in the foot of every page and on slides, `large` on the title slide; a size that is not given is
the next one's, but nothing stands in the foot without `small`. `dark` is for dark slides, where the light one would
stand on a plate. On a slide that a picture fills there is none, and your own PowerPoint master keeps its own.

```yaml
logo:
  images:
    full: {{path: logo.png, alt: House of Example}}
  small: mark.png
  medium: full
  large: {{light: full, dark: logo-white.png}}
```

**Your own foot, margins and marking.** Under `defaults: dealbrief:`, `footer` is a text in the foot of every page and
slide, `margin` the left and right margin of pages in millimetres, `marking: banner` sets the marking across each page
instead of at its right, on slides across the place that the master gives it, and `chart` is the order of colours for
series of no party: `chart: [grey, mute, a-tint]`. The colours of a TLP label are fixed by its standard.

**Your own PowerPoint master.** Put the `.pptx` or `.potx` beside the brand file and name it there, for every deck,
under `defaults: dealbrief:` as `master: house.pptx`; or put it beside the deal file and name it in one edition:

```yaml
editions:
  - id: deck
    template: deck
    master: house.pptx
```

`dealbrief templates check --master house.pptx` prints its layouts, what each holds, and which layout each role takes;
`--write-roles` saves that choice as `house.roles.yml` beside it, to be corrected by hand. Its colours and fonts stay
its own: text is measured in them, greys and tints are made of them. Old slides, notes, macros, links and personal data
of the file do not reach a deck.

## Figures of the standard pack

A section of the deal names in `figures` what `brief` and `deck` draw for it, in this order; what no section names is
not shown. A section without figures is a slide of text.

| name | brief | deck | made from |
|---|---|---|---|
| `exchange` | diagram | diagram | `terms` with a `receiver` |
| `steps` | | table | the `status_log` of `terms` |
| `destinations` | table | flow, or a table | the last of the `cohorts` with `by_destination`, and its `onward` |
| `flow` | flow | the same, numbers or bars | the same, a part for each move |
| `units` | a mark for each | the same, numbers or bars | the last of the `cohorts` with `by_destination` |
| `nationalities` | bars | bars | the last of the `cohorts` with `by_nationality` |
| `map` | map | the same with counts, or counts | the same, for the countries that the map reaches |
| `profiles` | two columns | cards with time held, or a table | `people` with `prominence: 1` |
| `people` | table | | `people` |
| `chronology` | table | timeline | `events` with `importance: 1` |
| `timeline` | lanes of events | the same, or a table | `events` of `importance` 1 or 2, by `lane` or by party |
| `ladder` | stairs | the same, or a table | the `status_log` of `terms` with more than one step |
| id of a series | line chart | line chart | that record of `series` |
| `rounds` | bars | bars | `cohorts`, and the `relief` beside each |
| `claims` | | table | the section's own `claims` that have a date |
| `matrix` | table | table | `measures` by `row` and authority |
| `reactions` | table | grid of stances | `reactions` |
| `scenarios` | table | bands, or a table | `scenarios` and their `indicators` |
| `bands` | bands of likelihood | the same, or a table | `scenarios` with a `likelihood` |
| `conflicts` | table | table | `claims` with a `resolution` |
"""

_GROUPS = {
    "read_roots": "Roots, slides and references",
    "read_blocks": "Blocks",
    "read_figures": "Figures",
    "read_counts": "Figures of counts and likelihoods",
    "read_columns": "Columns of equal periods",
    "read_time": "Figures of time",
    "read_map": "Maps",
    "read_people": "Profiles",
    "read_inlines": "Inlines and marks",
}

_ELEMENTS = """
## Elements

[Blocks](blocks.md) shows each block with an example and pictures of it.

*Blocks* are {blocks}. *Text blocks* are {text}. *Inlines* are {inlines}. Attributes in bold must be there. Every block
may have `about` and `place`.
"""

_FILTERS = """
## Filters

| filter | what it does |
|---|---|
"""


def reference() -> str:
    """The whole page."""
    return "".join([_INTRO, *_elements(), *_marks(), *_filters()])


def _elements() -> Iterator[str]:
    yield _ELEMENTS.format(blocks=_names(FLOW), text=_names(TEXT), inlines=_names(INLINE))
    for module, title in _GROUPS.items():
        yield f"\n### {title}\n\n"
        yield from element_table(row for row in ROWS.values() if row.build.__module__.endswith(f".{module}"))


def _marks() -> Iterator[str]:
    """The words that `is` of a mark may have."""
    yield "\n### Words of marks\n\n| mark | `is` |\n|---|---|\n"
    yield f"| `state` | {_with_signs({slug: GLYPHS[shape] for slug, shape in SHAPES.items()})} |\n"
    yield f"| `stance` | {_with_signs(STANCES)} |\n"
    yield f"| `confidence` | {_names(CONFIDENCE)} |\n"


def _with_signs(signs: Mapping[str, str]) -> str:
    return ", ".join(f"`{slug}` {sign}".rstrip() for slug, sign in signs.items())


def _filters() -> Iterator[str]:
    yield _FILTERS
    yield from (_filter(name, find) for name, find in filters("en").items())
    yield f"\nOf Jinja: {_names(JINJA_FILTERS)}.\n\nTests of Jinja: {_names(JINJA_TESTS)}.\n"


def _filter(name: str, find: Callable[..., Any]) -> str:
    taken = [one for one in inspect.signature(find).parameters.values() if one.name != "environment"]
    given = ", ".join(map(_argument, taken[1:]))
    called = f"{name}({given})" if given else name
    return f"| `{called}` | {' '.join((find.__doc__ or '').split())} |\n"


def _argument(one: inspect.Parameter) -> str:
    if one.default is inspect.Parameter.empty:
        return one.name
    return f'{one.name}="{one.default}"' if isinstance(one.default, str) else f"{one.name}={str(one.default).lower()}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.write(reference())
