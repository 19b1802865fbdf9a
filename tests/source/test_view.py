"""Views: what an edition shows is resolved, computed as of its day, and holds nothing it may not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dealbrief.document.inlines import Cite, Lang, RichText, Value, plain_text
from dealbrief.errors import SourceError
from dealbrief.language import Quantity
from dealbrief.source import Deal, Record, editions, load_deal, untranslated, view
from dealbrief.source.record import fields_of

FIXTURES = Path(__file__).parents[1] / "fixtures"

Load = Callable[..., Deal]


def editions_of(*lines: str) -> tuple[str, str]:
    """A change that gives the small deal editions."""
    listed = "\n".join(f"  - {{{line}}}" for line in lines)
    return "claims:\n  - {id: f-freed", f"editions:\n{listed}\nclaims:\n  - {{id: f-freed"


def by_id(records: tuple[Record, ...]) -> dict[str, Record]:
    return {record.id: record for record in records}


def strings(value: Any) -> Iterator[str]:
    """Every string a view holds, ids included."""
    match value:
        case str():
            yield value
        case Record():
            for inner in fields_of(value).values():
                yield from strings(inner)
        case tuple():
            for inner in value:
                yield from strings(inner)
        case RichText(nodes=nodes):
            yield plain_text(nodes)
        case _:
            yield repr(value)


def test_records_are_resolved_where_they_are_named(load: Load) -> None:
    made = view(load(), "brief")
    term = made.terms[0]
    assert term.giver.name == "Sylvania"
    assert [thing.id for thing in term.object] == ["m-amber", "c-may"]
    assert made.cohorts[0].relief[0].change.action == "licensed"
    assert made.series[0].annotations[0].label == "The release"


def test_sides_follow_the_order_of_the_parties(load: Load) -> None:
    actors = by_id(view(load(), "brief").actors)
    assert {name: actor.side for name, actor in actors.items()} == {
        "sylvania": "a",
        "ruritania": "b",
        "treasury": "a",
        "amber-works": "b",
    }


def test_values_and_notes_are_set_into_text(load: Load) -> None:
    summary = view(load(), "brief").deal.summary.nodes
    assert plain_text(summary) == "On 3 May 2031 Ruritania freed 12 people."
    assert Value("12", ("c-may",)) in summary
    assert summary[-1] == Cite(("s-wire",), ("f-freed",))


def test_a_qualifier_is_printed_with_its_number(load: Load) -> None:
    claim = by_id(view(load(), "brief").claims)["f-share"]
    assert claim.value_text == "about\u00a040\u00a0%"
    assert claim.quantity == Quantity(Decimal(40), "%", "about")


def test_statuses_are_computed_from_the_logs(load: Load) -> None:
    made = view(load(), "brief")
    measures = by_id(made.measures)
    assert (measures["m-amber"].status, measures["m-amber"].status_shape) == ("licensed", "diamond")
    assert (measures["m-arms"].status_word, measures["m-arms"].status_shape) == ("in force", "square")
    assert (made.terms[0].status, made.terms[0].status_date.text) == ("legal-act", "2031-05-05")


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        (["imposed", "licensed", "renewed", "announced-only", "court"], "licensed"),
        (["imposed", "suspended", "reimposed"], "reimposed"),
        (["imposed", "lifted"], "lifted"),
        (["imposed", "expired"], "expired"),
        (["kept"], "in-force"),
        (["announced-only"], "announced-only"),
    ],
)
def test_a_measure_has_the_status_of_its_last_action(load: Load, actions: list[str], status: str) -> None:
    old = "      - {date: 2029, action: imposed}\n"
    new = "".join(f"      - {{date: 20{20 + year}, action: {action}}}\n" for year, action in enumerate(actions))
    assert by_id(view(load((old, new)), "brief").measures)["m-arms"].status == status


def test_an_earlier_edition_does_not_know_what_came_later(load: Load) -> None:
    deal = load(
        editions_of("id: early, template: brief, as_of: 2031-05-04"),
        ("    body: |\n      Licence 7 of 5 May 2031 lets trade resume. It covers\n", ""),
        ("      [=f-share] of the trade. [@f-share]\n", ""),
    )
    made = view(deal, "early")
    assert by_id(made.measures)["m-amber"].status == "in-force"
    assert made.terms[0].status == "announced"
    assert made.cohorts[0].relief == ()
    assert made.reactions == ()
    assert [point.date.text for point in made.series[0].points] == ["2030-12-31"]
    assert "f-share" not in by_id(made.claims)
    assert not any("Licence 7" in text for record in made.measures for text in strings(record.changes))


def test_a_value_that_is_later_than_as_of_is_refused_at_its_place(load: Load) -> None:
    deal = load(editions_of("id: early, template: brief, as_of: 2031-05-04"))
    with pytest.raises(SourceError) as caught:
        view(deal, "early")
    (problem,) = caught.value.problems
    assert problem.code == "hidden-reference"
    assert problem.at is not None
    assert (problem.at.line, problem.at.column) == (87, 7)


def test_a_person_is_still_held_until_the_outcome(load: Load) -> None:
    people = by_id(view(load(), "brief").people)
    assert people["p-doe"].outcome_word == "released abroad"
    deal = load(("outcome: still-held\n    outcome_date: 2031-05-01", "outcome: died\n    outcome_date: 2031-07-01"))
    assert view(deal, "brief").people[1].outcome == "unknown"


def test_nothing_above_the_marking_is_in_the_view(load: Load) -> None:
    deal = load(
        ("gist: Hopes for more.", "gist: Hopes for a canary., marking: TLP:AMBER"),
        ("text: Nothing more happens.", "text: Another canary., marking: TLP:RED"),
        editions_of("id: open, template: brief", "id: closed, template: brief, marking: TLP:RED"),
    )
    assert not any("canary" in text for text in strings(view(deal, "open")))
    assert sum("canary" in text for text in strings(view(deal, "closed"))) == 2


def test_a_hidden_source_is_not_cited(load: Load) -> None:
    deal = load(("issued: 2031-05-03, URL", "marking: TLP:RED, issued: 2031-05-03, URL"))
    made = view(deal, "brief")
    assert not any("s-wire" in text for text in strings(made))
    assert not any(isinstance(node, Cite) for node in made.deal.summary.nodes)


def test_a_needed_record_that_is_hidden_is_a_problem(load: Load) -> None:
    deal = load(("name: Sylvanian Treasury,", "name: Sylvanian Treasury, marking: TLP:RED,"))
    with pytest.raises(SourceError) as caught:
        view(deal, "brief")
    assert {problem.code for problem in caught.value.problems} == {"hidden-reference"}


def test_records_for_an_audience_are_only_in_its_editions(load: Load) -> None:
    deal = load(
        ("gist: Hopes for more.", "gist: Hopes for more., audience: [trade]"),
        editions_of("id: all, template: brief", "id: trade, template: brief, audience: trade"),
    )
    assert view(deal, "all").reactions == ()
    assert [reaction.id for reaction in view(deal, "trade").reactions] == ["r-works"]


def test_a_protected_person_is_shown_by_role_and_number(load: Load) -> None:
    made = view(load(), "brief")
    person = made.people[1]
    assert (person.id, person.name, person.aliases) == ("person-2", "a nurse", ())
    assert person.about == ("person-2",)
    assert not any("roe" in text.casefold() for text in strings(made))


def test_an_edition_chooses_and_orders(load: Load) -> None:
    change = editions_of("id: short, template: brief, omit: [events, sc-stall], sections: [relief]")
    made = view(load(change), "short")
    assert made.events == ()
    assert [scenario.id for scenario in made.scenarios] == ["sc-more"]
    assert [section.id for section in made.sections] == ["relief"]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("draft", "Draft"),
        ("final", ""),
        ("embargoed, embargo_until: 2031-07-01", "Embargoed until 1\u00a0July\u00a02031"),
    ],
)
def test_the_state_of_an_edition_has_a_word(load: Load, state: str, word: str) -> None:
    assert view(load(editions_of(f"id: x, template: brief, state: {state}")), "x").edition.state_word == word


def test_text_is_taken_in_the_language_of_the_edition(load: Load) -> None:
    deal = load(("name: Ruritania}", "name: {en: Ruritania, fr: Ruritanie du Nord}}"))
    assert by_id(view(deal, "brief").actors)["ruritania"].name == "Ruritania"
    with pytest.raises(SourceError) as caught:
        view(load(("name: Ruritania}", "name: {fr: La Ruthenie}}")), "brief")
    assert {problem.code for problem in caught.value.problems} == {"no-translation"}
    assert all("`name: {en: …, en: …}`" not in str(problem.hint) for problem in caught.value.problems)
    assert all("`fallback`" in str(problem.hint) for problem in caught.value.problems)


def test_a_sentence_in_another_language_than_the_edition_is_named(load: Load) -> None:
    deal = load(("slug: amber\n", "slug: amber\n  language: es\n"), editions_of("id: x, template: brief, language: en"))
    with pytest.raises(SourceError) as caught:
        view(deal, "x")
    assert {problem.code for problem in caught.value.problems} == {"no-translation"}


def test_an_edition_may_fall_back_on_another_language_and_says_for_which_texts(load: Load) -> None:
    deal = load(
        ("slug: amber\n", "slug: amber\n  language: es\n"),
        ("name: Ruritania}", "name: {en: Ruritania, es: Ruritania del Norte}}"),
        editions_of("id: x, template: brief, language: en, fallback: es"),
    )
    seen = view(deal, "x")
    assert by_id(seen.actors)["ruritania"].name == "Ruritania"
    assert [(type(node).__name__, node.language) for node in seen.deal.title.nodes] == [("Lang", "es")]
    paragraphs = [block for section in seen.sections for block in section.body.blocks]
    assert paragraphs
    assert all(isinstance(block.children[0], Lang) for block in paragraphs)
    problem = untranslated(deal, seen)
    assert problem
    assert (problem.code, problem.severity) == ("untranslated", "warning")
    assert "title" in problem.message
    assert not any("ruritania" in label for label in seen.edition.untranslated)
    assert problem.listed == seen.edition.untranslated
    assert len(problem.listed) > 12
    assert problem.message.endswith(", … (all: --json)")


def test_an_edition_in_its_deal_s_language_has_nothing_untranslated(load: Load) -> None:
    deal = load()
    assert untranslated(deal, view(deal, "brief")) is None


def test_a_key_figure_that_is_hidden_is_a_problem(load: Load) -> None:
    deal = load(
        ("title: Ruritania frees [=c-may] people and", "title: Ruritania frees people and"),
        ("freed [=c-may] people. [@f", "freed people. [@f"),
        ('"[=c-may] people were freed."', "People were freed."),
        ("    label: May\n", "    label: May\n    marking: TLP:RED\n"),
    )
    with pytest.raises(SourceError) as caught:
        view(deal, "brief")
    (problem,) = caught.value.problems
    assert problem.at is not None
    assert (problem.code, problem.at.line) == ("hidden-reference", 12)


def test_conflicts_show_all_accounts_and_the_one_used(load: Load) -> None:
    (conflict,) = view(load(), "brief").conflicts
    assert conflict.question == "How much trade is covered?"
    assert [account.id for account in conflict.accounts] == ["f-share", "f-half"]
    assert conflict.used.id == "f-share"
    assert conflict.cite == ("s-list", "s-blog")


def test_a_conflict_with_a_hidden_claim_is_not_told(load: Load) -> None:
    deal = load(("{id: f-half, statement", "{id: f-half, marking: TLP:RED, statement"))
    assert view(deal, "brief").conflicts == ()


def test_the_matrix_sets_measures_against_authorities() -> None:
    matrix = view(load_deal(FIXTURES / "fiction"), "brief").measure_matrix
    assert [authority.id for authority in matrix.authorities] == ["orlesia", "velmark", "tarn"]
    assert [row.label for row in matrix.rows] == ["Passage", "Fish"]
    passage, fish = matrix.rows
    assert [cell and cell.word for cell in passage.cells] == ["suspended", None, None]
    assert [cell and cell.word for cell in fish.cells] == [None, "eased", "in force"]


def test_records_rest_on_the_sources_of_what_is_in_them() -> None:
    term = view(load_deal(FIXTURES / "fiction"), "brief").terms[0]
    assert term.about == ("t-passage", "f-signed", "f-ships")
    assert term.cite == ("s-accord", "s-courier", "s-gazette", "s-authority")


def test_takeaways_take_the_confidence_of_their_section() -> None:
    made = view(load_deal(FIXTURES / "fiction"), "brief")
    assert [takeaway.confidence for takeaway in made.takeaways] == ["high", "moderate"]
    assert made.takeaways[0].about == ("exchange",)


def test_scenarios_have_bands_and_stances_have_marks(load: Load) -> None:
    made = view(load(), "brief")
    assert [scenario.band for scenario in made.scenarios] == [(55, 80), (20, 45)]
    assert (made.reactions[0].stance, made.reactions[0].stance_mark) == ("conditional", "±")


def test_key_figures_carry_value_and_provenance(load: Load) -> None:
    (figure,) = view(load(), "brief").deal.key_figures
    assert (figure.value_text, figure.about, figure.cite) == ("12", ("c-may",), ("s-wire",))


def test_a_view_is_the_same_every_time() -> None:
    deal = load_deal(FIXTURES / "fiction")
    assert view(deal, "brief") == view(load_deal(FIXTURES / "fiction"), "brief")


def test_an_unknown_edition_is_named(load: Load) -> None:
    with pytest.raises(SourceError) as caught:
        view(load(), "poster")
    assert [problem.code for problem in caught.value.problems] == ["unknown-edition"]


def test_a_record_can_only_be_read(load: Load) -> None:
    record = view(load(), "brief").deal
    assert record["slug"] == record.slug
    with pytest.raises(AttributeError, match="'nobody'"):
        _ = record.nobody
    with pytest.raises(AttributeError):
        record.slug = "other"
    assert [name for name in dir(record) if not name.startswith("_")] == []


def test_editions_are_listed_in_the_order_of_the_file(load: Load) -> None:
    assert editions(load(editions_of("id: b, template: brief", "id: a, template: deck"))) == ("b", "a")


def test_a_unit_is_called_as_the_edition_s_language_has_it(load: Load) -> None:
    units = "  units:\n    - {unit: personas, name: {en: people, es: personas}}\n"
    deal = load(
        ("slug: amber\n", f"slug: amber\n  language: es\n{units}"),
        ("    title: People held\n", "    title: People held\n    unit: personas\n"),
        editions_of("id: x, template: brief, language: en, fallback: es"),
    )
    (held,) = view(deal, "x").series
    assert held.unit == "people"
    other = load(
        ("slug: amber\n", "slug: amber\n  language: es\n"),
        ("    title: People held\n", "    title: People held\n    unit: personas\n"),
        editions_of("id: x, template: brief, language: en, fallback: es"),
    )
    assert "deal: units: personas" in view(other, "x").edition.untranslated
