"""From trials to verdicts: who is to blame when a page with several fixes is not as it should be."""

from collections.abc import Awaitable, Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, groupby

from auditor.prove.page_trials import Seen
from auditor.prove.repairs import Key, Repair
from rules.finding import N_, Message, message
from rules.fixing.comparing import Spot
from rules.fixing.proof import Proof, Verdict

MOST_TRIALS = 24  # a page

ONLY_LOADING = N_("It acts only while the page loads, so it could not be tried on the page.")
NOT_FOUND = N_("The place was not found, or not just once, when the page was loaded again.")
NOT_SEEN_AGAIN = N_("The fault was not there when the page was loaded again without any change.")
NOT_LOADED = N_("The page could not be seen again as completely as in the audit.")
NO_TIME = N_("There was no time left to try it.")
STILL_THERE = N_("The fault was still there.")
ELSEWHERE = N_("The fault was gone from this place and there at another one.")
UNDECIDED = N_("Afterwards it could no longer be decided whether the fault is there.")
SOMETHING_ELSE = N_("The fault was gone, and something else was wrong instead.")

Unit = tuple[Repair, ...]  # of one rule
Round = tuple[Sequence[Unit], Seen | Message]
Attempt = Callable[[Sequence[Repair]], Awaitable[Seen | None]]


@dataclass(slots=True)
class Settling:
    """Tries the fixes of one page and keeps the verdicts.

    The fixes of a rule are tried together. Several rules share a load only where that saves loads, and then any two
    of them are apart in others: a fix counts only if its fault is there in every load without it.
    """

    attempt: Attempt
    is_time_left: Callable[[], bool]
    proofs: dict[Key, Proof] = field(default_factory=dict)
    trials: int = 0  # loads

    async def settle(self, repairs: Sequence[Repair]) -> None:
        """Reach a verdict on every fix."""
        ordered = sorted(repairs, key=lambda repair: repair.rule)
        units = [tuple(unit) for _, unit in groupby(ordered, key=lambda repair: repair.rule)]
        shared = [(together, await self._tried(tuple(chain(*together)))) for together in rounds(units)]
        for unit in units:
            if not _is_clean(unit, shared):
                await self._alone(unit)
                continue
            for repair in unit:
                self.proofs[repair.key] = Proof(verdict=Verdict.PROVED, is_filled_in=repair.is_filled_in)

    async def _alone(self, repairs: Sequence[Repair]) -> None:
        """Try these fixes of one rule with no others; where something is wrong afterwards, one half at a time."""
        seen = await self._tried(repairs)
        if isinstance(seen, Message):
            self._leave(repairs, seen)
            return
        appeared = seen.change.appeared()
        if appeared and len(repairs) > 1:
            middle = len(repairs) // 2
            await self._alone(repairs[:middle])
            await self._alone(repairs[middle:])
            return
        if appeared:  # once more: what comes and goes by itself is not held against a fix
            again = await self._tried(repairs)
            appeared = again.change.appeared() & appeared if isinstance(again, Seen) else appeared
        for repair in repairs:
            self.proofs[repair.key] = _proof(repair, seen, appeared)

    async def _tried(self, repairs: Sequence[Repair]) -> Seen | Message:
        """Return what a load with these fixes shows, or why there is none."""
        if self.trials >= MOST_TRIALS or not self.is_time_left():
            return message(NO_TIME)
        self.trials += 1
        return await self.attempt(repairs) or message(NOT_LOADED)

    def _leave(self, repairs: Sequence[Repair], reason: Message) -> None:
        for repair in repairs:
            self.proofs[repair.key] = Proof(verdict=Verdict.UNTRIED, reason=reason)


def rounds(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """Yield which units share a load: by the digits of their numbers, so that any two are apart in one; () for few.

    Fewer loads than units come of it only from seven units on.
    """
    digits = (len(units) - 1).bit_length()
    if 2 * digits >= len(units):
        return
    for digit in range(digits):
        for value in (0, 1):
            yield [unit for number, unit in enumerate(units) if number >> digit & 1 == value]


def _is_clean(unit: Unit, shared: Sequence[Round]) -> bool:
    """Return whether the loads show that these fixes work, do no harm, and that no other does their work.

    What is wrong in some loads with them, and not in all, is not of their making.
    """
    complete = [(units, seen) for units, seen in shared if isinstance(seen, Seen)]
    if len(complete) < len(shared) or not shared:
        return False
    having = [seen for units, seen in complete if unit in units]
    lacking = [seen for units, seen in complete if unit not in units]
    blamed = [{(spot.rule, spot.said) for spot in seen.change.appeared()} for seen in having]
    return (
        not set.intersection(*blamed)
        and all(_shortfall(repair, seen) is None for seen in having for repair in unit)
        and not any(seen.change.is_gone(repair.faults) for seen in lacking for repair in unit)
    )


def _proof(repair: Repair, seen: Seen, appeared: Set[Spot]) -> Proof:
    """Return the verdict on a fix after a load with no others than those of its rule."""
    shortfall = _shortfall(repair, seen)
    others = tuple(sorted({spot.rule for spot in appeared} - {repair.rule}))
    if shortfall is None and appeared:
        shortfall = (Verdict.HARMFUL, SOMETHING_ELSE) if others else (Verdict.NOT_ENOUGH, ELSEWHERE)
    verdict, reason = shortfall or (Verdict.PROVED, "")
    return Proof(
        verdict=verdict,
        is_filled_in=repair.is_filled_in and verdict is not Verdict.UNTRIED,
        reason=message(reason) if reason else None,
        appeared=others if verdict is Verdict.HARMFUL else (),
    )


def _shortfall(repair: Repair, seen: Seen) -> tuple[Verdict, str] | None:
    """Return what a fix lacks on its own spot; None when its faults are gone."""
    if not seen.is_applied[repair.key]:
        return Verdict.UNTRIED, NOT_FOUND
    if seen.change.is_unsure(repair.faults):
        return Verdict.UNTRIED, UNDECIDED
    return None if seen.change.is_gone(repair.faults) else (Verdict.NOT_ENOUGH, STILL_THERE)
