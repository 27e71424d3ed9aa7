"""XML of workbooks is parsed within bounds on depth, names and tags; document types are refused."""

from __future__ import annotations

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.excel import xml_parser
from neon_core.ingestion.excel.xml_parser import CHUNK, DEEPEST, XmlParser


def parse(content: bytes, *, raw: bool = False) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """Return the elements with their attributes, and all text."""
    elements: list[tuple[str, dict[str, str]]] = []
    texts: list[str] = []
    parser = XmlParser(lambda name, attributes: elements.append((name, attributes)), texts.append, raw=raw)
    parser.parse(content)
    return elements, "".join(texts)


def ignore(*_) -> None:
    """Do nothing with an element."""


def test_elements_attributes_and_texts_are_received():
    elements, text = parse("<a><b x='1'>Köln</b> <b/></a>".encode())
    assert elements == [("a", {}), ("b", {"x": "1"}), ("b", {})]
    assert text == "Köln "


def test_prefixes_are_stripped_unless_raw():
    content = b"<x:a xmlns:x='u'><x:b/></x:a>"
    assert [name for name, _ in parse(content)[0]] == ["a", "b"]
    assert [name for name, _ in parse(content, raw=True)[0]] == ["x:a", "x:b"]


def test_elements_across_chunks_are_received_once():
    n = CHUNK // 3
    elements, text = parse(b"<a>" + b"<b>word</b>" * n + b"</a>")
    assert len(elements) == n + 1
    assert text == "word" * n


@pytest.mark.parametrize(
    "content", [b"", b"a,b", b"<a>", b"<a></b>", b"<a/><b/>", b"<a>\x01</a>", b"<a>&b;</a>"], ids=str
)
def test_invalid_xml_is_refused(content):
    with pytest.raises(ReadingError, match="The workbook is damaged"):
        XmlParser(ignore).parse(content)


@pytest.mark.parametrize("head", ["<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!DOCTYPE a SYSTEM 'b'>"])
def test_document_type_is_refused(head):
    with pytest.raises(ReadingError, match="document type"):
        XmlParser(ignore).parse(f"{head}<a/>".encode())


def test_depth_is_bounded():
    XmlParser(ignore).parse(b"<a>" * DEEPEST + b"</a>" * DEEPEST)
    with pytest.raises(ReadingError, match="more than 1,000 deep"):
        XmlParser(ignore).parse(b"<a>" * CHUNK)


def test_depth_counts_closing_tags_that_are_split_between_chunks():
    for shift in range(8):  # every place of the tag at the border of two chunks
        content = b"<a>" + b" " * shift + b"<b></b>" * (2 * CHUNK // 7) + b"</a>"
        XmlParser(ignore).parse(content)


def test_number_of_names_is_bounded(monkeypatch):
    monkeypatch.setattr(xml_parser, "MOST_NAMES", 10)
    XmlParser(ignore).parse(b"<a>" + b"".join(b"<b%d/>" % i for i in range(9)) + b"</a>")
    with pytest.raises(ReadingError, match="more than 10 kinds of elements"):
        XmlParser(ignore).parse(b"<a>" + b"".join(b"<b%d/>" % i for i in range(11)) + b"</a>")


def test_length_of_a_tag_is_bounded(monkeypatch):
    monkeypatch.setattr(xml_parser, "LONGEST_TAG", CHUNK)
    XmlParser(ignore).parse(b"<a b='" + b"x" * (CHUNK // 2) + b"'/>")
    with pytest.raises(ReadingError, match="an element of more than 262,144 bytes"):
        XmlParser(ignore).parse(b"<a b='" + b"x" * (4 * CHUNK) + b"'/>")
