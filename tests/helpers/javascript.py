"""The functions of a script and how long they are: brackets over code without its strings, comments and patterns."""

from __future__ import annotations

import re
from typing import NamedTuple

NO_FUNCTION = {"if", "for", "while", "switch", "catch", "with", "await"}
"""Words before a parenthesis whose block is no function ("for await" has two)."""
BEFORE_PATTERN = re.compile(r"(?:^|[(,=:\[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|of|in|await|yield))\s*$")
"""What a slash follows where it begins a regular expression; elsewhere it divides."""
PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
STRING = re.compile(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
TEMPLATE_TEXT = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)
CONTINUES = tuple(".?:&|+-*=)")
CLOSING = {")": "(", "]": "[", "}": "{"}


class Function(NamedTuple):
    """A function of a script: the line on which its body begins (from 1), and its lines."""

    line: int
    n_lines: int


def code_only(script: str) -> str:
    """Return a script of the same length and lines, strings and patterns as "s", comments as spaces.

    Examples
    --------
    >>> code_only("a = '}' // {"), code_only("`{${f('{')}`"), code_only("x = /[/{]/g; y = 1 / 2")
    ('a = sss     ', 'ss${f(sss)}s', 'x = sssssss; y = 1 / 2')
    """
    code, at, templates = "", 0, [0]  # open braces within each ${} that is open
    while at < len(script):
        match, filler = _literal(script, at, code)
        if match:
            code += re.sub(r"[^\n]", filler, match)
            at += len(match)
            continue
        char = script[at]
        is_end = char == "}" and len(templates) > 1 and templates[-1] == 0
        templates[-1] += (char == "{") - (char == "}" and not is_end)
        code, at = code + char, at + 1
        if char == "`" or is_end:  # a template begins, or goes on after a ${}
            if is_end:
                templates.pop()
            else:
                code = code[:-1] + "s"
            code, at, is_open = _template_text(script, at, code)
            if is_open:
                templates.append(0)
    return code


def _literal(script: str, at: int, code: str) -> tuple[str, str]:
    """Return the comment, string or pattern at a place with what stands for it; "" where there is none."""
    if comment := COMMENT.match(script, at):
        return comment[0], " "
    if string := STRING.match(script, at):
        return string[0], "s"
    pattern = PATTERN.match(script, at) if BEFORE_PATTERN.search(code[-20:]) else None
    return (pattern[0], "s") if pattern else ("", "")


def _template_text(script: str, at: int, code: str) -> tuple[str, int, bool]:
    """Pass a template's text up to its end or the next ${; return whether the latter comes."""
    match = TEMPLATE_TEXT.match(script, at)
    text = match[0] if match else ""
    is_open = script.startswith("${", at + len(text))
    code += re.sub(r"[^\n]", "s", text) + ("${" if is_open else "s")
    return code, at + len(text) + (2 if is_open else 1), is_open


def functions(script: str) -> list[Function]:
    r"""Return all functions of a script, methods and arrow functions included, inner ones after those around them.

    Examples
    --------
    >>> functions("const f = x => {\n  if (x) { g() }\n  return x\n}")
    [Function(line=1, n_lines=2)]
    >>> functions("class A {\n  get b() {\n    return [1].map(v => v)\n  }\n}")
    [Function(line=2, n_lines=1), Function(line=3, n_lines=1)]
    """
    code = code_only(script)
    pairs = _bracket_pairs(code)
    bodies = [
        (start + 1, end) for start, end in pairs.items() if code[start] == "{" and _is_function(code, start, pairs)
    ]
    bodies += [_expression(code, match.end()) for match in re.finditer(r"=>\s*(?=[^\s{])", code)]
    return [Function(code.count("\n", 0, start) + 1, _lines(code[start:end])) for start, end in sorted(bodies)]


def _lines(body: str) -> int:
    return body.strip().count("\n") + 1 if body.strip() else 0


def _bracket_pairs(code: str) -> dict[int, int]:
    """Return the place of each opening bracket with that of its closing one."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for at, char in enumerate(code):
        if char in CLOSING.values():
            opened.append(at)
        elif char in CLOSING:
            start = opened.pop()
            assert code[start] == CLOSING[char], f"{code[start]} is closed by {char} at {at}"
            pairs[start] = at
    assert not opened, "a bracket is not closed"
    return pairs


def _is_function(code: str, brace: int, pairs: dict[int, int]) -> bool:
    """Whether a brace opens the body of a function: after an arrow, or after the parameters of one with a name."""
    before = code[:brace].rstrip()
    if before.endswith("=>"):
        return True
    if not before.endswith(")"):
        return False
    opened = next(start for start, end in pairs.items() if end == len(before) - 1)
    word = re.search(r"[\w$#]*\s*$", code[:opened])
    return word is None or word[0].strip() not in NO_FUNCTION


def _expression(code: str, start: int) -> tuple[int, int]:
    """Return where the expression of an arrow function begins and ends."""
    depth = 0
    for at in range(start, len(code)):
        char = code[at]
        depth += (char in CLOSING.values()) - (char in CLOSING)
        if depth < 0 or (depth == 0 and char in ",;"):
            return start, at
        if depth == 0 and char == "\n" and not code[at:].lstrip().startswith(CONTINUES):
            return start, at
    return start, len(code)
