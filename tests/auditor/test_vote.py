"""The vote between first views, and what its files say about our estimate."""

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import sync_playwright

from auditor.browser.launch import find_browser
from auditor.calibrate import calibrated, read_ballots
from auditor.cli import main
from auditor.errors import InputError
from auditor.strength import largest_group, rank_correlation, strengths
from reports.calibration_text import text
from reports.i18n import translator
from reports.to_vote import Candidate, render
from rules.voting.poll import Ballot, Choice, Contestant, Vote, pairs

ATTEMPTS = 5  # on a busy machine
IDS = [f"{number:012x}" for number in range(1, 7)]


def candidate(number, estimate=None):
    file = io.BytesIO()
    Image.new("RGB", (160, 90), (40 * number, 90, 200)).save(file, "WEBP")
    url = f"https://department-{number}.example.gov.in/"
    return Candidate(Contestant(id=IDS[number], url=url, estimate=estimate), file.getvalue())


def ballot(*choices, session="a", count=6, estimates=True):
    """Return the ballot of one voter; a choice is the place of the winner and of the loser."""
    return Ballot(
        votes_version=1,
        poll="p",
        session=session,
        contestants=tuple(
            Contestant(id=IDS[n], url=f"https://d{n}.example/", estimate=float(n) if estimates else None)
            for n in range(count)
        ),
        votes=tuple(Vote(left=IDS[w], right=IDS[lo], choice=Choice.LEFT) for w, lo in choices),
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(3, 40), st.text(max_size=4))
def test_in_every_round_each_picture_stands_once_on_the_left_and_once_on_the_right(count, seed):
    ids = [str(number) for number in range(count)]
    found = pairs(ids, seed)
    assert found == pairs(list(reversed(ids)), seed)
    for start in range(0, len(found), count):
        shown = found[start : start + count]
        assert {left for left, _ in shown} == {right for _, right in shown} == set(ids)
    assert {frozenset(pair) for pair in found} == {frozenset((a, b)) for a in ids for b in ids if a != b}
    first = [(int(a), int(b)) for a, b in found[:count]]
    assert len(largest_group(first, count)) == count, "one round makes all pictures comparable"


def test_the_strengths_of_two_pictures_are_what_the_votes_and_the_prior_give():
    # Three votes against one, and half a game each way against 0: with s = −t the slope is 3.5 − 4σ(2s) − σ(s) = 0.
    found = strengths([(0, 1)] * 3 + [(1, 0)], 2)
    s = found[0]
    assert found[1] == pytest.approx(-s)
    assert 3.5 - 4 / (1 + np.exp(-2 * s)) - 1 / (1 + np.exp(-s)) == pytest.approx(0, abs=1e-8)


def test_a_picture_that_wins_every_vote_has_a_finite_strength_above_the_others():
    found = strengths([(0, 1), (0, 2), (1, 2)] * 50, 3)
    assert np.isfinite(found).all()
    assert list(np.argsort(-found)) == [0, 1, 2]


def test_many_votes_bring_back_the_strengths_they_were_drawn_from():
    chance, true = np.random.default_rng(1), np.array([-1.2, -0.4, 0.1, 0.5, 1.0])
    wins = []
    for _ in range(4000):
        a, b = chance.choice(5, size=2, replace=False)
        wins.append((a, b) if chance.random() < 1 / (1 + np.exp(true[b] - true[a])) else (b, a))
    assert strengths(wins, 5) == pytest.approx(true - true.mean(), abs=0.15)


def test_pictures_that_votes_do_not_join_are_left_out_and_counted():
    found = calibrated([ballot((0, 1), (1, 2), (2, 3), (4, 5))])
    assert {one.url for one in found.ranked} == {f"https://d{n}.example/" for n in range(4)}
    assert (found.apart, found.votes) == (2, 4)


def test_a_rank_correlation_shares_ties():
    assert rank_correlation(np.array([1.0, 2, 3]), np.array([10.0, 20, 30])) == pytest.approx(1)
    assert rank_correlation(np.array([1.0, 1, 2, 3]), np.array([1.0, 2, 3, 4])) == pytest.approx(0.9487, abs=1e-4)
    assert rank_correlation(np.array([1.0, 1]), np.array([1.0, 2])) is None


def test_votes_that_follow_the_estimate_correlate_and_a_few_of_them_still_prove_little():
    choices = [(high, low) for high in range(6) for low in range(high)]
    found = calibrated([ballot(*choices, session=str(voter)) for voter in range(3)])
    assert found.correlation == pytest.approx(1)
    assert found.low is not None
    assert found.low > 0.5
    said = text(found, translator("en"))
    assert "Too few for a conclusion" in said
    assert "Do not speak of citizens" in said


def test_without_estimates_there_is_no_correlation():
    found = calibrated([ballot((0, 1), (1, 2), (2, 3), (3, 4), estimates=False)])
    assert (found.compared, found.correlation) == (0, None)


def test_no_vote_at_all_is_told_and_is_no_error():
    found = calibrated([ballot()])
    assert (found.ranked, found.correlation, found.left_share) == ((), None, None)


def written(tmp_path, name, content):
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def plain(one):
    return {
        "votes_version": one.votes_version,
        "poll": one.poll,
        "session": one.session,
        "contestants": [{"id": c.id, "url": c.url, "estimate": c.estimate} for c in one.contestants],
        "votes": [{"left": v.left, "right": v.right, "choice": v.choice} for v in one.votes],
    }


def test_the_file_of_one_session_counts_once_and_its_fuller_state_is_taken(tmp_path):
    early, late = plain(ballot((0, 1))), plain(ballot((0, 1), (1, 2)))
    [read] = read_ballots([written(tmp_path, "a.json", late), written(tmp_path, "b.json", early)])
    assert len(read.votes) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "is no file of a vote"),
        ({"votes": []}, "is no file of a vote"),
        ({**plain(ballot()), "votes_version": 2}, "of version 2"),
        ({**plain(ballot()), "votes": [{"left": IDS[0], "right": "x", "choice": "left"}]}, "vote 1"),
        ({**plain(ballot()), "votes": [{"left": IDS[0], "right": IDS[1], "choice": "both"}]}, "is no file of a vote"),
    ],
)
def test_a_bad_file_is_named_and_how_to_mend_it(tmp_path, content, said):
    with pytest.raises(InputError, match=said) as caught:
        read_ballots([written(tmp_path, "bad.json", content)])
    assert "bad.json" in str(caught.value)
    assert caught.value.hint


def test_a_folder_that_holds_no_audit_is_told(tmp_path):
    told = CliRunner().invoke(main, ["vote", str(tmp_path)])
    assert told.exit_code == 2
    assert "holds no evidence" in told.output


def test_the_command_prints_the_correlation_and_ends_well(tmp_path):
    choices = [(high, low) for high in range(6) for low in range(high)]
    file = written(tmp_path, "votes.json", plain(ballot(*choices)))
    told = CliRunner().invoke(main, ["calibrate", str(file)])
    assert told.exit_code == 0
    assert "Rank correlation of our estimate with the votes: 1.00" in told.output
    assert CliRunner().invoke(main, ["calibrate", str(written(tmp_path, "n.json", plain(ballot())))]).exit_code == 3


@pytest.mark.browser
def test_votes_are_cast_by_key_and_touch_kept_when_the_tab_closes_and_saved_as_a_file(tmp_path: Path) -> None:
    candidates = [candidate(number, estimate=4 + number / 10) for number in range(4)]
    file = tmp_path / "vote.html"
    file.write_text(render(candidates, votes_a_visit=4), encoding="utf-8")
    asked: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda line: asked.append(line.text))
        page.goto(file.as_uri())
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert "vote" not in page.locator("#progress").inner_text().lower()
        page.keyboard.press("1")
        page.keyboard.press("ArrowRight")
        page.get_by_text("Pair 3 of 4").wait_for()
        page.close()
        page = context.new_page()
        for _ in range(ATTEMPTS):  # the browser writes down what a closed tab kept in its own time
            page.goto(file.as_uri())
            if page.locator("#progress").inner_text() == "Pair 3 of 4":
                break
        assert page.locator("#progress").inner_text() == "Pair 3 of 4"
        page.locator("#left").tap()
        page.locator("#back").tap()
        page.locator("#choose-hi").check(force=True)
        page.keyboard.press("Tab")
        page.keyboard.press("0")
        page.keyboard.press("2")
        assert page.locator("#end").is_visible()
        assert page.evaluate("document.documentElement.lang") == "hi"
        assert Axe().run(page).response["violations"] == []
        with page.expect_download() as download:
            page.locator("#save").click()
        saved = tmp_path / "votes.json"
        download.value.save_as(saved)
        page.locator("#clear").click()
        assert page.evaluate("localStorage.length") == 0
        chromium.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    [read] = read_ballots([saved])
    assert [vote.choice for vote in read.votes] == [Choice.LEFT, Choice.RIGHT, Choice.SKIPPED, Choice.RIGHT]
    assert set(json.loads(saved.read_text())) == {"votes_version", "poll", "session", "contestants", "votes"}
    shown = Counter(side for vote in read.votes for side in (vote.left, vote.right))
    assert set(shown.values()) == {2}, "a whole round shows each picture twice"
    assert replace(read.contestants[0]) == candidates[0].contestant
