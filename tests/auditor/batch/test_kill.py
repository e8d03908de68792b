"""Killed at twenty random moments, a batch loses, repeats and halves nothing: it ends as an undisturbed one does."""

import contextlib
import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from own_group import run_in_own_group
from town import PAGE, Town

from auditor.batch.folder import BatchFolder, Done, Ending
from auditor.store import Bundle
from rules.rule import Category
from rules.scorecard import Scorecard

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KILLS = 20
MOST_FILES = 10  # of the some thirty that a batch of two writes; fewer are likelier
LONGEST_WAIT_S = 0.4
NAMES = ("gardens", "roads")


@pytest.fixture
def forked() -> multiprocessing.context.ForkServerContext:
    """Give processes that begin with everything imported, so that a kill hits work and not the start of Python."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["auditor.cli", "auditor.commands.batch"])
    return context


def comparable(folder: BatchFolder, name: str) -> tuple[object, ...]:
    """Return everything a scorecard tells but the speed that was measured and the moment."""
    scorecard: Scorecard = Bundle.open(folder.site(name)).scorecard()
    scores = [one for one in scorecard.categories if one.category is not Category.PERFORMANCE]
    suggestions = [one for one in scorecard.suggestions if one.category is not Category.PERFORMANCE]
    pages = [(page.url, page.is_watched, page.template) for page in scorecard.pages]
    return scores, suggestions, pages, scorecard.fates


def test_a_batch_killed_at_twenty_random_moments_ends_as_an_undisturbed_one(
    town: Town,
    listed: Callable[..., Path],
    command: Callable[..., list[str]],
    forked: multiprocessing.context.ForkServerContext,
    tmp_path: Path,
) -> None:
    addresses = {
        name: town.build(f"{name}.gov.in", {"/": PAGE.format(title=name, text="Welcome. " * 40)}) for name in NAMES
    }
    words = [*command(listed(**addresses), "--resume")]
    killed, undisturbed = BatchFolder(tmp_path / "batch"), BatchFolder(tmp_path / "undisturbed")
    assert _ran_to_its_end(forked, [*words, "--out", str(undisturbed.folder)]) == 0
    chance = random.Random(20)
    finished: dict[str, Done] = {}
    for number in range(KILLS):
        if len(finished) == len(NAMES):  # another batch, so that every kill hits one at work
            _compare(killed, undisturbed)
            killed.folder.rename(tmp_path / f"{len(list(tmp_path.iterdir()))}")
            finished.clear()
        workers = ["--workers", "2" if number % 4 == 0 else "1"]
        _kill_at(
            forked, [*words, *workers], killed, MOST_FILES * chance.random() ** 2, LONGEST_WAIT_S * chance.random()
        )
        for name in NAMES:
            done = killed.done(name) if killed.exists() else None
            assert name not in finished or done == finished[name], "a finished site was done again, or lost"
            if done is not None:
                finished[name] = done
                assert Bundle.open(killed.site(name)).is_complete()
    assert _ran_to_its_end(forked, words) == 0
    _compare(killed, undisturbed)


def _ran_to_its_end(forked: multiprocessing.context.ForkServerContext, words: list[str]) -> int | None:
    run = forked.Process(target=run_in_own_group, args=(words,))
    run.start()
    run.join()
    return run.exitcode


def _kill_at(
    forked: multiprocessing.context.ForkServerContext, words: list[str], batch: BatchFolder, files: float, wait_s: float
) -> None:
    """Run a batch until so many more files are there, and a moment longer; then kill its process group."""
    before = _files(batch)
    run = forked.Process(target=run_in_own_group, args=(words,))
    run.start()
    while run.exitcode is None and len(_files(batch) - before) < files:
        run.join(0.01)
    run.join(wait_s)
    with contextlib.suppress(ProcessLookupError):  # it has ended, or has no group of its own yet
        os.killpg(run.pid or 0, signal.SIGKILL)
    run.kill()
    run.join()


def _files(batch: BatchFolder) -> set[tuple[Path, int]]:
    """Return the files that are there, each with its number: one written anew has another."""
    found = set()
    for folder, _, names in os.walk(batch.folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                found.add((Path(folder, name), Path(folder, name).stat().st_ino))
    return found


def _compare(killed: BatchFolder, undisturbed: BatchFolder) -> None:
    for name in NAMES:
        done = killed.done(name)
        assert done is not None
        assert done.ending is Ending.SCORED
        assert comparable(killed, name) == comparable(undisturbed, name)
        assert _names(killed.site(name)) == _names(undisturbed.site(name))


def _names(folder: Path) -> set[Path]:
    return {file.relative_to(folder) for file in folder.rglob("*")}
