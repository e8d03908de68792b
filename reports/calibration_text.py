"""What votes say about the estimate of the first impression, for a terminal."""

from collections.abc import Iterator

from reports.escape import visible
from reports.i18n import Translator
from rules.finding import N_
from rules.voting.calibration import Calibration

FEW_PICTURES = 20  # below, chance alone gives correlations of 0.4 and more
FEW_VOTERS = 10
FEW_VOTES_A_PICTURE = 10
SIDED = 0.1  # from one half: voters who prefer a side


def text(found: Calibration, say: Translator) -> str:
    """Return the ranking, the correlation, and what may not be concluded."""
    return "\n".join((*_ranking(found, say), *_result(found, say), *_limits(found, say)))


def _ranking(found: Calibration, say: Translator) -> Iterator[str]:
    for place, one in enumerate(found.ranked, start=1):
        estimate = "–" if one.estimate is None else say.number(one.estimate, 2)
        facts = say.text(
            N_("strength {strength}, estimate {estimate}"), strength=say.number(one.strength, 2), estimate=estimate
        )
        votes = say.plural(N_("{count} vote"), N_("{count} votes"), one.votes)
        yield f"{place:4} {visible(one.url)} · {facts} · {votes}"


def _result(found: Calibration, say: Translator) -> Iterator[str]:
    yield say.text(
        N_("Voters: {voters}. Votes: {votes}. Skipped: {skipped}. Pictures that the votes join: {pictures}."),
        voters=found.voters,
        votes=found.votes,
        skipped=found.skipped,
        pictures=len(found.ranked),
    )
    if found.correlation is None:
        yield say.text(
            N_("There is no correlation to tell: at least four pictures with different estimates are needed.")
        )
    elif found.low is None or found.high is None:
        yield say.text(
            N_("Rank correlation of our estimate with the votes: {correlation}. The votes give no interval."),
            correlation=say.number(found.correlation, 2),
        )
    else:
        yield say.text(
            N_("Rank correlation of our estimate with the votes: {correlation}, 95 % interval {low} to {high}."),
            correlation=say.number(found.correlation, 2),
            low=say.number(found.low, 2),
            high=say.number(found.high, 2),
        )


def _limits(found: Calibration, say: Translator) -> Iterator[str]:
    if found.low is not None and found.low <= 0:
        yield say.text(N_("Do not say that the estimate agrees with these voters: the interval includes 0."))
    if len(found.ranked) < FEW_PICTURES or found.votes < FEW_VOTES_A_PICTURE * len(found.ranked) / 2:
        yield say.text(
            N_(
                "Too few for a conclusion about single pages: take at least {pictures} pictures, and {votes} votes on "
                "each of them."
            ),
            pictures=FEW_PICTURES,
            votes=FEW_VOTES_A_PICTURE,
        )
    if found.voters < FEW_VOTERS:
        yield say.text(
            N_("Do not speak of citizens: fewer than {voters} people voted, and they stand for themselves."),
            voters=FEW_VOTERS,
        )
    if found.apart:
        yield say.plural(
            N_("{count} picture is left out: no vote joins it with the others."),
            N_("{count} pictures are left out: no vote joins them with the others."),
            found.apart,
        )
    if found.left_share is not None and abs(found.left_share - 0.5) > SIDED:
        yield say.text(
            N_("The left picture was chosen in {share} % of the votes: some voters may have preferred a side."),
            share=round(100 * found.left_share),
        )
