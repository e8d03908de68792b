"""What a repair changes is marked in both halves; the rest is text."""

import pytest

from reports.changes import before_and_after, slots
from reports.i18n import translator
from rules.finding import slot

ENGLISH, HINDI = translator("en"), translator("hi")


def test_what_comes_in_is_marked_and_what_stays_is_not() -> None:
    before, after = before_and_after('<html class="no-js">', '<html class="no-js" lang="hi">', ENGLISH)
    assert before == "&lt;html class=&#34;no-js&#34;&gt;"
    assert after == "&lt;html class=&#34;no-js&#34;<ins> lang=&#34;hi&#34;</ins>&gt;"


def test_what_goes_is_marked() -> None:
    before, after = before_and_after('<p style="color: #999">Fee</p>', '<p style="color: #595959">Fee</p>', ENGLISH)
    assert "#<del>999</del>" in before
    assert "#<ins>595959</ins>" in after


def test_texts_with_nothing_in_common_are_shown_without_marks() -> None:
    before, after = before_and_after("<font>x</font>", "Write a heading of your own here, please", ENGLISH)
    assert "<del>" not in before
    assert "<ins>" not in after


def test_slots_are_marked_and_everything_around_them_is_escaped() -> None:
    shown = slots(f'<img alt="{slot("name of the table")}">', HINDI)
    assert shown == "&lt;img alt=&#34;<mark>तालिका का नाम</mark>&#34;&gt;"


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "⟦<b>", "⟧<b>⟦", "⟦<i>x</i>⟧", "\u202e<b>\x07", "⟦"])
def test_nothing_of_a_stranger_becomes_markup(hostile: str) -> None:
    halves = (*before_and_after(hostile, f"<p>{hostile}</p>", ENGLISH), slots(hostile, HINDI))
    for shown in halves:
        bare = shown
        for tag in ("mark", "ins", "del"):
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert "<" not in bare
        assert "\u202e" not in bare
