"""Setting text: where lines break, where they must not, what becomes of words too wide, and note marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dealbrief.backends.pdf.plan.lines import set_text
from dealbrief.backends.pdf.plan.styles import STYLES, Fit
from dealbrief.backends.pdf.plan.words import face_name, words
from dealbrief.document.inlines import Cite, Inline, Link, State, Strong, Text
from dealbrief.theme.fonts import face, known

BODY = STYLES["body"]


def lines(*nodes: Inline | str, width: float = 200.0, style: str = "body") -> list[str]:
    inlines = tuple(Text(node) if isinstance(node, str) else node for node in nodes)
    return [line.text for line in set_text(inlines, STYLES[style], width)]


def test_no_line_is_wider_than_the_measure_and_no_letter_is_lost() -> None:
    text = "Menschenrechtsbeauftragte https://example.org/a/very/long/address?with=query " + "x" * 300
    for width in (20.0, 60.0, 140.0):
        set_lines = set_text((Text(text),), BODY, width)
        assert all(line.width <= width + 0.01 for line in set_lines)
        letters = "".join(line.text for line in set_lines).replace("\u00ad", "")
        assert letters.replace(" ", "") == text.replace(" ", "")


def test_a_word_too_wide_is_hyphenated_and_an_address_broken_without_a_hyphen() -> None:
    assert lines("internationalisation", width=60.0)[0].endswith("\u00ad")
    address = lines("https://example.org/path/to/a/page", width=80.0)
    assert len(address) > 1
    assert all("\u00ad" not in line for line in address)


def test_inside_a_broken_word_lines_join_without_a_space() -> None:
    first, *_ = set_text((Text("x" * 100),), BODY, 60.0)
    assert first.tail == ""
    assert set_text((Text("one two"),), BODY, 60.0)[-1].tail == " "


def test_a_note_mark_stands_after_the_punctuation_at_its_word() -> None:
    assert lines("It was lifted ", Cite(("a",), number=12), ". Then") == ["It was lifted.¹² Then"]
    assert lines("lifted", Cite(("a",), number=1), Cite(("b",), number=2), ", so") == ["lifted,¹\u202f² so"]
    many = ("a", Cite(("a",), number=1), ".", Cite(("b",), number=2), "; b", Cite(("c",), number=3), ":")
    assert lines(*many) == ["a.;¹\u202f² b:³"]


def test_a_line_knows_the_notes_it_calls() -> None:
    first, second = set_text((Text("one"), Cite(("a",), number=3), Text(" two")), BODY, 24.0)
    assert (first.notes, second.notes) == ((3,), ())


def test_letters_of_one_ink_are_one_run() -> None:
    (line,) = set_text((Text("a b "), Strong((Text("c d"),)), Text(" e")), BODY, 200.0)
    assert [run.text for run in line.runs] == ["a b ", "c d ", "e"]
    assert all(len(run.kerns) == len(run.text) for run in line.runs)


def test_runs_stand_end_to_end() -> None:
    (line,) = set_text((Text("To "), Strong((Text("AVA"),)), Text(", we.")), BODY, 300.0)
    ends = [run.x + run.width for run in line.runs]
    assert all(abs(end - run.x) < 0.01 for end, run in zip(ends, line.runs[1:], strict=False))
    assert abs(ends[-1] - line.width) < 0.01


def test_text_is_kerned() -> None:
    (word,) = words((Text("AVAT"),), BODY)
    assert any(word.segments[0].kerns)


def test_a_state_is_a_mark_in_the_side_s_colour_and_a_word_in_ink() -> None:
    (line,) = set_text((State("done", "circle", "done", "b"),), STYLES["cell"], 200.0)
    assert [(run.text, run.colour, run.role) for run in line.runs] == [("● ", "b", "mark"), ("done", "ink", "text")]


def test_a_state_without_a_shape_is_a_grey_word() -> None:
    (line,) = set_text((State("none", "none", "none"),), STYLES["cell"], 200.0)
    assert [(run.text, run.colour) for run in line.runs] == [("none", "grey")]


def test_a_letter_the_serif_lacks_is_set_from_the_sans() -> None:
    (line,) = set_text((Text("a ● b"),), BODY, 200.0)
    assert [run.face for run in line.runs] == ["SourceSerif4-Regular", "SourceSans3-Regular", "SourceSerif4-Regular"]


def test_a_link_keeps_its_address_on_every_line() -> None:
    link = Link("https://example.org", (Text("a rather long text for a link that breaks"),))
    set_lines = set_text((link,), BODY, 80.0)
    assert len(set_lines) > 1
    assert all(run.href == "https://example.org" for line in set_lines for run in line.runs)


def test_titles_are_balanced() -> None:
    first, second = set_text((Text("The cells were filled after the vote, still"),), STYLES["assertion"], 200.0)
    assert abs(first.width - second.width) < 0.35 * first.width


def shaped_letters(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Fills with the length of each text that HarfBuzz shapes from now on."""
    import uharfbuzz

    found: list[int] = []
    shape = uharfbuzz.shape

    def counted(font: object, buffer: uharfbuzz.Buffer, *features: object) -> None:
        found.append(len(buffer))
        shape(font, buffer, *features)

    monkeypatch.setattr(uharfbuzz, "shape", counted)
    return found


@pytest.mark.parametrize("text", ["&".join(f"k{index}={index * 7919}" for index in range(200)), "qwertzuiop" * 200])
@pytest.mark.parametrize("width", [9.0, 90.0])
def test_a_long_word_is_shaped_a_few_times_however_often_it_is_broken(
    monkeypatch: pytest.MonkeyPatch, text: str, width: float
) -> None:
    counted = shaped_letters(monkeypatch)
    set_lines = set_text((Text(text),), replace(BODY, size=8.125), width)
    assert all(line.width <= width + 0.01 for line in set_lines)
    assert "".join(line.text for line in set_lines) == text
    assert sum(counted) <= 5 * len(text)


def test_the_parts_of_a_broken_word_are_not_kept() -> None:
    kept = known(face_name(BODY))._words
    before = len(kept)
    set_text((Text("asdfghjklyxcvbnm" * 40),), BODY, 40.0)
    assert len(kept) <= before + 1


@pytest.mark.parametrize("width", [12.0, 23.0, 61.0])
def test_each_part_of_a_broken_word_is_as_long_as_fits_and_kerned_as_it_stands(width: float) -> None:
    text = "AVATAWoToVaYofiffLT" * 12
    parts = [line.text for line in set_text((Text(text),), BODY, width)]
    for part, follower in pairwise(parts):
        assert face("serif").shape(part).advance * BODY.size <= width + 0.01
        assert face("serif").shape(part + follower[0]).advance * BODY.size > width
    for line in set_text((Text(text),), BODY, width):
        assert line.runs[0].kerns == face("serif").shape(line.text).kerns


def test_an_address_is_never_hyphenated_not_even_in_its_last_part() -> None:
    address = "https://example.org/" + "internationalisation=" * 12
    assert all("\u00ad" not in line for line in lines(address, width=50.0))


def test_the_notes_of_a_broken_word_are_called_by_the_lines_that_show_their_marks() -> None:
    cites = [Cite((f"s{number}",), number=number) for number in range(1, 30)]
    set_lines = set_text((Text("Said"), *cites), BODY, 40.0)
    assert len(set_lines) > 3
    for line in set_lines:
        shown = dict.fromkeys(int(run.target.removeprefix("note-")) for run in line.runs if run.role == "note")
        assert set(line.notes) <= set(shown)
    assert [number for line in set_lines for number in line.notes] == list(range(1, 30))


def test_a_line_that_ends_in_a_hyphen_holds_the_hyphen_inside_the_measure() -> None:
    for width in (40.0, 47.0, 61.0):
        for line in set_text((Text("internationalisation"),), BODY, width):
            drawn = known(line.runs[0].face).plain(line.text) - sum(line.runs[0].kerns) / 1000
            assert drawn * BODY.size <= width + 0.01
            assert line.runs[0].kerns[-1] == 0


@pytest.mark.parametrize("style", ["body", "cell", "numeral-label"])
@pytest.mark.parametrize("fit", ["ragged", "spoken", "justified"])
def test_no_line_begins_or_ends_with_a_no_break_space(style: str, fit: Fit) -> None:
    """A phrase bound wider than its measure is opened at its no-break spaces, and those at the edge of a word go."""
    phrase = "so\u00a0long\u00a0a\u00a0phrase\u00a0of\u00a0words\u00a0glued\u00a0together"
    text = f"\u00a0It was {phrase} and internationalisation\u00a0\u00a0of it/\u00a0here \u00a0ends\u00a0"
    said = text.replace("\u00a0", " ").split()
    for width in range(20, 200, 3):
        found = set_text((Text(text),), replace(STYLES[style], fit=fit), float(width))
        assert all(line.text == line.text.strip("\u00a0 ") for line in found)
        whole = "".join(line.text + line.tail for line in found)
        assert whole.replace("\u00a0", " ").replace("\u00ad", "").split() == said
        assert all(line.width <= width + 0.01 for line in found)


def test_a_bound_phrase_that_fits_stays_bound() -> None:
    assert lines("of\u00a013\u00a0May", "\u00a02031", width=100.0) == ["of\u00a013\u00a0May\u00a02031"]
    assert lines("\u00a0", "\u00a0 \u00a0") == []
