"""Whether a page was seen with its style sheets on."""

from rules.view import PageView

FONTS = "font"  # in the address of a sheet that brings letters or icons: without it the layout stays


def has_styles(view: PageView) -> bool:
    """Return whether more of its style sheets arrived than failed; those for fonts count on neither side."""
    failed = [request for request in view.failed_requests if request.kind == "stylesheet"]
    answered = sum(request.count for request in view.requests if request.kind == "stylesheet")
    arrived = answered - sum(request.status is not None for request in failed)
    return not (lost := sum(FONTS not in request.url.lower() for request in failed)) or arrived > lost
