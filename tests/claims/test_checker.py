"""The checker by hand: true sentences pass, and each sentence with one thing changed is caught."""

from __future__ import annotations

import pytest

from neon_core.wording import Span, cluster_span
from tests.claims.claims import PLACES
from tests.claims.evidence import COMPARISON, EQUATION, FIT, PROOF, SHARES
from tests.claims.exact import ExactClustering
from tests.claims.exact_row import ExactRow
from tests.claims.grammar import Place, Printed, mark, percent_falsities, read
from tests.claims.headline import HEADLINE, LEADING
from tests.claims.pictures import CAPTION, DISTANCE, border_picture, feature_picture
from tests.claims.standing import STANDING
from tests.claims.tables import Table, TableColumn
from tests.claims.values import VALUE, VALUE_SHARES, Cell, lookalike_falsities, number_falsities

SIZE = TableColumn("size", "number", (0, 1, 4, 9), unit="cm")
SALT = TableColumn("salt", "number", (2, 1, 0, 2), weight=10.0)
KIND = TableColumn("kind", "category", ("u", None, "v", "v"))
PLAIN = ExactClustering(
    Table((SIZE, SALT), classes=("a", "a", "b", "a"), nouns=("wine", "wines"), n_init=3), [0, 0, 1, 1]
)
"""Relevance of row 1: size 30, salt -2.5; its neighbours at the border: row 2 only."""
KINDS = ExactClustering(Table((SIZE, KIND)), [0, 0, 1, 1])
"""The kind of row 1 is a value of its own."""
GAPS = ExactClustering(
    Table((SIZE, TableColumn("ok", "boolean", (True, None, True, False), weight=10.0, is_usual=True))), [0, 0, 1, 1]
)
"""Row 1 has a filled-in yes."""
EVEN = ExactClustering(Table((TableColumn("size", "number", (0, 4, 8)),), n_clusters=3), [0, 1, 2])
"""Row 1 is equally near to clusters 0 and 2, and all rows are equally near to a border."""
PAIRS = ExactClustering(Table((TableColumn("size", "number", (0, 0, 8, 12)),)), [0, 0, 1, 1])
TIE = ExactClustering(Table((TableColumn("size", "number", (0, 3, 9)),)), [0, 1, 1])
ONE = ExactClustering(Table((TableColumn("size", "number", (0, 3)),), n_clusters=1), [0, 0])

ROW = ExactRow(PLAIN, 1)
TRUE = [
    (HEADLINE, ROW, "Wine 1 is in ⟦cluster|0⟧ rather than ⟦cluster|1⟧, by a moderate margin."),
    (
        HEADLINE,
        ExactRow(EVEN, 1),
        "Row 1 is in ⟦cluster|1⟧ rather than ⟦cluster|0⟧ or ⟦cluster|2⟧ (equally near), clearly.",
    ),
    (HEADLINE, ExactRow(TIE, 1), "Row 1 lies exactly on the boundary between ⟦cluster|1⟧ and ⟦cluster|0⟧."),
    (HEADLINE, ExactRow(ONE, 1), "Everything is in one cluster: there is nothing to compare with."),
    (LEADING, ROW, "Counting most for it: ⟦for|size⟧; against it: ⟦against|salt⟧. "),
    (LEADING, ExactRow(PLAIN, 0), "Counting most for it: ⟦for|size⟧ and ⟦for|salt⟧. Nothing counts against it. "),
    (LEADING, ExactRow(KINDS, 0), "Counting most for it: ⟦for|size⟧ and ⟦for|kind “u”⟧. Nothing counts against it. "),
    (
        LEADING,
        ExactRow(KINDS, 1),
        "Counting most for it: ⟦for|size⟧ and ⟦for|kind “no answer”⟧. Nothing counts against it. ",
    ),
    (
        LEADING,
        ExactRow(GAPS, 1),
        "Counting most for it: ⟦for|size⟧ and ⟦for|ok (filled in: yes)⟧. Nothing counts against it. ",
    ),
    (LEADING, ExactRow(TIE, 1), "Nothing counts for it, nothing against. "),
    (STANDING, ROW, "1 wine lies nearer to a boundary. Its known class is a: a match."),
    (STANDING, ExactRow(PLAIN, 3), "No wine lies further from a boundary. Its known class is a: a mismatch."),
    (STANDING, ExactRow(PLAIN, 0), "1 of 3 other wines lies further from a boundary. Its known class is a: a match."),
    (STANDING, ExactRow(PAIRS, 0), "1 row lies nearer to a boundary, and 1 equally near. "),
    (STANDING, ExactRow(PAIRS, 2), "No row lies nearer to a boundary. "),
    (STANDING, ExactRow(EVEN, 1), "All rows lie equally near to a boundary. "),
    (EQUATION, ROW, "⟦for|+30.000⟧ for ⟦against|−2.500⟧ against = ⟦strong|27.500⟧ evidence"),
    (EQUATION, ROW, "⟦for|+3.00·10¹⟧ for ⟦against|−0.25·10¹⟧ against = ⟦strong|2.75·10¹⟧ evidence"),
    (EQUATION, ExactRow(TIE, 1), "⟦for|0.000⟧ for ⟦against|0.000⟧ against = ⟦strong|0⟧ evidence"),
    (
        PROOF,
        ROW,
        "✓ The bars add up to the evidence, 27.5000, exactly (difference 0). 0 is the boundary.",
    ),
    (PROOF, ExactRow(TIE, 1), "✓ For and against are equal, exactly (difference 0). 0 is the boundary."),
    (SHARES, ROW, "⟦cluster|1⟧ alone"),
    (SHARES, ExactRow(EVEN, 1), "⟦cluster|0⟧ 50 % · ⟦cluster|2⟧ 50 %"),
    (COMPARISON, ROW, "as if 1.0 of 1 · β 0.0260"),
    (COMPARISON, ExactRow(EVEN, 1), "as if 2.0 of 2 · β 0.0625"),
    (FIT, PLAIN, "The best of 3 starts, from seed 0. Inertia 38.0: the smaller, the tighter."),
    (VALUE, Cell(ROW, 0), "1\N{NO-BREAK SPACE}cm"),
    (VALUE, Cell(ExactRow(KINDS, 1), 1), "no answer"),
    (VALUE, Cell(ExactRow(GAPS, 1), 1), "filled in: yes"),
    (VALUE_SHARES, Cell(ExactRow(KINDS, 0), 1), "u: 50 % in cluster 0, 0 % in cluster 1"),
    (VALUE_SHARES, Cell(ExactRow(KINDS, 2), 1), "v: 100 % in cluster 1, 0 % in cluster 0"),
    (VALUE_SHARES, Cell(ROW, 0), ""),
    (
        CAPTION,
        feature_picture(PLAIN, (0, 1)),
        "⟦strong|Fill and shape⟧: cluster. ⟦strong|Edge⟧: known class, where it differs. "
        "Two features alone misplace 0 % of the wines; the clusters use all 2 features.",
    ),
    (
        CAPTION,
        border_picture(EVEN, (0, 1, 2)),
        "⟦strong|Fill and shape⟧: cluster. "
        "Borders are exact, straight lines here, and the picture misplaces 0 % of the rows. ",
    ),
    (DISTANCE, ROW, "From wine 1 the border to ⟦cluster|1⟧ is 2.22 away, where 1 is the whole range of a feature."),
]


def falsehoods(place: Place, sentence, facts) -> list[str]:
    return [falsehood.kind for falsehood in read(place, sentence, facts)]


@pytest.mark.parametrize(
    ("place", "facts", "sentence"), TRUE, ids=[f"{p.name} {i}" for i, (p, _, _) in enumerate(TRUE)]
)
def test_true_sentence_passes(place, facts, sentence):
    assert read(place, sentence, facts) == []


@pytest.mark.parametrize(
    ("place", "facts", "sentence"), TRUE, ids=[f"{p.name} {i}" for i, (p, _, _) in enumerate(TRUE)]
)
def test_each_changed_digit_is_caught(place, facts, sentence):
    for at, character in enumerate(sentence):
        if character in "0123456789":
            changed = f"{sentence[:at]}{(int(character) + 5) % 10}{sentence[at + 1 :]}"
            assert falsehoods(place, changed, facts), changed


WORDS = [
    ("Wine", "Row"),
    ("wines", "rows"),
    ("wine", "row"),
    ("row", "wine"),
    ("by a moderate margin", "by a narrow margin"),
    ("by a moderate margin", "clearly"),
    (" (equally near)", ""),
    (" or ⟦cluster|2⟧ (equally near)", ""),
    (" rather than ⟦cluster|1⟧", ""),
    ("is in", "is near"),
    ("nearer to", "further from"),
    ("further from", "nearer to"),
    ("No ", "1 "),
    ("lies", "lie"),
    ("1 wine lies", "Only 1 wine lies"),
    ("a match", "a mismatch"),
    ("a mismatch", "a match"),
    (" Its known class is a: a match.", ""),
    ("class is a", "class is b"),
    (", and 1 equally near", ""),
    ("All rows lie equally near to", "No row lies nearer to"),
    ("boundary. ", "boundary. The nearest border is that of ⟦cluster|1⟧. "),
    ("size", "salt"),
    ("salt", "size"),
    ("“u”", "“v”"),
    (" “u”", ""),
    ("filled in: ", ""),
    (" (filled in: yes)", ""),
    ("“no answer”", "(filled in: u)"),
    ("⟦for|size⟧", "⟦against|size⟧"),
    ("; against it: ⟦against|salt⟧. ", ". Nothing counts against it. "),
    (" and ⟦for|salt⟧", ""),
    (" and ⟦for|kind “u”⟧", ""),
    ("Nothing counts for it, nothing against. ", "Counting most for it: ⟦for|size⟧. Nothing counts against it. "),
    ("+", ""),
    ("−", "+"),
    ("⟦strong|0⟧", "⟦strong|0.000⟧"),
    ("The bars add up to the evidence, 27.5000,", "For and against are equal"),
    ("For and against are equal", "The bars add up to the evidence, 0.0000,"),
    ("difference 0", "difference 10·10⁻¹⁶"),
    ("difference 0", "difference 1·10⁻³"),
    ("50 %", "over 99 %"),
    ("0 % of", "under 1 % of"),
    (" 0 % of", " -0 % of"),
    ("100 %", "over 99 %"),
    ("⟦cluster|1⟧ alone", "⟦cluster|1⟧ over 99 % · ⟦cluster|0⟧ under 1 %"),
    ("\N{NO-BREAK SPACE}cm", ""),
    ("cm", "kg"),
    ("⟦strong|Edge⟧: known class, where it differs. ", ""),
    ("Two features", "⟦strong|Dot⟧: looks nearer to another cluster here. Two features"),
    ("all 2", "2"),
    ("of the rows. ", "of the rows of its three clusters. "),
    ("Fill and shape", "Fill"),
    (".", "!"),
]


@pytest.mark.parametrize(("old", "new"), WORDS, ids=[f"{i} {old} - {new}" for i, (old, new) in enumerate(WORDS)])
def test_each_changed_word_is_caught(old, new):
    changed = [(place, facts, text.replace(old, new, 1)) for place, facts, text in TRUE if old in text]
    assert changed, "no true sentence has these words"
    missed = [text for place, facts, text in changed if not falsehoods(place, text, facts)]
    assert missed == []


def test_every_place_has_a_true_sentence():
    assert {place.name for place, _, _ in TRUE} == set(PLACES)


def test_text_that_no_claim_reads_is_a_falsehood():
    assert falsehoods(STANDING, "1 wine lies nearer to a boundary. It is a fine wine.", ROW) == ["standing: unknown"]


def test_sentence_left_out_or_said_twice_is_a_falsehood():
    assert "standing: incomplete rank" in falsehoods(STANDING, "Its known class is a: a match.", ROW)
    assert falsehoods(LEADING, "", ROW) == ["leading: incomplete leading"]


def test_span_of_a_cluster_needs_its_own_number():
    assert mark((Span("in "), cluster_span(2))) == "in ⟦cluster|2⟧"
    assert mark((Span("cluster 1", "cluster", 2),)) == "⟦cluster|cluster 1⟧"


@pytest.mark.parametrize(
    ("text", "share", "good"),
    [
        ("0 %", 0.0, True),
        ("0 %", 0.004, False),
        ("under 1 %", 0.004, True),
        ("under 1 %", 0.005, True),
        ("under 1 %", 0.0, False),
        ("under 1 %", 0.006, False),
        ("1 %", 0.006, True),
        ("1 %", 0.004, False),
        ("33 %", 1 / 3, True),
        ("34 %", 1 / 3, False),
        ("99 %", 0.994, True),
        ("99 %", 0.996, False),
        ("over 99 %", 0.996, True),
        ("over 99 %", 1.0, False),
        ("100 %", 1.0, True),
        ("100 %", 0.999, False),
    ],
)
def test_percentage(text, share, good):
    assert (list(percent_falsities(text, share)) == []) == good


@pytest.mark.parametrize(
    ("text", "cell", "good"),
    [
        ("3.75", 3.75, True),
        ("4", 3.75, True),  # as far as its column has no other number near
        ("3.7", 3.75, True),
        ("3.6", 3.75, False),
        ("1,080", 1080, True),
        ("1,234", 1234.5, True),
        ("1,236", 1234.5, False),
        ("1,000", 1001, False),
        ("3.20·10⁹", 3_204_567_891, True),
        ("−4.44·10⁻¹⁶", 0, False),
        ("0", 0, True),
        ("0", 0.05, False),
        ("0.0", -0.01, False),
        ("0.05", 0.05, True),
        ("−0.05", 0.05, False),
    ],
)
def test_number_of_the_table(text, cell, good):
    assert (list(number_falsities(text, cell)) == []) == good


@pytest.mark.parametrize(
    ("text", "cell", "others", "good"),
    [
        ("4", 3.75, [3.75, 9.0], True),
        ("4", 3.75, [3.75, 3.8], False),
        ("3.75", 3.75, [3.75, 3.8], True),
        ("3.75", 3.75, [3.75, 3.75], True),
        ("0.123", 0.1234, [0.1234, 0.1235], False),
        ("0.1234", 0.1234, [0.1234, 0.1235], True),
        ("46,916", 46915.584, [46915.584, 12.5], True),
    ],
)
def test_number_is_told_from_the_others_of_its_column(text, cell, others, good):
    assert (list(lookalike_falsities(text, cell, others)) == []) == good


def test_printed_number_has_the_worth_of_its_last_digit():
    printed = Printed.parse("−1,230.50·10⁻³")
    assert (float(printed.value), float(printed.last), printed.digits) == (-1.2305, 1e-05, 6)
