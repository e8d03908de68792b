"""Pages made of files, for the rules about speed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from views import NOTHING_SEEN

from rules.evidence import PageEvidence
from rules.place import Box
from rules.view import PageView, ShownImage, Vitals
from rules.views.resources import Resource

HOME = "https://department.example.gov.in/"
TYPES = {
    "document": "text/html",
    "stylesheet": "text/css",
    "script": "text/javascript",
    "image": "image/jpeg",
    "font": "font/woff2",
    "media": "video/mp4",
}
QUICK = {"ttfb_ms": 100.0, "fcp_ms": 300.0, "lcp_ms": 400.0, "lcp_selector": "#h", "cls": 0.0, "blocking_ms": 0.0}


def _file(name: str, kind: str, size_bytes: int, **changes: Any) -> Resource:
    url = urljoin(HOME, name)
    values: dict[str, Any] = {
        "url": url,
        "requested_url": url,
        "kind": kind,
        "status": 200,
        "media_type": TYPES[kind],
        "protocol": "h2",
        "transferred_bytes": size_bytes,
        "decoded_bytes": size_bytes,
        "encoding": "",
        "cache_control": "max-age=604800",
        "expires": "",
        "etag": "",
        "last_modified": "",
        "is_render_blocking": False,
        "started_ms": 50.0,
        "ended_ms": 90.0,
        "initiator": "parser",
    }
    return Resource(**values | changes)


def _load(**changes: Any) -> Vitals:
    return Vitals(**{"long_tasks": 0, "load_ms": 500.0, "dom_elements": 100} | QUICK | changes)


def _image(id_: str, name: str, natural: tuple[int, int], box: tuple[int, int, int], **changes: Any) -> ShownImage:
    y, width, height = box
    values: dict[str, Any] = {
        "src": urljoin(HOME, name),
        "is_complete": True,
        "natural_width_px": natural[0],
        "natural_height_px": natural[1],
        "object_fit": "fill",
        "is_vector": False,
        "alt": "",
        "selector": f"#{id_}",
        "html": f'<img id="{id_}" src="{name}" alt="">',
        "box": Box(x_css_px=0, y_css_px=y, width_css_px=width, height_css_px=height),
    }
    return ShownImage(**values | changes)


@pytest.fixture
def file() -> Callable[..., Resource]:
    """Return a function from a name, a kind and a size to a file that arrived well."""
    return _file


@pytest.fixture
def load() -> Callable[..., Vitals]:
    """Return a function to what the browser measures of a quick page, with changes."""
    return _load


@pytest.fixture
def image() -> Callable[..., ShownImage]:
    """Return a function from an id, a file, its size and its place (y, width, height) to a picture as shown."""
    return _image


@pytest.fixture
def page_with(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from files to a home page that loaded them, with parts of the view changed."""

    def build(*files: Resource, url: str = HOME, clicks: int = 0, headers: Any = (), **view: Any) -> PageEvidence:
        values = {name: getattr(NOTHING_SEEN, name) for name in PageView.__dataclass_fields__}
        seen = PageView(**values | {"resources": files, "vitals": _load()} | view)
        return page_of("<p>Lakes", url=url, clicks_from_home=clicks, headers=headers, view=seen)

    return build
