"""Reads the PDF that Qt writes: how many pages, and which words stand on them."""

from __future__ import annotations

import re
import unicodedata
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b")
_FONT = re.compile(rb"/(F\d+)\s+(\d+) 0 R")
_UNICODE = re.compile(rb"/ToUnicode\s+(\d+) 0 R")
_RANGE = re.compile(rb"<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])", re.I)
_SHOWN = re.compile(rb"/(F\d+)\s+[\d.]+\s+Tf|<([0-9a-fA-F]+)>")

_INK = re.compile(rb"^([01][.\d]*) ([01][.\d]*) ([01][.\d]*) scn$", re.MULTILINE)


def page_count(pdf: bytes) -> int:
    """How many sheets of paper it takes."""
    return len(_PAGE.findall(pdf))


def pdf_words(pdf: bytes) -> str:
    """All signs that are drawn as text, without spaces: Qt places words rather than spacing them,
    so compare with ``"".join(text.split())``."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    fonts = {
        name: _meanings(objects, int(number))
        for body in objects.values()
        for name, number in _FONT.findall(body)
    }
    told = []
    for body in objects.values():
        font: dict[int, str] = {}
        for name, shown in _SHOWN.findall(_stream(body)) if b"/ToUnicode" not in body else ():
            if name:
                font = fonts.get(name, {})
            else:
                codes = (int(shown[at : at + 4], 16) for at in range(0, len(shown), 4))
                told.append("".join(font.get(code, "") for code in codes))
    return "".join(unicodedata.normalize("NFKC", "".join(told)).split())  # ﬁ is f and i


def inks(pdf: bytes) -> set[tuple[float, float, float]]:
    """The colours, red green blue from 0 to 1, that something on a page is filled with."""
    drawn = b"\n".join(_stream(body) for _, body in _OBJECT.findall(pdf))
    return {(float(r), float(g), float(b)) for r, g, b in _INK.findall(drawn)}


def _meanings(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What each glyph of a font stands for."""
    found = _UNICODE.search(objects.get(font, b""))
    if found is None:
        return {}
    meanings: dict[int, str] = {}
    for first, last, start, several in _RANGE.findall(_stream(objects[int(found[1])])):
        low, high = int(first, 16), int(last, 16)
        if several:
            signs = re.findall(rb"<([0-9a-fA-F]+)>", several)
            meanings |= {low + at: _text(sign) for at, sign in enumerate(signs)}
        else:
            meanings |= {low + at: chr(int(start, 16) + at) for at in range(high - low + 1)}
    return meanings


def _text(sign: bytes) -> str:
    return bytes.fromhex(sign.decode()).decode("utf-16-be")


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    try:
        return zlib.decompress(found[1])
    except zlib.error:
        return found[1]
