"""Values of the kinds that analysts bring, read from whole files: durations, amounts, dates, codes, odd words."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc


def read(cells, name="v", delimiter=",", **overrides):
    """Return the dataset of one column of cells beside a column of words."""
    quoted = [f'"{cell}"' if delimiter in cell else cell for cell in cells]
    rows = "".join(f"p{i % 6}{delimiter}{cell}\n" for i, cell in enumerate(quoted))
    return nc.read_table(f"name{delimiter}{name}\n{rows}".encode(), **overrides)


def column(data, name="v"):
    return next(column for column in data.columns if column.name == name)


def values(data, name="v"):
    return [None if pd.isna(value) else value for value in data.frame[name].tolist()]


def said(data):
    return [*data.reading.ambiguities, *data.reading.notes]


def repeat(text, times=6):
    return text.split("|") * times


@pytest.mark.parametrize(
    ("cells", "expected", "unit"),
    [
        ("00:12:30|01:00:05", [750, 3605], "s"),
        ("1:02:03|45:10|9:59", [3723, 2710, 599], "s"),
        ("12:30.5|9:01.25", [750.5, 541.25], "s"),
        ("08:05|14:30|23:59", [485, 870, 1439], "min"),
        ("8:05 Uhr|14:30 Uhr", [485, 870], "min"),
        ("4:05 min|5:30 min", [245, 330], "s"),
        ("3:15 PM|12:05 am|11:00 a.m.", [915, 5, 660], "min"),
        ("0 days 00:00:05|1 days 12:00:00", [5, 129605 - 5], "s"),
        ("1h 20m|45m|2h", [80, 45, 120], "min"),
        ("1 Std. 20 Min.|3 Stunden|45 Min.", [80, 180, 45], "min"),
        ("2 hours and 5 minutes|30 seconds", [7500, 30], "s"),
        ("1h30|2h05", [90, 125], "min"),
        ("PT1H20M|PT5M", [80, 5], "min"),
        ("12 min|5 min", [12, 5], "min"),
        ("1 day|3 days", [1, 3], "days"),
        ("2 weeks|3 days", [14, 3], "days"),
        ("177 B|1.5 B", [177e9, 1.5e9], ""),
        ("$10.5M|$900K", [10.5e6, 9e5], "$"),
        ("$12.5m|$900k", [12.5e6, 9e5], "$"),
        ("3.2k|800|1k", [3200, 800, 1000], ""),
        ("1,000+|500+|10,000+", [1000, 500, 10000], ""),
        ("2,5 Mio.|1,25 Mrd.|900 Tsd.", [2.5e6, 1.25e9, 9e5], ""),
        ("2,5 Mio. €|0,5 Mio. €", [2.5e6, 5e5], "€"),
        ("3 million|1.5 billion", [3e6, 1.5e9], ""),
        ("2 lakh|1.5 crore", [2e5, 1.5e7], ""),
        ("512 B|12 kB|3 MB", [512, 12000, 3e6], "bytes"),
        ("17% off|5% off", [17, 5], "% off"),
        ("150 lbs|99.5 lbs", [150, 99.5], "lbs"),
        ("1 lb|99.5 lbs", [1, 99.5], "lbs"),
        ("approx. 12 km|ca. 3 km|~4.5 km", [12, 3, 4.5], "km"),
        ("rund 12 Jahre|1 Jahr", [12, 1], "Jahre"),
        ("5 m|7 m", [5, 7], "m"),
        ("300 km/h|12 km/h", [300, 12], "km/h"),
        ("-5 °C|12.5 °C", [-5, 12.5], "°C"),
        ("4.5/5|3/5", [4.5, 3], "/5"),
        ("4 out of 10|7 out of 10", [4, 7], "out of 10"),
        ("1st|2nd|3rd|4th", [1, 2, 3, 4], ""),
        ("EUR 5|€7", [5, 7], "€"),
    ],
)
def test_durations_and_amounts_are_numbers_with_their_unit(cells, expected, unit):
    data = read(repeat(cells))
    assert (column(data).kind, column(data).unit) == ("number", unit)
    assert values(data)[: len(expected)] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("name", "cells", "unit"), [("pace", "4:05|5:30", "s"), ("at", "4:05|5:30", "min"), ("at", "65:12|4:05", "s")]
)
def test_times_of_two_parts_are_ambiguous(name, cells, unit):
    data = read(repeat(cells), name)
    assert column(data, name).unit == unit
    assert [str(a) for a in data.reading.ambiguities if "could be hours and minutes or minutes and seconds" in a]


@pytest.mark.parametrize(
    "cells",
    [
        ["12D", "3F", "7E", "100L"],
        ["1990s", "2000s", "2010s"],
        ["Room 12", "Room 3", "Room 7"],
        ["10 Main Street", "3 High Road", "5 Low Lane"],
        ["2010-11", "2011-12", "2012-13"],
        ["1.2.3", "1.10.0", "2.0.1"],
        ["030 1234567", "089 7654321"],
        ["<=50K", ">50K"],
        ["7 up", "cola", "5 alive", "water", "tea", "milk"],
        ["abc-12", "def-13"],
    ],
    ids=lambda cells: cells[0],
)
def test_words_with_digits_stay_words_without_a_sentence(cells):
    data = read(cells * 5)
    assert (column(data).kind, values(data)) == ("category", cells * 5)
    assert not [sentence for sentence in said(data) if sentence.startswith("v: ")]


@pytest.mark.parametrize(
    ("cells", "words", "resolved_by"),
    [
        ("$3|€4.50|$7", ["$", "€"], "keep_text"),
        ("3 USD|4 EUR|5 GBP", ["USD", "EUR", "GBP"], "keep_text"),
        ("£3|4 kr", ["£", "kr"], "keep_text"),
        ("5 kg|300 g|2 lbs", ["kg", "g", "lbs"], "units"),
        ("<=5|0|12", ["<=5"], "missing_values"),
        ("≤ 5|0|12", ["≤ 5"], "missing_values"),
        ("<5|7|12", ["<5"], "missing_values"),
        ("less than 5|7|12", ["less than 5"], "missing_values"),
        ("12|0.5|low", ["low"], "missing_values"),
        ("1.5|2,25|3.5", ["1.5", "2,25"], "keep_text"),
        ("2016-11-03|2016-12-04|pending", ["pending"], "missing_values"),
        ("13/01/2020|01/14/2020", ["13/01/2020"], "keep_text"),
        ("12.5*|3.1|4.0*", ["12.5*"], "missing_values"),
        ("12 km|7 km|broken", ["like broken are not"], "missing_values"),
        ("10:00|10:30|closed", ["like closed are not"], "missing_values"),
        ("19M|201k|8.7M|Varies with device", ["like Varies with device are not"], "missing_values"),
        ("$4.99|$2.99|Free", ["like Free are not"], "missing_values"),
    ],
)
def test_column_that_cannot_be_read_is_ambiguous(cells, words, resolved_by):
    data = read(repeat(cells))
    (ambiguity,) = [a for a in data.reading.ambiguities if a.startswith("v: ")]
    assert all(word in ambiguity for word in words)
    assert ambiguity.resolved_by == resolved_by
    assert column(data).kind in ("category", "text")


def test_two_currencies_are_no_feature():
    data = read([f"{'$' if i % 2 else '€'}{i % 5}.50" for i in range(40)])
    assert (column(data).kind, column(data).role) == ("text", "ignore")


def test_ranges_of_amounts_are_ambiguous_where_they_are_many():
    cells = [f"${40 + k}K-${60 + k}K (est.)" for k in range(30)]
    (ambiguity,) = read(cells).reading.ambiguities
    assert "$40K-$60K (est.)" in ambiguity


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_decimal_mark_of_amounts_is_ambiguous_or_decided(delimiter):
    data = read(repeat("10.000+|5.000+"), delimiter=delimiter)
    assert [a.resolved_by for a in data.reading.ambiguities] == ["decimal"]
    assert values(read(repeat("10.000+|5.000+|1.000.000+"), delimiter=delimiter))[0] == 10000
    assert values(read(repeat("10.000+|5.000+"), decimal=",", delimiter=delimiter))[0] == 10000


def test_missing_values_settle_measures():
    data = read(repeat("19M|201k|Varies with device"), missing_values=["Varies with device"])
    assert values(data)[:3] == [19e6, 201e3, None]


def test_missing_values_settle_numbers_beside_a_bound():
    cells = repeat("<=5|0|12")
    assert values(read(cells, missing_values=["<=5"]))[:3] == [None, 0, 12]


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["2014-7-1", "2014-12-11"], "2014-07-01"),
        (["2014-7", "2014-12"], "2014-07-01"),
        (["07/2014", "12/2015"], "2014-07-01"),
        (["March 26, 2022", "May 1, 2021"], "2022-03-26"),
        (["Saturday, March 26th, 2022", "Monday, May 2nd, 2022"], "2022-03-26"),
        (["26. März 2022", "3. Mai 2021"], "2022-03-26"),
        (["15 mars 2022", "1er avril 2021"], "2022-03-15"),
        (["26 de marzo de 2022", "1 de enero de 2021"], "2022-03-26"),
        (["2016-11-01T10:00:00+01:00", "2016-11-02T10:00:00+02:00"], "2016-11-01 09:00"),
        (["2016-11-01 10:00 UTC", "2016-11-02 11:00 UTC"], "2016-11-01 10:00"),
        (["Wed Oct 10 20:19:24 +0000 2018", "Thu Oct 11 20:19:24 +0000 2018"], "2018-10-10 20:19:24"),
        (["20180131", "20180201", "20191231"], "2018-01-31"),
        (["31.01.98", "01.02.03"], "1998-01-31"),
        (["13/05/57", "01/02/61"], "1957-05-13"),
        (["99-12-31", "98-01-30"], "1999-12-31"),
        (["Jan-03", "Feb-04"], "2003-01-01"),
        (["janv. 2020", "févr. 2020"], "2020-01-01"),
    ],
    ids=lambda cells: cells if isinstance(cells, str) else cells[0],
)
def test_dates_are_read(cells, first):
    data = read(cells * 6)
    assert (column(data).kind, values(data)[0]) == ("date", pd.Timestamp(first))


def test_eight_digits_that_are_no_days_are_numbers():
    assert column(read(["20180131", "20180132", "20180133"])).kind == "number"
    assert column(read(["20180131", "20189999"] * 9, "date"), "date").kind == "number"
    data = read(["20180131"] * 30 + ["0"], "visit_date")
    assert (column(data, "visit_date").kind, values(data, "visit_date")[-1]) == ("date", None)


def test_day_numbers_among_dates_are_dates():
    data = read([f"{day:02}/06/2015" for day in range(2, 26)] + ["42167", "42170.5"])
    assert values(data)[-2:] == [pd.Timestamp(2015, 6, 12), pd.Timestamp(2015, 6, 15, 12)]


@pytest.mark.parametrize("word", ["pending", "offen", "31.02.2016"])
@pytest.mark.parametrize("at", [0, 20])
def test_one_bad_date_costs_its_cell(word, at):
    cells = [f"{day % 28 + 1:02}.11.2016" for day in range(40)]
    cells[at] = word
    data = read(cells)
    assert (column(data).kind, values(data)[at]) == ("date", None)
    assert [a for a in data.reading.ambiguities if word in a and f"line {at + 2}" in a]


def days(pattern, n=40, freq="D", start="2020-01-03"):
    return pd.date_range(start, periods=n, freq=freq).strftime(pattern).tolist()


@pytest.mark.parametrize(
    ("cells", "is_day_first"),
    [
        ([f"01/{k % 12 + 1:02}/{1958 + k // 12}" for k in range(40)], True),
        ([f"{k % 12 + 1:02}/01/{1958 + k // 12}" for k in range(40)], False),
        ([f"{k % 12 + 1:02}-01-{1958 + k // 12}" for k in range(40, 0, -1)], False),
        ([day for day in days("%d/%m/%Y", 300) if int(day[:2]) < 13], True),
        ([day for day in days("%m/%d/%Y", 300)[::-1] if int(day[3:5]) < 13], False),
        ([day for day in days("%d.%m.%y", 300) if int(day[:2]) < 13], True),
    ],
    ids=["months", "months, US", "falling", "sorted", "sorted, US", "dots"],
)
def test_sequence_of_the_dates_shows_their_order(cells, is_day_first):
    data = read(cells)
    pattern = cells[0][:2], cells[0][3:5]
    day, month = map(int, pattern if is_day_first else pattern[::-1])
    assert (values(data)[0].day, values(data)[0].month) == (day, month)
    assert data.reading.ambiguities == ()


def test_another_column_shows_the_order_of_dates():
    rows = "".join(f"0{k % 4 + 1}/0{7 - k % 5}/2020,{k % 28 + 1}/02/2020,{k % 7}\n" for k in range(30))
    data = nc.read_table(f"sold,paid,x\n{rows}".encode())
    assert (values(data, "sold")[0].month, data.reading.ambiguities) == (7, ())
    assert any(note.startswith("sold: other dates of the file show") for note in data.reading.notes)


@pytest.mark.parametrize(("order", "month"), [(None, 3), ("mdy", 3), ("dmy", 4)])
def test_order_of_day_and_month_can_be_chosen(order, month):
    cells = ["03/04/2024", "05/06/2024", "01/02/2024", "09/08/2024"] * 6
    data = read(cells, date_order=order)
    assert values(data)[0].month == month
    assert [a.resolved_by for a in data.reading.ambiguities] == ([] if order else ["date_order"])


def test_chosen_order_leaves_dates_that_fit_one_order_only():
    assert values(read(["31/01/2024", "05/02/2024"] * 6, date_order="mdy"))[1].month == 2


@pytest.mark.parametrize("n_whole", [250, 3000])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_decimal_commas_far_down_are_decimals(n_whole, delimiter):
    data = read([*(str(k % 90) for k in range(n_whole)), "1,25", "2,75"], delimiter=delimiter)
    assert (column(data).kind, values(data)[-2:]) == ("number", [1.25, 2.75])
    assert data.reading.decimal == ","


def test_thousands_far_down_stay_thousands():
    data = read([*(str(k % 90) for k in range(900)), "1,250", "2,750"])
    assert (values(data)[-2:], data.reading.decimal) == ([1250, 2750], ".")


@pytest.mark.parametrize(
    ("cells", "delimiter"),
    [
        ("1|1,3|2|2,4", ","),
        ("1|1,2,5|3|2,4", ";"),
        ("1|1,3|2|2,4|4", ";"),
        ("4|2,3|1|1,2,3,4", ","),
        ("1,2|3|1,3", ","),
    ],
)
def test_lists_of_codes_are_no_decimals(cells, delimiter):
    data = read(repeat(cells), delimiter=delimiter)
    assert (column(data).kind, values(data)) == ("category", repeat(cells))
    assert [a.resolved_by for a in data.reading.ambiguities if "several codes" in a] == ["answers"]


@pytest.mark.parametrize(
    ("cells", "delimiter"),
    [
        ("1,3|2,45|3,1", ";"),
        ("1,3|3,1|2", ","),
        ("1|1,3|1,7|2|2,3|2,7|3", ";"),
        ("1|1,5|2|2,5|3|3,5|4,5", ";"),
        ("0,5|0,7|1", ";"),
        ("36,6|37,2|38,5", ";"),
    ],
)
def test_decimal_commas_are_no_lists(cells, delimiter):
    data = read(repeat(cells), delimiter=delimiter)
    assert (column(data).kind, values(data)[1]) == ("number", float(cells.split("|")[1].replace(",", ".")))


def test_decimal_mark_of_the_user_makes_numbers_of_lists():
    assert column(read(repeat("1|1,3|2|2,4"), decimal=",")).kind == "number"


@pytest.mark.parametrize("gap", ["", "NA", "-"])
def test_leading_zeros_survive_a_gap(gap):
    data = nc.read_table(f"zip,x\n02116,1\n{gap},2\n01003,3\n10001,7\n".encode())
    assert values(data, "zip") == ["02116", None, "01003", "10001"]
    numbers = nc.read_table(f"n,x\n-0.5,1\n{gap},2\n0.25,3\n0,7\n".encode())
    assert values(numbers, "n") == [-0.5, None, 0.25, 0]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("+|-", ["+", "-"]), ("++|+|-", ["++", "+", "-"]), ("+/-|+|-", ["+/-", "+", "-"]), ("a|b|-", ["a", "b", None])],
)
def test_minus_is_a_value_beside_plus(cells, expected):
    assert values(read(repeat(cells)))[: len(expected)] == expected


def grades(shares, word="krank"):
    """Return a table of grade columns, each with a word in one of so many cells."""
    names = [f"g{i}" for i in range(len(shares))]
    rows = [",".join(word if k % share == 0 else str(k * 7 % 6 + 1) for share in shares) for k in range(60)]
    return "\n".join([",".join(names), *rows, ""]).encode()


def test_word_among_numbers_is_judged_over_all_columns():
    data = nc.read_table(grades([12, 15, 4, 5, 3, 20]))
    assert {column.kind for column in data.columns} == {"number"}
    (ambiguity,) = data.reading.ambiguities
    assert ambiguity == "krank is not a number and counts as missing in 6 columns (g0, g1, g2, g3, g4 and 1 more)."
    assert ambiguity.resolved_by == "missing_values"


def test_word_that_is_frequent_in_all_columns_is_said():
    data = nc.read_table(grades([3, 4, 5]))
    assert {column.kind for column in data.columns} == {"category"}
    (ambiguity,) = data.reading.ambiguities
    assert ambiguity.startswith("krank keeps 3 columns (g0, g1 and g2) from being read as numbers")
    assert (ambiguity.resolved_by, ambiguity.values, ambiguity.columns) == (
        "missing_values",
        ("krank",),
        ("g0", "g1", "g2"),
    )
    settled = nc.read_table(grades([3, 4, 5]), missing_values=ambiguity.values)
    assert ({column.kind for column in settled.columns}, settled.reading.ambiguities) == ({"number"}, ())


def test_words_of_several_spellings_are_offered_together():
    text = "id,a,b\n" + "".join(
        f"{k},{'Krank' if k % 5 == 0 else k % 6},{'krank' if k % 4 == 0 else k % 7}\n" for k in range(40)
    )
    (ambiguity,) = nc.read_table(text.encode()).reading.ambiguities
    assert ambiguity.values == ("Krank", "krank")
    assert nc.read_table(text.encode(), missing_values=ambiguity.values).reading.ambiguities == ()


def test_code_for_missing_is_offered_as_it_is_written():
    text = "a,b\n" + "".join(f"{-999 if k % 9 == 0 else k},{'-999.0' if k % 7 == 0 else k / 2}\n" for k in range(60))
    (ambiguity,) = nc.read_table(text.encode()).reading.ambiguities
    assert ambiguity.values == ("-999", "-999.0")
    data = nc.read_table(text.encode(), missing_values=ambiguity.values)
    assert data.frame.isna().sum().tolist() == [7, 9]


def test_code_for_missing_is_said_once_for_all_its_columns():
    rows = "".join(
        f"{-999 if k % 9 == 0 else k},{-999 if k % 7 == 0 else k * 90},{k * 30 % 500},{-k}\n" for k in range(1, 60)
    )
    data = nc.read_table(f"a,b,c,d\n{rows}".encode())
    (ambiguity,) = data.reading.ambiguities
    assert "-999 occurs 14 times in 2 columns (a and b)" in ambiguity
    assert ambiguity.resolved_by == "missing_values"
    assert nc.read_table(f"a,b,c,d\n{rows}".encode(), missing_values=["-999"]).reading.ambiguities == ()


@pytest.mark.parametrize("n_columns", [1, 2])
def test_bound_is_said_of_each_column(n_columns):
    names = ["cases", "losses"][:n_columns]
    rows = "".join(
        ",".join([f"P{k}", *("<=5" if k % (3 + i) == 0 else str(i * (6 + k)) for i in range(n_columns))]) + "\n"
        for k in range(24)
    )
    data = nc.read_table((",".join(["place", *names]) + "\n" + rows).encode())
    assert [a.split(":")[0] for a in data.reading.ambiguities] == names
