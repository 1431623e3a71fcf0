"""The HTML of a mail, made of its text: the same words, with links that can be pressed.

So a mail is written once. Nothing is fetched from anywhere, and a link says where it leads.
"""

import re

from markupsafe import Markup, escape

LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
SIGNATURE = "-- "  # what a mail program knows as the beginning of a signature
PAGE = Markup(
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '</head>\n<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">\n'
    '<div style="max-width: 40em">\n{blocks}\n</div>\n</body></html>\n'
)


def html_of(text: str, *, title: str, language: str) -> str:
    """Return a mail as a page: a paragraph for each block of lines, a rule before the signature."""
    lines = [line.rstrip("\r") for line in text.strip("\n").split("\n")]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line == SIGNATURE:
            blocks.append([line])
        elif line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    said = Markup("\n").join(_block(block) for block in blocks if block)
    return str(PAGE.format(language=language, title=title, blocks=said))


def _block(lines: list[str]) -> Markup:
    if lines[0] == SIGNATURE:
        return Markup("<hr>\n{}").format(_block(lines[1:]))
    return Markup("<p>{}</p>").format(Markup("<br>\n").join(_pressed(line) for line in lines))


def _pressed(line: str) -> Markup:
    """Return a line in which each link can be pressed."""
    parts, end = [], 0
    for link in LINK.finditer(line):
        parts += [escape(line[end : link.start()]), Markup('<a href="{0}">{0}</a>').format(link[0])]
        end = link.end()
    return Markup("").join([*parts, escape(line[end:])])
