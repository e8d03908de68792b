"""Results that say how far they were read."""

from collections.abc import Iterable, Iterator, Sequence

from rules.evaluate import Result


def one_by_one(results: Iterable[Sequence[Result]], taken: list[Sequence[Result]]) -> Iterator[Sequence[Result]]:
    """Yield the results of page after page, each noted when it is taken."""
    for page in results:
        taken.append(page)
        yield page
