"""What the network told of the files of a page, joined with what the page itself tells of them."""

import math
from collections.abc import Iterable
from dataclasses import replace

from auditor.browser.desktop import Desktop
from rules.views.resources import FontFace, Resource


def joined(resources: Iterable[Resource], desktop: Desktop) -> tuple[Resource, ...]:
    """Return the files with what held the drawing up, which scripts were busy and how fonts are brought in.

    Those that were asked for once the page was scrolled are marked as late.
    """
    loading = desktop.loading
    scrolled_ms = math.inf if desktop.scrolled_ms is None else desktop.scrolled_ms
    blocking = {one.url: one for one in loading.blocking}
    busy_ms = {one.url: one.ms for one in loading.busy}
    faces = {
        face.url: FontFace(family=face.family, display=face.display, unicode_range=face.unicode_range, html=face.html)
        for face in loading.faces
    }
    found = []
    for resource in resources:
        blocker = blocking.get(resource.requested_url)
        found.append(
            replace(
                resource,
                is_render_blocking=blocker is not None,
                is_late=(resource.started_ms or 0.0) > scrolled_ms,
                busy_ms=busy_ms.get(resource.url, 0.0),
                font=faces.get(resource.requested_url) if resource.kind == "font" else None,
                selector=blocker.selector if blocker else "",
                html=blocker.html if blocker else "",
            )
        )
    return tuple(found)
