"""How long a repair takes: an honest range in words, from the effort of its rule and the number of places."""

from collections.abc import Mapping

from rules.finding import N_, Message, message
from rules.rule import Effort

# The least and the most that people who know the website need. The author of a rule chose the effort; the ranges are
# a convention and no measurement.
MINUTES: Mapping[Effort, tuple[int, int]] = {
    Effort.MINUTES: (10, 60),
    Effort.HOURS: (60, 4 * 60),
    Effort.DAYS: (8 * 60, 3 * 8 * 60),
}
MINUTES_A_PLACE = (2, 6)  # of what is mended place by place, such as the texts of forty pictures
AN_HOUR, A_DAY = 60, 8 * 60


def minutes(effort: Effort, places: int) -> tuple[int, int]:
    """Return the least and the most minutes for a repair at so many different places."""
    low, high = MINUTES[effort]
    if effort is not Effort.MINUTES:
        return low, high
    return max(low, places * MINUTES_A_PLACE[0]), max(high, places * MINUTES_A_PLACE[1])


def told(low: int, high: int) -> Message:
    """Return a range of minutes in the unit that fits it, rounded up."""
    if high <= AN_HOUR:
        return message(N_("{low} to {high} minutes"), low=low, high=high)
    unit, text = (
        (AN_HOUR, N_("{low} to {high} hours")) if high <= A_DAY else (A_DAY, N_("{low} to {high} working days"))
    )
    return message(text, low=_whole(low, unit), high=_whole(high, unit))


def _whole(amount: int, unit: int) -> int:
    return -(-amount // unit)
