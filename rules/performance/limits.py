"""What is quick and what is slow, and how far two measurements of an unchanged page lie apart."""

from dataclasses import dataclass

# How far loads of an unchanged page lie apart, as the standard deviation of the logarithm of a duration. Measured in
# seven audits of the sample website on a machine of two cores, idle and with up to eighteen programs waiting: 0.24 to
# 0.28 from page to page within an audit, 0.23 to 0.33 for all pages together from audit to audit; layout shifts 0.03.
LOAD_SPREAD = 0.3
AUDIT_SPREAD = 0.33
STEADY_MS = 50.0  # added to every duration, so that 2 ms after 1 ms is not twice the time


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Good is at most this, poor is more than that."""

    good: float
    poor: float

    @property
    def sizeable(self) -> float:
        """Return the least difference that is sizeable: a third of the way from good to poor."""
        return (self.poor - self.good) / 3


# web.dev/articles/vitals, in ms; the blocking time as Lighthouse grades it
TTFB = Limits(good=800, poor=1800)
FCP = Limits(good=1800, poor=3000)
LCP = Limits(good=2500, poor=4000)
BLOCKING = Limits(good=200, poor=600)
CLS = Limits(good=0.1, poor=0.25)  # unitless
