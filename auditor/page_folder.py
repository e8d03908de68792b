"""The folder of one page in a bundle: its name, and those of the pictures in it."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rules.view import PageView, Screenshot


def page_folder(pages: Path, number: int, url: str) -> Path:
    """Return the folder of the page saved under this number; one that is not there yet is named after its address."""
    existing = next(pages.glob(f"{number:05d}-*"), None)
    return existing or pages / f"{number:05d}-{_slug(url)}"


def placed(view: PageView, prefix: str) -> PageView:
    """Return the view with its pictures named by their path in the bundle."""

    def inside(picture: Screenshot | None) -> Screenshot | None:
        return picture and replace(picture, name=f"{prefix}/{picture.name}")

    return replace(
        view,
        first_view=inside(view.first_view),
        full_page=inside(view.full_page),
        phone_view=inside(view.phone_view),
        phone=view.phone and replace(view.phone, screenshot=inside(view.phone.screenshot)),
    )


def _slug(url: str) -> str:
    path = unquote(urlsplit(url).path).strip("/")
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-").lower()[:40] or "home"
