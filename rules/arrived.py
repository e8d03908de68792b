"""What of a page arrived: without its style sheets, scripts or pictures it does not look or work as it is meant to."""

import re

from rules.evidence import PageEvidence
from rules.view import PageView

FONTS = "font"  # in the address of a sheet that brings letters or icons: without it the layout stays
# Scripts that count visits; no control of a page waits for them.
_COUNTS_VISITS = re.compile(r"//[^/]*\b(googletagmanager|google-analytics|analytics|clarity|hotjar|matomo)\b")


def has_styles(view: PageView) -> bool:
    """Return whether more of its style sheets arrived than failed; those for fonts count on neither side."""
    failed = [request for request in view.failed_requests if request.kind == "stylesheet"]
    answered = sum(request.count for request in view.requests if request.kind == "stylesheet")
    arrived = answered - sum(request.status is not None for request in failed)
    return not (lost := sum(FONTS not in request.url.lower() for request in failed)) or arrived > lost


def lost_scripts(page: PageEvidence) -> bool:
    """Return whether a script of the page did not arrive: then a dead control proves nothing."""
    requests = page.view.failed_requests if page.view else ()
    return any(request.kind == "script" and not _COUNTS_VISITS.search(request.url) for request in requests)


def lost_pictures(page: PageEvidence) -> bool:
    """Return whether a picture of the page did not arrive."""
    return page.view is not None and any(request.kind == "image" for request in page.view.failed_requests)
