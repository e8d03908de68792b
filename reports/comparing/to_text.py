"""A comparison for a terminal: the verdict, then what got worse, and last what nobody can say."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reports import words
from reports.comparing import words as told
from reports.escape import address, visible
from reports.faults import changed
from reports.i18n import Translator
from rules.comparing.comparison import Change, ChangeState, Comparison, Rules
from rules.finding import N_

MOST_NEW = 50  # told one by one; a spreadsheet or the JSON holds them all
MOST_PAGES = 3
_MORE_PAGES = (N_("and {count} more page"), N_("and {count} more pages"))
_MORE = (N_("and {count} more"), N_("and {count} more"))
_COUNTED = N_("{state}: {count}")


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return the lines of a terminal; what pages say is made visible and starts no line of its own."""
    return "\n".join(visible(" ".join(line.splitlines())) for line in _lines(comparison, rules, say))


def _lines(comparison: Comparison, rules: Rules, say: Translator) -> Iterator[str]:
    yield say.text(told.VERDICTS[comparison.verdict])
    yield told.overall(comparison, say)
    yield from (f"  {line}" for line in told.losses(comparison, say))
    new = comparison.of(ChangeState.NEW)
    yield from _counted(ChangeState.NEW, new, say)
    for change in new[:MOST_NEW]:
        yield from _told(change, comparison.newer.home_url, rules, say)
    if len(new) > MOST_NEW:
        yield f"  {say.plural(*_MORE, len(new) - MOST_NEW)}"
    for state, title in ((ChangeState.MOVED, False), (ChangeState.FIXED, True)):
        yield from _by_rule(state, comparison.of(state), rules, say, is_mended=title)
    persisting = comparison.of(ChangeState.PERSISTING)
    yield from _counted(ChangeState.PERSISTING, persisting, say)
    for change in persisting:
        if change.exception:
            yield f"  {say.text(rules[change.rule].failure_title)}: {told.accepted(change.exception, say)}"
    yield from _not_comparable(comparison.of(ChangeState.NOT_COMPARABLE), say)
    yield from (told.lost(page, comparison.older.home_url, say) for page in comparison.unmeasured)
    yield from told.limits(comparison, say)


def _counted(state: ChangeState, changes: Sequence[Change], say: Translator) -> Iterator[str]:
    if changes:
        count = sum(change.count for change in changes)
        yield say.text(_COUNTED, state=say.text(told.STATES[state]), count=count)


def _told(change: Change, home_url: str, rules: Rules, say: Translator) -> Iterator[str]:
    """Yield one failure: what, where, the element, what to do."""
    fault = changed(change, rules, say)
    impact = say.text(words.IMPACTS[fault.rule.impact])
    yield f"  {'✗' if change.is_regression else '·'} {fault.title} ({fault.rule.id}, {impact})"
    pages = ", ".join(address(url or home_url, home_url) for url in change.page_urls[:MOST_PAGES])
    if len(change.page_urls) > MOST_PAGES:
        pages = f"{pages} {say.plural(*_MORE_PAGES, len(change.page_urls) - MOST_PAGES)}"
    yield f"    {pages}"
    if fault.occurrence.html or fault.occurrence.quote:
        yield f"    {fault.occurrence.html or fault.occurrence.quote}"
    yield f"    {fault.said}"
    yield f"    {fault.repair}"
    yield from (f"    {line}" for line in told.about(change, say))
    yield f"    {say.text(told.IDENTITY, identity=change.identity)}"


def _by_rule(
    state: ChangeState, changes: Sequence[Change], rules: Rules, say: Translator, *, is_mended: bool
) -> Iterator[str]:
    """Yield how many failures of each rule this became of."""
    yield from _counted(state, changes, say)
    counts: Counter[str] = Counter()
    for change in changes:
        counts[change.rule] += change.count
    for rule, count in counts.items():
        title = rules[rule].title if is_mended else rules[rule].failure_title
        yield f"  {say.text(title)} ({rule}): {say.number(count)}"


def _not_comparable(changes: Sequence[Change], say: Translator) -> Iterator[str]:
    """Yield the reasons, and how many failures each leaves open."""
    yield from _counted(ChangeState.NOT_COMPARABLE, changes, say)
    counts: Counter[str] = Counter()
    for change in changes:
        counts[say.message(change.reason) if change.reason else ""] += change.count
    for reason, count in counts.items():
        yield f"  {reason} ({say.number(count)})"
