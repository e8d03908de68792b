"""Markdown as GitHub and GitLab show it: strangers' texts without effect, and a comment that is never too long."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import escape

from reports import words
from reports.escape import visible
from reports.faults import Fault
from reports.i18n import Translator
from rules.finding import N_, counted
from rules.text import shortened

MOST_CHARACTERS = 65_000  # GitHub refuses a comment of more than 65,536
MOST_CODE_CHARACTERS = 200
MOST_PLACES = 3  # of one rule in a folded section
_END_CHARACTERS = 2_500  # kept free for the end of a section, and for those of the sections after it
_APART = "&#8203;"  # a space without width, behind which nothing is mentioned or linked
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": f"@{_APART}", "#": f"\\#{_APART}", "://": f":{_APART}//"}
# The signs with an effect anywhere, and those that begin a list, a heading or a rule at the start.
_SIGN = re.compile(r"://|www\.|^(?:\d+[.)]|[-+=])(?=[\s=-]|$)|[&<>@#\\`*_{}\[\]()~|!$^]", re.IGNORECASE)
MORE = (N_("{count} more stands in the full report."), N_("{count} more stand in the full report."))
PAGES = (N_("{count} page: {page}"), N_("{count} pages, first {page}"))
WHAT_TO_DO = N_("What to do: {repair}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A failing element and what else is told of it, unescaped."""

    fault: Fault
    about: Sequence[str] = ()


def escaped(text: str) -> str:
    """Return a text as one line in which no sign has an effect: no HTML, link, picture, mention, table or list."""
    return _SIGN.sub(_without_effect, " ".join(visible(text).split()))


def code(text: str, most: int = MOST_CODE_CHARACTERS) -> str:
    """Return a text as code on one line, shortened; not for tables, where a bar ends the cell."""
    line = shortened(" ".join(visible(text).split()), most)
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if line else ""


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table whose columns but the first are numbers; the cells are escaped."""
    first, *others = map(escaped, headings)
    lines = ["| " + " | ".join((first, *others)) + " |", "|---|" + "---:|" * len(others)]
    lines += ["| " + " | ".join(map(escaped, row)) + " |" for row in rows]
    return "\n".join(lines)


def failures(
    title: str, entries: Sequence[Entry], home_url: str, room: int, say: Translator, *, is_folded: bool = True
) -> str:
    """Return a section of failing elements in their order, gathered by rule; all of them unless it is folded."""
    most = MOST_PLACES if is_folded else len(entries)
    gathered = (tuple(alike) for _, alike in groupby(entries, lambda entry: entry.fault.rule.id))
    items = ((_item(alike, most, home_url, say), len(alike)) for alike in gathered)
    return section(title, items, len(entries), room, say, is_folded=is_folded)


def section(
    title: str, items: Iterable[tuple[str, int]], count: int, room: int, say: Translator, *, is_folded: bool = True
) -> str:
    """Return a heading with the items that the room in characters holds; "" where the count is 0.

    Every item stands for so many of the `count`; the rest is counted at the end.
    """
    heading = f"{title} ({say.number(count)})"
    start, end = f"### {escaped(heading)}\n\n", ""
    if is_folded:  # Markdown has no effect in the line that opens HTML
        start, end = f"<details><summary>{escape(heading)}</summary>\n\n", "\n</details>\n"
    told = list(_fitting(items, room - len(start) - _END_CHARACTERS))
    left = count - sum(number for _, number in told)
    more = f"\n{escaped(say.message(counted(*MORE, left)))}\n" if left else ""
    return f"\n{start}{''.join(text for text, _ in told)}{more}{end}" if count else ""


def _item(entries: Sequence[Entry], most: int, home_url: str, say: Translator) -> str:
    fault = entries[0].fault
    impact = say.text(words.IMPACTS[fault.rule.impact])
    lines = [f"- **{escaped(fault.title)}** · {escaped(impact)}"]
    lines += [_place(entry, home_url, say) for entry in entries[:most]]
    if len(entries) > most:
        lines.append(escaped(say.message(counted(*MORE, len(entries) - most))))
    lines.append(escaped(say.text(WHAT_TO_DO, repair=fault.repair)))
    return "\n  - ".join(lines) + "\n"


def _place(entry: Entry, home_url: str, say: Translator) -> str:
    fault = entry.fault
    count = sum(1 for url in fault.page_urls if url) or 1
    page = say.message(counted(*PAGES, count, page=code(fault.page_url or home_url)))
    said = " ".join(map(escaped, (fault.said, *entry.about)))
    shown = (page, code(fault.occurrence.selector), code(fault.occurrence.html or fault.occurrence.quote))
    return f"{said} {' · '.join(text for text in shown if text)}"


def _without_effect(found: re.Match[str]) -> str:
    sign = found.group()
    return _ENTITIES.get(sign) or f"{sign[:-1]}\\{sign[-1]}"


def _fitting(items: Iterable[tuple[str, int]], room: int) -> Iterator[tuple[str, int]]:
    for text, number in items:
        room -= len(text)
        if room < 0:
            return
        yield text, number
