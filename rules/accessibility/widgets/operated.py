"""The helpers of a page, as the rules about them ask for them."""

from collections.abc import Sequence

from rules.evidence import PageEvidence
from rules.views.widgets import Effect, Helper, Purpose, Widgets


def widgets_of(page: PageEvidence) -> Widgets:
    """Return what the helpers of the page did; nothing where they were not pressed."""
    return (page.view and page.view.widgets) or Widgets()


def helpers_of(page: PageEvidence, *purposes: Purpose) -> list[Helper]:
    """Return the helpers that were tried or lead elsewhere, of these purposes."""
    return [
        helper
        for helper in widgets_of(page).helpers
        if helper.purpose in purposes and helper.effect is not Effect.NOT_TRIED
    ]


def with_effect(helpers: Sequence[Helper], effect: Effect) -> list[Helper]:
    """Return those on which pressing had this effect."""
    return [helper for helper in helpers if helper.effect is effect]
