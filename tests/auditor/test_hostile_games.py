"""A site made for the score: what of it is asked about."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hostile import games
from hostile.site import HOME, served

from auditor.audit import capture
from auditor.config import Extent, Manner
from auditor.judge import judge
from auditor.store import Bundle
from rules.finding import Outcome
from rules.reviewing.flags import FlagKind, flags_of

pytestmark = pytest.mark.browser


class Silence:
    """Hears an audit and says nothing."""

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        pass

    def note(self, text: str, **values: str | int | float) -> None:
        pass


def test_games_are_noticed(tmp_path: Path) -> None:
    bundle = Bundle.create(tmp_path)
    with served(*games.behaviours()) as site:
        manner = Manner(
            pins=site.pins, requests_per_second=None, extent=Extent(8, 1), as_of=date(2026, 3, 16), site_budget_s=120.0
        )
        asyncio.run(capture(manner.options(f"{HOME}/game", tmp_path), bundle, Silence()))
    judge(bundle)
    flags = {flag.kind for flag in flags_of(replace(bundle.site(), pages=tuple(bundle.pages())))}
    assert flags == {
        FlagKind.HIDDEN_DUTIES,
        FlagKind.EMPTY_ALTS,
        FlagKind.UNSEEN_TEXT,
        FlagKind.STAMPS_OF_TODAY,
    }
    [cloaked] = [result for page in bundle.results() for result in page if result.rule == "cloaked-content"]
    assert cloaked.outcome is Outcome.CANT_TELL
