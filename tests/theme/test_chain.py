"""The chain of families: what each alphabet is set from, and what no family has."""

from __future__ import annotations

from typing import get_args

import pytest

from dealbrief.theme.fonts import Role, chain, chained, face, faces, holder, unheld

ROLES: tuple[Role, ...] = get_args(Role)
ALPHABETS = {
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’",
    "Belarusian, Latin": "abcćčdeěfghijklłmnńoprsśštuŭvyzźž",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "Lithuanian": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "Latvian": "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "Estonian": "abdefghijklmnoprsšzžtuvõäöü",
    "German": "abcdefghijklmnopqrstuvwxyzäöüß",
    "French": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
}
SIGNS = "←↑→↓↔✓✔✗×‖●○◆■□▲△€£¥$₽₴₸₺₿№§†‡‰°−±≤≥≈≠–—…“”„«»‘’‚•\u00a0\u202f\u00ad\u2010"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ALPHABETS)
def test_every_face_of_every_role_has_every_letter_of_itself(name, role):
    letters = ALPHABETS[name]
    capitals = "".join(letter.upper() for letter in letters if len(letter.upper()) == 1)
    assert [(one.name, letter) for one in faces(role) for letter in letters + capitals if not one.has(letter)] == []


@pytest.mark.parametrize("role", ROLES)
def test_signs_are_set_in_every_role_and_style_from_somewhere(role):
    assert [(one.name, sign) for one in faces(role) for sign in SIGNS if holder(sign, one.name) is None] == []


def test_a_chain_begins_with_its_own_family_and_names_each_once():
    for role in ROLES:
        assert chain(role)[0] == role
        assert len(set(chain(role))) == len(chain(role))
    assert chain("display") == ("display", "serif", "sans")


def test_the_next_of_the_chain_is_as_bold_and_as_slanted():
    assert holder("●", "SourceSerif4-SemiboldIt") == face("sans", "semibold", italic=True)
    assert holder("●", "SourceSerif4Display-Semibold") == face("sans", "semibold")
    assert holder("₿", "SourceSans3-Regular") == face("serif")
    assert holder("a", "SourceSerif4-It") == face("serif", italic=True)


def test_upright_comes_after_all_that_is_slanted():
    slants = [one.name.endswith("It") for one in chained("SourceSerif4-It")]
    assert slants == sorted(slants, reverse=True)
    assert False in slants


def test_what_no_family_has_is_known_by_role():
    assert set(unheld("漢")) == set(ROLES)
    assert unheld("ў") == ()
    assert holder("漢", "SourceSerif4-Regular") is None


def test_a_face_of_no_family_is_refused():
    with pytest.raises(KeyError):
        chained("Nothing-Regular")


@pytest.mark.parametrize("role", ROLES)
def test_a_soft_hyphen_is_as_wide_as_the_hyphen_it_shows(role):
    for one in faces(role):
        for before in ("", "a", "T", "ў"):
            assert one.shape(f"{before}\u00ad") == one.shape(f"{before}-")
