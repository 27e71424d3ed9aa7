"""Scales of answers: recognised in four languages, in order, with equal steps; and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.parse.level_words import LEVEL_LADDERS
from neon_core.parse.scale_words import LADDERS
from neon_core.parse.scales import find_scale, fold, is_no_answer, sort_naturally, unify
from tests.helpers.ladders import forms_of, steps_of

FULL = [
    "Strongly disagree < Disagree < Neutral < Agree < Strongly agree",
    "never < rarely < sometimes < often < always",
    "VERY DISSATISFIED < DISSATISFIED < NEUTRAL < SATISFIED < VERY SATISFIED",
    "Very unlikely < Unlikely < Neutral < Likely < Very likely",
    "Not at all important < Slightly important < Moderately important < Very important < Extremely important",
    "Poor < Fair < Good < Very Good < Excellent",
    "none < mild < moderate < severe",
    "XS < S < M < L < XL < XXL",
    "small < medium < large",
    "Low < Medium < High < Very high",
    "Beginner < Intermediate < Advanced < Expert",
    "High School < Bachelor's Degree < Master's Degree < PhD",
    "Below average < Average < Above average",
    "monthly < weekly < daily",
    "trifft überhaupt nicht zu < trifft eher nicht zu < teils/teils < trifft eher zu < trifft voll und ganz zu",
    "Stimme gar nicht zu < Stimme eher nicht zu < Stimme eher zu < Stimme voll zu",
    "nie < selten < manchmal < oft < immer",
    "sehr unzufrieden < unzufrieden < weder noch < zufrieden < sehr zufrieden",
    "ungenügend < mangelhaft < ausreichend < befriedigend < gut < sehr gut",
    "klein < mittel < groß",
    "Pas du tout d’accord < Plutôt pas d’accord < Plutôt d’accord < Tout à fait d’accord",
    "jamais < rarement < parfois < souvent < toujours",
    "Pas du tout satisfaite < Plutôt insatisfait < Plutôt satisfait(e) < Très satisfait",
    "passable < assez bien < bien < très bien",
    "faible < moyen < élevé",
    "Totalmente en desacuerdo < En desacuerdo < Neutral < De acuerdo < Totalmente de acuerdo",
    "nunca < casi nunca < a veces < casi siempre < siempre",
    "suspenso < aprobado < notable < sobresaliente",
    "bajo < medio < alto < muy alto",
    "1 - Strongly disagree < 2 - Disagree < 3 - Neutral < 4 - Agree < 5 - Strongly agree",
    "1: very good < 2: good < 3: fair < 4: poor",  # the users' own numbers decide
    "(1) never < (2) sometimes < (3) always",
    "Disagree (2) < Neutral (3) < Agree (4)",
    "1 (not at all) < 2 < 3 < 4 < 5 < 6 < 7 < 8 < 9 < 10 (extremely)",
    "1 = gar nicht < 2 < 3 < 4 = sehr",
    "C < C+ < B- < B < B+ < A- < A",
    "<18 < 18-29 < 30-44 < 45-60 < 60+",
    "under 18 < 18 to 64 < 65 and over",
    "0 < 1-5 < 6+",
    "Less than $20K < $20K - $40K < $40K - $60K < $120K +",
    "unter 18 < 18 bis 29 < über 65",
    "moins de 18 ans < 18 à 29 ans < 30 ans et plus",
    "menos de 18 < 18 a 29 < más de 65",
]

NO_SCALES = [
    ["yes", "no"],
    ["Yes", "No", "Perhaps"],
    ["M", "F"],
    ["A", "B", "AB", "O"],
    ["A+", "B+", "A-", "B-"],
    ["A", "B", "C"],
    ["Monday", "Tuesday", "Friday"],
    ["Jan", "Feb", "Mar"],
    ["high", "red", "low"],
    ["High Street", "Low Road", "Main Street"],
    ["Agree", "Disagree"],  # a pair is as good a category
    ["Not satisfied", "Satisfied"],
    ["Very unlikely", "Very likely"],
    ["10-12", "20-25", "31-40"],
    ["01-02", "03-04", "05-06"],
    ["2-1", "1-0", "0-3"],
    ["555-1234", "555-9876", "444-0000"],
    ["1/2", "1/4", "3/4"],
    ["1 Male", "2 Female", "3 Other"],
    ["1", "2", "3", "4", "5"],
    ["Often", "often", "OFTEN "],  # one answer
    ["don't know", "refused", "n/a"],
]


@pytest.mark.parametrize("text", FULL)
def test_answers_are_put_in_order(text):
    order = text.split(" < ") if not text.startswith("<") else ["<18", *text.split(" < ")[1:]]
    for mixed in (order[::-1], sorted(order), [f" {step.upper()}  " for step in order[1:] + order[:1]]):
        scale = find_scale(mixed)
        assert scale is not None
        assert [fold(step) for step in scale.order] == [fold(step) for step in order]
        assert (scale.unseen, scale.no_answer) == ((), ())


@pytest.mark.parametrize("words", NO_SCALES, ids=" ".join)
def test_words_are_no_scale(words):
    assert find_scale(words) is None


@pytest.mark.parametrize("name", ["grade", "Final Grade", "Schulnote", "note", "calificación"])
def test_letters_are_grades_under_the_name_of_one(name):
    scale = find_scale(["A", "B", "C", "F"], name)
    assert scale is not None
    assert (scale.order, scale.unseen) == (("F", "D", "C", "B", "A"), ("D",))


@pytest.mark.parametrize("name", ["product code", "zip", "blood group", "phone"])
def test_codes_are_no_scale_by_their_name(name):
    assert find_scale(["1-5", "6-10", "11-15"], name) is None
    assert find_scale(["A+", "B", "C-"], name) is None


@pytest.mark.parametrize(
    ("words", "order", "unseen"),
    [
        (["Disagree", "Agree", "Neutral"], "Disagree < Neutral < Agree", ()),
        (["disagree", "strongly agree", "strongly disagree"], "", ("neutral", "agree")),
        (["Never", "Often", "Always"], "Never < Rarely < Sometimes < Often < Always", ("Rarely", "Sometimes")),
        (["low", "high", "very high"], "low < medium < high < very high", ("medium",)),
        (["nie", "oft", "immer"], "nie < selten < manchmal < oft < immer", ("selten", "manchmal")),
        (["1 - never", "2 - often", "4 - always"], "1 - never < 2 - often < 3 < 4 - always", ("3",)),
        (["A", "A-", "B"], "B < A- < A", ()),
        (["A+", "A-", "B", "C+"], "C+ < B- < B < B+ < A- < A < A+", ("B-", "B+", "A")),
        (["primary", "master", "phd"], "primary < master < phd", ()),  # nobody knows the distances of schooling
    ],
)
def test_steps_between_that_no_cell_has_keep_their_places(words, order, unseen):
    """Only steps between two that occur: nobody knows how far a scale goes beyond them."""
    scale = find_scale(words)
    assert scale is not None
    assert scale.unseen == unseen
    if order:
        assert " < ".join(scale.order) == order


def test_two_answers_on_one_side_of_a_scale_are_enough():
    scale = find_scale(["Strongly agree", "Agree"])
    assert scale is not None
    assert (scale.order, scale.unseen) == (("Agree", "Strongly agree"), ())


def test_answers_beside_the_scale_are_none_of_its_steps():
    scale = find_scale(["oft", "nie", "manchmal", "weiß nicht", "9 - keine Angabe"])
    assert scale is not None
    assert (scale.order, scale.no_answer) == (("nie", "manchmal", "oft"), ("weiß nicht", "9 - keine Angabe"))


@pytest.mark.parametrize(
    "word",
    [
        "Don't know",
        "N/A",
        "prefer not to say",
        "Weiss nicht",
        "k. A.",
        "Sans opinion",
        "No sabe",
        "NS/NC",
        "99 refused",
    ],
)
def test_word_is_no_answer(word):
    assert is_no_answer(word)


@pytest.mark.parametrize("word", ["neutral", "none", "teils/teils", "other", "9"])
def test_word_is_an_answer(word):
    assert not is_no_answer(word)


@pytest.mark.parametrize(
    ("ladder", "text"),
    [pytest.param(one, text, id=text[:20]) for one in (*LADDERS, *LEVEL_LADDERS) for text in one.languages],
)
def test_each_usual_scale_of_each_ladder_is_recognised(ladder, text):
    steps = steps_of(text)
    for form in forms_of(ladder) or [tuple(range(len(steps)))]:
        if form[-1] < len(steps) and len(form) > 2:
            words = [steps[step][0] for step in form]
            scale = find_scale(words[::-1])
            assert scale is not None
            assert list(scale.order) == words


@given(st.lists(st.text(), max_size=8, unique_by=fold), st.text(max_size=8))
def test_any_words_are_a_scale_of_all_of_them_or_none(words, name):
    scale = find_scale(words, name)
    if scale is not None:
        assert {*scale.order, *scale.no_answer} - {*scale.unseen} == set(words)


@given(st.lists(st.text()))
def test_natural_order_has_all_words_and_does_not_depend_on_theirs(words):
    assert sorted(sort_naturally(words)) == sorted(words)
    assert sort_naturally(words[::-1]) == sort_naturally(words)


@given(st.text())
def test_unified_word_stays(word):
    assert unify(unify(word)) == unify(word)
    assert fold(fold(word)) == fold(word)
