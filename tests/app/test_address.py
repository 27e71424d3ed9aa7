"""The address: choices to query parameters and back, with a notice for each part that cannot be honoured."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.config import FILLS, LARGEST_WEIGHT, MISSING, MOST_STARTS, SEEDS, SMALLEST_WEIGHT, AnalysisConfig
from neon_core.dataset import KINDS, ROLES
from neon_core.date_uses import DATE_USES
from neon_core.row_query import MISSING as MISSING_VALUE
from neon_core.row_query import OPERATORS, Condition, RowQuery
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.scalings import SCALINGS
from neon_core.transforms import TRANSFORMS
from pages.shared.session import column_choices
from pages.shared.session.address import LONGEST, format_address, merge_repeated, parse_address
from pages.shared.session.choices import MOST_CLUSTERS, MOST_SHOWN, USUAL, Choices
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from pages.shared.session.group import MISMATCHES, OF_ROWS, Group
from pages.shared.wording import row_table_words

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(["a,b", 'a"b', " a", "a:2", ""])

CONFIGS = st.builds(
    AnalysisConfig,
    n_clusters=st.integers(1, MOST_CLUSTERS),
    scaling=st.sampled_from(list(SCALINGS)),
    random_state=st.integers(0, SEEDS - 1),
    n_init=st.integers(1, MOST_STARTS),
    missing=st.sampled_from(MISSING),
    skewed=st.sampled_from(TRANSFORMS),
    dates=st.sampled_from(list(DATE_USES)),
    most_categories=st.integers(2, 100),
    weights=st.dictionaries(NAMES, st.floats(SMALLEST_WEIGHT, LARGEST_WEIGHT), max_size=4),
    fills=st.dictionaries(NAMES, st.sampled_from(FILLS), max_size=4),
    transforms=st.dictionaries(NAMES, st.sampled_from(TRANSFORMS), max_size=4),
)
COLUMNS = st.builds(
    Columns,
    roles=st.dictionaries(NAMES, st.sampled_from(ROLES), max_size=4).map(column_choices.sorted_pairs),
    kinds=st.dictionaries(NAMES, st.sampled_from(KINDS), max_size=4).map(column_choices.sorted_pairs),
)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(str.strip)
CONDITIONS = st.builds(Condition, NAMES, st.sampled_from(OPERATORS[:-1]), VALUES) | st.builds(
    Condition, NAMES, st.just(MISSING_VALUE)
)
QUERIES = st.builds(
    lambda conditions, search, sort, is_descending: RowQuery(
        tuple(conditions), search, sort, bool(sort) and is_descending
    ),
    st.lists(CONDITIONS, max_size=4),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    NAMES,
    st.booleans(),
)
NAMED = st.text("ab <i>&,", max_size=9).map(str.strip).map(lambda name: " ".join(name.split()))
GROUPS = st.one_of(
    st.none(),
    st.builds(lambda cluster, name: replace(Group.of_cluster(cluster), name=name), st.integers(0, 49), NAMED),
    st.builds(lambda name: replace(MISMATCHES, name=name), NAMED),
    QUERIES.filter(lambda query: query.is_filtered).map(Group.of_query),
    st.builds(
        lambda rows, kind, name: replace(Group.of_rows(rows, kind), name=name),
        st.sets(st.integers(0, 10**7), min_size=1, max_size=60),
        st.sampled_from(OF_ROWS),
        NAMED,
    ),
)
CHOICES = st.builds(
    lambda group, other, question, **parts: Choices(
        **parts,
        group=group,
        other=other,
        question=({"group": group is not None, "pair": other >= 0}.get(question, False) and question) or "row",
    ),
    group=GROUPS,
    other=st.integers(-1, 10**7),
    question=st.sampled_from(["row", "group", "pair"]),
    sample=st.sampled_from(sorted(SAMPLES)),
    config=CONFIGS,
    row=st.integers(0, 10**7),
    beta=st.one_of(st.just(USUAL), st.just(0.0), st.just(math.inf), st.floats(0, 1e300)),
    columns=COLUMNS,
    view=st.sampled_from(["", *row_table_words.NAMES]),
    shown=st.lists(NAMES, unique=True, max_size=MOST_SHOWN).map(tuple),
    query=QUERIES,
)


def test_empty_address_is_the_published_run():
    assert parse_address({}) == (Choices("wine", PUBLISHED, -1, USUAL), ())


def test_every_parameter_is_parsed():
    clustering = {"k": "5", "scaling": "robust", "seed": "7", "restarts": "3"}
    config = AnalysisConfig(n_clusters=5, scaling="robust", random_state=7, n_init=3)
    assert parse_address({"sample": "iris", **clustering, "row": "9", "beta": "2"}) == (
        Choices("iris", config, 9, 2.0),
        (),
    )


@given(CHOICES)
def test_choices_survive_the_address(choices):
    assert parse_address(format_address(choices, telling_row=-2)) == (choices, ())


def test_treatments_of_columns_have_names_of_their_own_in_the_address():
    config = replace(
        PUBLISHED,
        fills=(("ash", "leave out"), ("hue", "usual value")),
        transforms=(("ash", "as it is"), ("hue", "logarithm"), ("proline", "rank")),
    )
    address = {"usual": "hue", "leave": "ash", "plain": "ash", "log": "hue", "rank": "proline"}
    assert format_address(Choices("wine", config), telling_row=60) == address


def test_two_treatments_of_one_column_are_refused():
    choices, notices = parse_address({"log": "hue", "rank": "hue,ash", "own": '"'})
    assert choices.config.transforms == (("ash", "rank"),)
    assert choices.config.fills == ()
    assert any("gives “hue” more than one way to count" in notice for notice in notices)
    assert any("asks for own=" in notice for notice in notices)


def test_opening_choices_need_no_parameters():
    assert format_address(Choices("wine", PUBLISHED, 60, USUAL), telling_row=60) == {}
    assert format_address(Choices("iris", SAMPLES["iris"].opening), telling_row=50) == {"sample": "iris"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sample", "cheese"),
        ("k", "0"),
        ("k", "51"),
        ("k", "1000"),
        ("k", "1001"),
        ("k", "3.5"),
        ("k", "-3"),
        ("k", "٣"),  # a digit, but not one of ours
        ("k", "9" * 5000),
        ("scaling", "log"),
        ("view", "published"),
        ("view", ""),
        ("view", "<b>"),
        ("view", "all&view=nearest"),
        ("show", '"hue'),
        ("show", ""),
        ("seed", str(2**32)),
        ("restarts", "101"),
        ("row", "first"),
        ("row", "-1"),
        ("beta", "-1"),
        ("beta", "nan"),
        ("beta", "<b>"),
        ("beta", "٣"),
        ("beta", "1_0"),
        ("beta", " 1"),
        ("beta", "1e 5"),  # what "1e+5" becomes in an address
        ("beta", ""),
        ("beta", "."),
        ("beta", "-1e3"),
        ("row", "٣"),
        ("row", "1_0"),
        ("row", ""),
        ("k", "3&k=4"),
        ("row", "3&row=4"),
        ("beta", "1&beta=2"),
        ("sample", "wine&sample=iris"),
        ("colour", "red"),
        ("fill", "mean"),
        ("dates", "year"),
        ("categories", "1"),
        ("categories", "many"),
        ("feature", ""),
        ("ignore", '"hue'),
        ("class", '"hue"x'),
        ("number", "a\nb"),
        ("id", "x" * 200_000),  # longer than a cell of CSV may be
        ("weight", "hue"),
        ("weight", "hue:0"),
        ("weight", "hue:1e-320"),
        ("weight", "hue:0.0000009"),
        ("weight", "hue:nan"),
        ("weight", "hue:inf"),
        ("weight", "hue:2,hue:3"),
        ("weight", "hue:2,ash"),
        ("weight", "hue:1001"),
        ("weight", ""),
        ("columns", "some"),
    ],
)
def test_meaningless_parameter_gets_one_notice_and_the_others_apply(key, value):
    choices, notices = parse_address({"seed": "5", key: value} if key != "seed" else {key: value})
    assert len(notices) == 1
    assert key in notices[0]
    assert len(notices[0]) < 220
    assert choices == Choices("wine", replace(PUBLISHED, random_state=2 if key == "seed" else 5))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5", 2.5),
        ("-0", 0.0),
        ("-0.0", 0.0),
        (".5", 0.5),
        ("3.", 3.0),
        ("1e-3", 0.001),
        ("1E+3", 1000.0),
        ("007", 7.0),
        ("inf", math.inf),
        ("1e999", math.inf),
    ],
)
def test_beta_is_parsed_as_people_write_numbers(text, value):
    read_value = parse_address({"beta": text})[0].beta
    assert read_value == value
    assert math.copysign(1.0, float(read_value)) == 1.0
    assert "-" not in format_address(parse_address({"beta": text})[0], telling_row=60).get("beta", "").replace("e-", "")


@pytest.mark.parametrize(
    ("text", "row"),
    [("9999999999999999999", 10**19 - 1), ("0", 0), ("007", 7), ("0" * 5000 + "3", 3), ("9" * 5000, 10**100 - 1)],
    ids=["long", "zero", "with zeros", "many zeros", "very long"],
)
def test_row_number_may_be_long(text, row):
    assert parse_address({"row": text}) == (Choices("wine", PUBLISHED, row), ())


def test_notice_names_the_value_shown_instead():
    assert parse_address({"restarts": "0"})[1][0].endswith("Shown instead: 1 start.")
    assert parse_address({"sample": "iris", "restarts": "0"})[1][0].endswith("Shown instead: 10 starts.")
    assert parse_address({"k": "0"})[1][0].endswith("Shown instead: 3 clusters.")
    assert parse_address({"seed": "-1"})[1][0].endswith("Shown instead: seed 2.")


def test_repeated_parameter_needs_equal_values():
    assert merge_repeated({"k": ["4", "4"], "row": ["7"]}) == {"k": "4", "row": "7"}
    choices, notices = parse_address(merge_repeated({"k": ["4", "5"], "seed": ["7"]}))
    assert choices.config == replace(PUBLISHED, random_state=7)
    rule = "K is a whole number from 1 to 50 on this dashboard."
    assert notices == (f"The address asks for k=4&k=5, but {rule} Shown instead: 3 clusters.",)


def test_k_beyond_the_dashboard_is_refused_with_its_limit():
    assert parse_address({"k": str(MOST_CLUSTERS)})[0].config.n_clusters == MOST_CLUSTERS
    for k in (MOST_CLUSTERS + 1, 1000):
        assert AnalysisConfig(n_clusters=k).n_clusters == k  # the library takes them
        choices, sentences = parse_address({"k": str(k)})
        assert choices.config.n_clusters == PUBLISHED.n_clusters
        rule = f"K is a whole number from 1 to {MOST_CLUSTERS} on this dashboard."
        assert sentences == (f"The address asks for k={k}, but {rule} Shown instead: 3 clusters.",)


def test_column_with_two_roles_or_kinds_gets_a_notice():
    choices, notices = parse_address({"feature": "a,b", "ignore": "b,c", "number": "b", "text": "b,a"})
    assert choices.columns == Columns((("a", "feature"), ("c", "ignore")), (("a", "text"),))
    assert notices == (
        "The address gives “b” more than one role. Shown instead: the detected role.",
        "The address gives “b” more than one kind. Shown instead: the detected kind.",
    )


def test_lists_of_names_may_have_spaces_and_quotes():
    roles = parse_address({"ignore": 'hue, malic acid, "a, b"'})[0].columns.roles
    assert roles == (("a, b", "ignore"), ("hue", "ignore"), ("malic acid", "ignore"))
    assert parse_address({"weight": "hue:2, ash:.5"})[0].config.weights == (("ash", 0.5), ("hue", 2.0))


def test_notice_about_many_names_is_short():
    many = ",".join(f"c{i}" for i in range(500))
    assert [len(sentence) < 220 for sentence in parse_address({"feature": many, "class": many})[1]] == [True]


def test_long_column_choices_are_replaced_by_their_digest():
    columns = Columns(tuple((f"a rather long name {i:03}", "ignore") for i in range(400)))
    config = AnalysisConfig(weights=(("hue", 2.0),))
    address = format_address(
        Choices("wine", replace(PUBLISHED, weights=config.weights), 7, columns=columns), telling_row=60
    )
    assert address == {"row": "7", "columns": column_choices.digest(columns, Treatments(config.weights))}
    choices, notices = parse_address(address)
    assert (choices.columns_digest, choices.columns, choices.config, notices) == (
        address["columns"],
        Columns(),
        PUBLISHED,
        (),
    )
    some = Columns(columns.roles[:200])
    assert 4000 < len(format_address(Choices("wine", PUBLISHED, columns=some), telling_row=60)["ignore"]) < LONGEST


@given(
    st.dictionaries(
        st.sampled_from(
            ["sample", "k", "scaling", "seed", "restarts", "row", "beta", "x", "fill", *column_choices.KEYS]
        ),
        st.text(),
    )
)
def test_any_address_is_parsed(parameters):
    choices, notices = parse_address(parameters)
    assert choices.sample in SAMPLES
    assert all(notices)


def test_unknown_parameters_are_said_in_one_sentence():
    choices, notices = parse_address({"k": "4", **{f"unknown {i} {'x' * 500}": "1" for i in range(200)}})
    assert choices.config.n_clusters == 4
    (notice,) = notices
    assert notice.startswith("The address has 200 unknown parameters: “unknown 0 x")
    assert notice.endswith(" and 197 more.")
    assert len(notice) < 220
