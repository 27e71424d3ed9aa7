"""The helper that measures functions of a script."""

from __future__ import annotations

import pytest

from tests.helpers.javascript import code_only, functions


@pytest.mark.parametrize(
    ("script", "lengths"),
    [
        ("function f() {\n  a()\n  b()\n}", [2]),
        ("function f() {}", [0]),
        ("if (a) {\n  b()\n}", []),
        ("for (const a of b) {\n  c()\n}\nfor await (const a of b) {\n  c()\n}", []),
        ("try {\n  a()\n} catch (error) {\n  b()\n}", []),
        ("class A {\n  constructor(b = {}) {\n    c()\n  }\n  #d() {\n    e()\n    f()\n  }\n}", [1, 2]),
        ("const a = async () => {\n  await b\n}", [1]),
        ("const a = ({ b }, [c]) => ({\n  b,\n  c,\n})", [4]),
        ("const a = b\n  .map(c => c.d)\n  .filter(c => c)", [1, 1]),
        ("const a = b => b\n  .map(c)\n  .filter(d)\ne()", [3]),
        ("const a = b =>\n  c.map(d => {\n    e()\n  })\nf()", [3, 1]),
        ("a(b => {\n  // {\n  c('}', \"}\", `}${d ? `{` : '{'}{`, /[}/]\\}/)\n})", [1]),
        ("const a = { b() {\n  c()\n}, d: { e: 1 } }", [1]),
        ("function* f() {\n  yield /}/\n  a = b / c / d\n}", [2]),
    ],
)
def test_functions_are_found_with_the_lines_of_their_bodies(script, lengths):
    assert [function.n_lines for function in functions(script)] == lengths


def test_lines_stay_where_they_are():
    script = "/* a\nb */ c // d\n`e\n${f}\ng` + 'h\\'i'"
    assert [len(line) for line in code_only(script).split("\n")] == [len(line) for line in script.split("\n")]


def test_a_bracket_that_is_not_closed_is_an_error():
    with pytest.raises(AssertionError, match="not closed"):
        functions("function f() {")
    with pytest.raises(AssertionError, match="closed by"):
        functions("f(]")
