"""Reading the files of voters, and holding the estimate of the first impression against them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from auditor.errors import InputError
from rules.voting.calibration import Calibration, Ranked
from rules.voting.poll import VOTES_VERSION, Ballot, Choice, Contestant

FEWEST_PICTURES = 4  # three can be in the same order by chance every third time
SAVE_AGAIN = "Ask the voter to save the file again on the page of the vote, and leave it as it is."


def read_ballots(files: Iterable[Path]) -> tuple[Ballot, ...]:
    """Return the ballots; of two of the same session the fuller one. InputError names the file and the repair."""
    by_session: dict[str, Ballot] = {}
    for file in files:
        ballot = _read(file)
        other = by_session.get(ballot.session)
        if other is None or len(other.votes) < len(ballot.votes):
            by_session[ballot.session] = ballot
    return tuple(by_session.values())


def _read(file: Path) -> Ballot:
    try:
        ballot = msgspec.json.decode(file.read_bytes(), type=Ballot)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error}", hint="Name the files that voters saved.") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(f"{file} is no file of a vote: {error}", hint=SAVE_AGAIN) from error
    if ballot.votes_version != VOTES_VERSION:
        raise InputError(
            f"{file} is a vote of version {ballot.votes_version}; this auditor reads version {VOTES_VERSION}.",
            hint="Make the page again with: auditor vote DIR",
        )
    known = {one.id for one in ballot.contestants}
    for number, vote in enumerate(ballot.votes, start=1):
        if vote.left not in known or vote.right not in known or vote.left == vote.right:
            raise InputError(
                f"{file}, vote {number}: it is between pictures that the file does not list.", hint=SAVE_AGAIN
            )
    return ballot


def calibrated(ballots: Sequence[Ballot]) -> Calibration:
    """Return what the votes say."""
    from auditor import strength  # numpy takes long to load

    contestants: dict[str, Contestant] = {one.id: one for ballot in ballots for one in ballot.contestants}
    number = {id_: place for place, id_ in enumerate(sorted(contestants))}
    by_voter = [
        [
            (number[vote.left], number[vote.right])
            if vote.choice is Choice.LEFT
            else (number[vote.right], number[vote.left])
            for vote in ballot.votes
            if vote.choice is not Choice.SKIPPED
        ]
        for ballot in ballots
    ]
    wins = [win for voter in by_voter for win in voter]
    choices = Counter(vote.choice for ballot in ballots for vote in ballot.votes)
    group = strength.largest_group(wins, len(number)) if wins else []
    inside = {place: row for row, place in enumerate(group)}
    within = [[(inside[a], inside[b]) for a, b in voter if a in inside] for voter in by_voter]
    fitted = strength.strengths([win for voter in within for win in voter], len(group))
    ordered = [contestants[id_] for id_ in sorted(contestants)]
    votes_of = Counter(place for win in wins for place in win)
    ranked = [
        Ranked(
            url=ordered[place].url,
            strength=float(fitted[row]),
            estimate=ordered[place].estimate,
            votes=votes_of[place],
        )
        for place, row in inside.items()
    ]
    rows = [row for row, one in enumerate(ranked) if one.estimate is not None]
    correlation = bounds = None
    if len(rows) >= FEWEST_PICTURES:
        estimates = strength.numbers(one for row in rows if (one := ranked[row].estimate) is not None)
        correlation = strength.rank_correlation(fitted[rows], estimates)
        bounds = strength.interval([voter for voter in within if voter], fitted.size, rows, estimates)
    return Calibration(
        voters=len(ballots),
        votes=len(wins),
        skipped=choices[Choice.SKIPPED],
        left_share=choices[Choice.LEFT] / len(wins) if wins else None,
        ranked=tuple(sorted(ranked, key=lambda one: (-one.strength, one.url))),
        apart=len(number) - len(group),
        compared=len(rows),
        correlation=correlation,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
    )
