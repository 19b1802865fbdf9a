"""Binding: spaces that hold become no-break spaces, across inlines too, and nothing else changes."""

from __future__ import annotations

from dealbrief.document.binding import bind, bind_text, bound
from dealbrief.document.blocks import Figure, Paragraph
from dealbrief.document.figures import ExchangeData, Party, Term
from dealbrief.document.inlines import Inlines, State, Strong, Text, Value, plain_text

DONE = State("done", "circle", "done in part")


def shown(line: Inlines) -> str:
    return plain_text(bind(line, "en")).replace("\u00a0", "_")


def test_a_text_is_bound() -> None:
    assert bind_text("freed on 13 December under General License 13", "en").replace("\u00a0", "_") == (
        "freed on 13_December under General_License_13"
    )


def test_words_are_bound_where_two_inlines_meet() -> None:
    assert shown((Text("still "), Value("1,131"), Text(" people held"))) == "still 1,131_people held"
    assert shown((Strong((Text("on 13"),)), Text(" December it ended"))) == "on 13_December it ended"


def test_a_state_between_them_moves_nothing() -> None:
    assert shown((Text("is "), DONE, Text(" on 13 December"))) == "is done in part on 13_December"


def test_words_too_long_together_stay_free() -> None:
    assert "\u00a0" not in bind_text("under Generallizenzbewilligung Lizenzen 13 gelten", "en")


def test_the_last_short_word_is_bound_once_for_the_whole_line() -> None:
    inner = "this is a rather long passage in bold that ends with a"
    assert shown((Strong((Text(f"{inner} day"),)), Text(" and goes on until the very end"))).count("_") == 1


def test_a_whole_tree_is_bound_and_its_lines_of_figures_too() -> None:
    term = Term(0, 1, "123 people freed", "from 13 December", DONE)
    figure = Figure(kind="exchange", data=ExchangeData((Party("A", "a"), Party("B", "b")), (term,)), alt="13 December")
    paragraph, drawn = bound((Paragraph(children=(Text("on 13 December"),)), figure), "en")
    assert paragraph.children == (Text("on 13\u00a0December"),)
    assert drawn.data.terms[0].title == "123\u00a0people freed"
    assert drawn.data.terms[0].detail == "from 13\u00a0December"
    assert drawn.alt == "13 December"
