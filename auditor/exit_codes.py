"""What the commands end with."""

from collections.abc import Mapping

from rules.comparing.comparison import Verdict

FINE, BELOW_THE_BAR, WRONG_USAGE, NOTHING_MEASURED, INTERRUPTED = 0, 1, 2, 3, 130
OF_VERDICT: Mapping[Verdict, int] = {
    Verdict.FINE: FINE,
    Verdict.REGRESSION: BELOW_THE_BAR,
    Verdict.NOT_MEASURED: NOTHING_MEASURED,
}
