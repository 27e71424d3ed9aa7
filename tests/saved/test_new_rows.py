"""New rows: what the model has not seen is counted and said, what it cannot use is refused at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.saved.model_file import format_model
from neon_core.saved.model_parts import parse_model
from tests.helpers.model_tables import rich_frame, rich_model

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
FRAME = rich_frame()
MODEL, OWN = rich_model()


def read(model=MODEL, **columns):
    """Return the new rows of the first ten rows with other cells in some columns."""
    return model.read_rows(FRAME.head(10).assign(**columns))


def texts(new):
    return [note.text for note in new.analysis.notes]


def faults(frame, model=MODEL):
    with pytest.raises(DataError) as raised:
        model.read_rows(frame)
    assert all(problem.hint for problem in raised.value.problems)
    return [str(problem) for problem in raised.value.problems]


def test_missing_new_and_other_columns_are_named_in_one_error():
    frame = FRAME.drop(columns=["age", "use"]).assign(Age=1.0, spent=["a"] * 60, joined=[1.0] * 60)
    found = faults(frame)
    assert len(found) == 3
    assert found[0].startswith("The table does not have age and use (columns). The model does not know Age: rename")
    assert "spent is a number in the model and a category here: No cell of spent is a number" in found[1]
    assert "joined is a date in the model and a number here" in found[2]


def test_table_that_was_cut_at_another_delimiter_says_so():
    table = nc.read_table(FRAME.to_csv(index=False).encode(), delimiter=";")
    with pytest.raises(nc.NeonError) as raised:
        MODEL.read_rows(table)
    (problem,) = raised.value.problems
    assert problem.hint == "It was read with the delimiter “;”, and has one column so: choose its own."


def test_column_that_does_not_count_may_be_missing_or_new():
    new = MODEL.read_rows(FRAME.drop(columns=["tier", "memo", "customer"]).assign(extra=1))
    assert new.ignored == ("extra",)
    assert new.absent == ("customer", "tier")
    assert "1 column is not in the model and not used: extra." in texts(new)
    assert "2 columns are in the model and not here: customer and tier." in texts(new)
    assert (new.analysis.clustering.class_index == -1).all()
    assert not new.analysis.clustering.mismatch.any()


def test_value_of_a_category_that_is_not_known_counts_as_a_rare_one():
    new = read(region=["West"] * 3 + ["North"] * 7)
    assert [(u.value, u.n_rows, u.counts_as) for u in new.unseen] == [("West", 3, "rarer values")]
    rare = read(region=["Rare B"] * 3 + ["North"] * 7)
    np.testing.assert_array_equal(new.analysis.design.matrix, rare.analysis.design.matrix)
    assert not rare.unseen
    told = "region has 1 value in 3 rows that the model does not know (counted with the rarer values): West."
    assert told in texts(new)


def test_value_of_a_category_without_rare_ones_is_none_of_the_known_ones():
    frame = FRAME.assign(region=["North", "South"] * 30)
    model, _ = rich_model(frame)
    new = model.read_rows(frame.head(2).assign(region=["West", "North"]))
    region = next(column for column in model.design.columns if column.name == "region")
    counted = new.analysis.design.as_counted(new.analysis.design.matrix)[:, region.features]
    np.testing.assert_allclose(counted, [[0.0, 0.0], [1.0, 0.0]], atol=1e-12)
    sums = new.analysis.explanation.relevance.sum(axis=1)
    np.testing.assert_allclose(sums, new.analysis.explanation.logit, rtol=1e-12)
    assert new.unseen[0].counts_as == "no value"


def test_cell_that_is_no_step_counts_as_missing():
    new = read(use=["always"] + ["Often "] * 9)
    assert [(u.value, u.counts_as) for u in new.unseen] == [("always", "missing")]
    gap = read(use=[None] + ["often"] * 9)
    np.testing.assert_array_equal(new.analysis.design.matrix, gap.analysis.design.matrix)
    assert new.analysis.design.imputed[MODEL.design.column_names.index("use")] == 1
    (fault,) = faults(FRAME.assign(use="always"))
    assert "No cell of use is a step of its order in the model, such as never" in fault


def test_rows_outside_of_what_the_model_has_seen_are_counted():
    low, high = FRAME["age"].min(), FRAME["age"].max()
    new = read(age=[low - 5, high + 1, high + 2, *[low] * 7], joined=[pd.Timestamp("2030-02-01")] * 10)
    age, joined = new.outside
    assert (age.n_below, age.n_above, age.low, age.high, age.greatest) == (1, 2, low, high, high + 2)
    assert age.text == f"{low:.0f} to {high:.0f}"
    assert (joined.n_above, joined.text[:5]) == (10, "2024-")
    assert new.n_outside == 10
    told = next(text for text in texts(new) if "outside" in text)
    assert told.startswith("10 of 10 rows lie outside of what the model has seen: joined (10 rows, seen 2024-")


def test_gaps_are_filled_with_the_model_s_own_usual_values():
    new = read(age=[np.nan] * 10, spent=[np.nan] * 10, paper=pd.array([None] * 10, dtype="boolean"))
    shown = new.analysis.design.to_original(new.analysis.design.matrix)
    assert (shown["age"] == FRAME["age"].median()).all()
    assert (shown["spent"] == FRAME["spent"].median()).all()
    assert (shown["paper"] == float(FRAME["paper"].mean() > 0.5)).all()
    told = next(text for text in texts(new) if "filled in" in text)
    assert told.startswith("30 missing values were filled in with the median of a number or the most frequent value")
    assert "among the model's own rows" in told


def test_gap_of_a_category_is_the_value_of_its_own_that_the_model_has():
    new = read(region=[None] * 10)
    assert (new.analysis.design.to_original(new.analysis.design.matrix)["region"] == "no answer").all()
    assert not new.analysis.design.imputed[MODEL.design.column_names.index("region")]


def test_rows_are_left_out_as_the_model_s_choices_say():
    model, _ = rich_model(fills={"age": "leave out"}, transforms={"spent": "logarithm"})
    new = read(model, age=[np.nan] * 2 + [30.0] * 8, spent=[1.0] * 7 + [-1.0] * 3)
    assert new.analysis.design.rows.tolist() == [2, 3, 4, 5, 6]
    assert "2 rows with missing values were left out." in texts(new)
    assert "3 rows have a number without a logarithm in a column that counts by it, and were left out." in texts(new)
    columns = ["age", "spent", "region", "joined", "use", "paper"]
    blank = FRAME.head(3).copy()
    blank[columns] = blank[columns].astype(object)
    blank.loc[1, columns] = None
    new = MODEL.read_rows(blank)
    assert new.analysis.design.rows.tolist() == [0, 2]
    assert "1 row has no value in any column that counts and was left out: c001." in texts(new)
    with pytest.raises(DataError, match="The only row cannot be placed"):
        MODEL.read_rows(blank.iloc[[1]])


def test_model_that_refuses_missing_values_refuses_them_in_new_rows():
    frame = FRAME.dropna(subset=["age", "region"]).reset_index(drop=True)
    model, _ = rich_model(frame, missing="refuse")
    (fault,) = faults(frame.assign(age=[np.nan] + [30.0] * (len(frame) - 1)), model)
    assert "1 value is missing, and the model refuses missing values" in fault


@pytest.mark.parametrize("value", [np.inf, -np.inf, 1e200])
def test_numbers_that_cannot_be_squared_are_refused(value):
    (fault,) = faults(FRAME.head(3).assign(age=[30.0, value, 31.0]))
    assert "1 value is infinite or too large to be squared" in fault
    assert "in row 1" in fault


def test_class_that_the_model_does_not_know_is_no_match():
    new = read(tier=["diamond"] * 2 + ["gold"] * 8)
    clustering = new.analysis.clustering
    assert clustering.classes == ("basic", "gold", "plus", "diamond")
    assert clustering.mismatch[:2].all()
    assert "2 rows have a class that the model does not know: diamond." in texts(new)


def test_kinds_are_read_as_in_the_model():
    as_text = FRAME.head(10).assign(
        age=FRAME["age"].head(10).map(str, na_action="ignore"),
        joined=FRAME["joined"].head(10).dt.strftime("%Y-%m-%d"),
        paper=FRAME["paper"].head(10).map({True: "yes", False: "no"}),
    )
    np.testing.assert_array_equal(MODEL.read_rows(as_text).analysis.design.matrix, read().analysis.design.matrix)


def test_codes_that_are_numbers_in_one_table_and_words_in_another():
    frame = pd.DataFrame({"code": [1, 2, 1, 2, 3, 3], "size": [1.0, 2.0, 1.5, 9.0, 8.0, 9.5]})
    data = nc.Dataset.from_frame(frame).with_kinds({"code": "category"}).with_roles({"code": "feature"})
    model = nc.SavedModel.of(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)))
    for cells in ([1, 3], [1.0, 3.0], ["1", "3"]):
        new = model.read_rows(pd.DataFrame({"code": cells, "size": [1.0, 9.0]}))
        assert not new.unseen
        assert new.analysis.design.to_original(new.analysis.design.matrix)["code"].tolist() == ["1", "3"]


def test_read_file_has_the_same_rows_as_the_frame(tmp_path):
    path = tmp_path / "new.csv"
    FRAME.to_csv(path, index=False)
    new = MODEL.read_rows(nc.read_table(path))
    np.testing.assert_array_equal(new.analysis.design.matrix, OWN.design.matrix)
    assert new.analysis.design.row_names is not None
    assert new.analysis.design.call_row(3) == "c003"


def priced(unit, date):
    """Return a table as CSV whose dates fit one order, or where they are `date` both."""
    days = ["13/01/2024", "02/03/2024", "05/03/2024", "29/11/2024"]
    lines = [f"{10 + i} {unit},{day if date is None else date}" for i, day in enumerate(days)]
    return "\n".join(["price,day", *lines]).encode()


@pytest.fixture(scope="module")
def price_model():
    data = nc.read_table(priced("€", None), filename="old.csv").with_roles({"day": "feature"})
    return parse_model(format_model(nc.SavedModel.of(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)))))


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("$", "1 column has another unit than in the model, and the numbers count as they are: price ($ here, € in"),
        ("€", ""),
        ("", ""),
    ],
)
def test_another_unit_is_said(price_model, unit, said):
    notes = price_model.read_rows(nc.read_table(priced(unit, None), filename="new.csv")).analysis.notes
    assert " ".join(note.text for note in notes if note.kind == "unit").startswith(said)
    assert any(note.kind == "unit" for note in notes) == bool(said)


def test_dates_that_fit_both_orders_are_read_in_that_of_the_model(price_model):
    data = price_model.settings.read
    assert price_model.settings.overrides.date_order == "dmy"
    again = nc.read_table(priced("€", "03/04/2024"), filename="new.csv", date_order="dmy")
    assert data(priced("€", "03/04/2024"), filename="new.csv").frame["day"].tolist() == again.frame["day"].tolist()
    assert again.frame["day"][0].month == 4


def test_table_without_rows_and_one_that_is_quite_another_are_refused_in_short(price_model):
    frame = pd.DataFrame({"price": [1.0], "day": pd.to_datetime(["2024-01-01"])})
    with pytest.raises(DataError, match="The table has no row"):
        price_model.read_rows(frame.iloc[:0])
    wide = nc.Dataset.from_frame(pd.DataFrame(np.eye(60), columns=[f"f{i}" for i in range(60)]))
    model = nc.SavedModel.of(wide, nc.analyse(wide, nc.AnalysisConfig(n_clusters=2)))
    with pytest.raises(DataError, match="f38, f39 and 20 more"):
        model.read_rows(frame)
