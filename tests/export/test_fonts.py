"""The typefaces that travel with figures."""

from __future__ import annotations

import base64
import io
import re

from fontTools.ttLib import TTFont

from stances import scale
from stances.assets import cutting, fonts, signs, typefaces
from stances.words import rules


def inside(rules_: str) -> dict[tuple[str, str], TTFont]:
    found = re.findall(r'font-family:"([^"]+)";font-weight:([^;]+);src:url\(data:font/woff2;base64,([^)]+)\)', rules_)
    return {(family, weight): TTFont(io.BytesIO(base64.b64decode(data))) for family, weight, data in found}


def test_every_face_is_there_whole_and_cut() -> None:
    assert set(inside(fonts.whole())) == {
        ("Source Sans", "200 900"), ("Source Serif", "200 900"), ("Stances Signs", "400")}  # fmt: skip
    cut = inside(fonts.cut(""))
    assert set(cut) == {("Source Sans", "400"), ("Source Sans", "600"), ("Source Serif", "600"),
                        ("Stances Signs", "400")}  # fmt: skip
    assert not [name for name, font in cut.items() if "fvar" in font], "a weight each"


def test_a_cut_face_is_small_and_has_what_the_text_needs() -> None:
    text = "Ґрузія, Ελλάδα, Łódź, Türkiye"
    sans = inside(fonts.cut(text))["Source Sans", "400"]
    assert set(map(ord, text)) <= set(sans.getBestCmap())
    assert len(fonts.cut("")) < 100_000 < len(fonts.whole())
    assert fonts.cut("abc\n") is fonts.cut("cba"), "cut once"


def test_the_files_of_cut_faces_are_what_is_cut_and_name_their_licence() -> None:
    for family, weight, pattern, place in typefaces.FACES:
        source = typefaces.face_file(pattern)
        assert source is not None
        kept = TTFont(typefaces.ready(family, weight))
        drawn = TTFont(io.BytesIO(cutting.cut(family, weight, source, place, frozenset())))
        assert kept.getBestCmap() == drawn.getBestCmap()
        assert [
            list(kept["glyf"][name].coordinates)
            for name in kept.getGlyphOrder()
            if kept["glyf"][name].numberOfContours > 0
        ] == [
            list(drawn["glyf"][name].coordinates)
            for name in drawn.getGlyphOrder()
            if drawn["glyf"][name].numberOfContours > 0
        ]
        names = {record.nameID: str(record) for record in kept["name"].names}
        assert "Source" not in names[1] + names[4] + names[6]
        assert "Open Font License" in names[13]


def test_every_sign_of_a_figure_has_a_glyph() -> None:
    used = {stance.symbol for stance in scale.OUTCOMES} | set("▨") | {
        rules.IMPRECISE, rules.CONDITIONAL, rules.DISPUTED, rules.UNREAD, rules.STALE}  # fmt: skip
    faces = inside(fonts.cut("".join(used)))
    known = set(faces["Source Sans", "400"].getBestCmap()) | set(faces["Stances Signs", "400"].getBestCmap())
    assert {sign for sign in used if ord(sign) not in known} == set()


def test_the_file_of_signs_is_what_is_drawn() -> None:
    kept, drawn = TTFont(signs.FILE), signs.signs()
    assert set(map(chr, kept.getBestCmap())) == {" ", *signs.NAMES}
    for name in signs.NAMES.values():
        assert list(kept["glyf"][name].coordinates) == list(drawn["glyf"][name].coordinates)
