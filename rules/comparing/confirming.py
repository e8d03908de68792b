"""What a second visit makes of the new failures: only what is seen again is announced. Pure."""

from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from rules.comparing.category_changes import category_changes
from rules.comparing.comparison import Change, ChangeState, Comparison, Confirmation
from rules.comparing.differences import Differences
from rules.finding import N_, message

NOT_SEEN_AGAIN = N_("A second visit did not show it again.")
MOST_PAGES_A_CHANGE = 3  # visited again: an element of the header need not be seen on two hundred pages


def is_doubtful(change: Change) -> bool:
    """Return whether a change has to be seen again before it is announced."""
    return change.state is ChangeState.NEW and change.exception is None


def confirmed(
    comparison: Comparison,
    differences: Differences,
    again: Sequence[Change],
    is_visited: Container[str],
    page: Callable[[str], str],
) -> Comparison:
    """Return the comparison as a second visit leaves it; `again` is what was new at that visit.

    What was not seen again costs no points either.
    """
    seen = {(change.identity, page(url)) for change in again if is_doubtful(change) for url in change.page_urls}
    vanished: Counter[str] = Counter()

    def settled(change: Change) -> Change:
        if not is_doubtful(change):
            return change
        visited = [url for url in change.page_urls[:MOST_PAGES_A_CHANGE] if page(url) in is_visited]
        if not visited:
            return replace(change, confirmation=Confirmation.NOT_VISITED, is_regression=False)
        if any((change.identity, page(url)) in seen for url in visited):
            return replace(change, confirmation=Confirmation.SEEN_AGAIN)
        vanished[change.rule] += len(change.page_urls)
        return replace(change, state=ChangeState.NOT_COMPARABLE, reason=message(NOT_SEEN_AGAIN), is_regression=False)

    changes = tuple(map(settled, comparison.changes))
    return replace(
        comparison,
        changes=tuple(sorted(changes, key=differences.order)),
        categories=category_changes(
            comparison.older,
            comparison.newer,
            differences.accepted_older,
            differences.accepted_newer + vanished,
            comparison.tolerance_points,
        ),
    )
