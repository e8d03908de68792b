"""How much longer a batch takes, from how long its sites took."""

from collections.abc import Sequence
from statistics import mean


def remaining_s(taken_s: Sequence[float], ages_s: Sequence[float], waiting: int, at_once: int) -> float | None:
    """Return the seconds until all is done, None as long as no site is.

    `taken_s` are the times of the sites that are done, `ages_s` those that the sites at work have taken so far; one
    that takes longer than usual is taken to be half done.
    """
    if not taken_s:
        return None
    usual_s = mean(taken_s)
    at_work = [max(usual_s - age, min(age, usual_s) / 2) for age in ages_s]
    return max((sum(at_work) + waiting * usual_s) / max(at_once, 1), max(at_work, default=0.0))
