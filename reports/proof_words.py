"""What trials of the fixes have shown, in words."""

from collections.abc import Mapping
from typing import Any

from reports.i18n import LANGUAGES, Translator, translator
from rules.comparing.comparison import Rules
from rules.finding import N_, Message, counted
from rules.fixing.proof import Proof, Verdict
from rules.scorecard import Scorecard

VERDICTS: Mapping[Verdict, str] = {
    Verdict.PROVED: N_("Tried on the page: the fault was gone and nothing new appeared."),
    Verdict.NOT_ENOUGH: N_("A repair was tried on the page and did not help, so it is not shown."),
    Verdict.HARMFUL: N_("A repair was tried on the page and did harm, so it is not shown."),
    Verdict.UNTRIED: N_("Not tried on the page."),
}
FILLED_IN = N_("Tried on the page with words filled in: the fault was gone and nothing new appeared.")
APPEARED = N_("What was wrong then: {titles}.")
WORKING = (
    N_("{proved} of {count} repair was tried on its page and works."),
    N_("{proved} of {count} repairs were tried on their pages and work."),
)


def told(proof: Proof, rules: Rules, say: Translator) -> str:
    """Return what the trial of a fix has shown, and why it is not proved."""
    is_filled_in = proof.verdict is Verdict.PROVED and proof.is_filled_in
    lines = [say.text(FILLED_IN if is_filled_in else VERDICTS[proof.verdict])]
    if proof.reason:
        lines.append(say.message(proof.reason))
    titles = [say.text(rules[id_].failure_title) for id_ in proof.appeared if id_ in rules]
    if titles:
        lines.append(say.text(APPEARED, titles="; ".join(titles)))
    return " ".join(lines)


def working(scorecard: Scorecard) -> Message | None:
    """Return how many fixes are proved; None when none were tried."""
    proofs = [group.proof for suggestion in scorecard.suggestions for group in suggestion.groups if group.proof]
    proved = sum(proof.verdict is Verdict.PROVED for proof in proofs)
    return counted(*WORKING, len(proofs), proved=proved) if proofs else None


def facts(proof: Proof | None) -> dict[str, Any] | None:
    """Return a proof for other programs, in both languages."""
    if proof is None:
        return None
    return {
        "verdict": proof.verdict,
        "is_filled_in": proof.is_filled_in,
        "reason": proof.reason and {language: translator(language).message(proof.reason) for language in LANGUAGES},
        "appeared": list(proof.appeared),
    }
