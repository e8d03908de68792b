"""What stands beside a player, and what its name says."""

from typing import Any

import pytest

from rules.accessibility.media.players import has_captions, has_text_near, may_repeat_page, with_track
from rules.place import Box
from rules.views.media import Player, Track


def player(**changes: Any) -> Player:
    values: dict[str, Any] = {
        "kind": "video", "source": "http://x.example/a.webm", "name": "", "is_shown": True, "has_controls": True,
        "autoplays": False, "is_muted": False, "loops": False, "duration_s": 60.0, "is_broken": False,
        "has_sound": True, "audible_s": 60.0, "written_frames": 0, "tracks": (), "control_names": (),
        "has_click": False, "has_page_script": False, "near_text": "", "near_links": (), "selector": "#it",
        "html": '<video id="it" src="a.webm" controls></video>',
        "box": Box(x_css_px=0, y_css_px=0, width_css_px=320, height_css_px=180),
    }  # fmt: skip
    return Player(**values | changes)


def test_captions_that_could_not_be_read_are_neither_there_nor_missing() -> None:
    track = Track(kind="captions", lang="en", cues=None)
    assert has_captions(player(tracks=(track,))) is None
    assert has_captions(player(tracks=(track, Track(kind="subtitles", lang="hi", cues=3)))) is True
    assert has_captions(player(tracks=(Track(kind="chapters", lang="en", cues=3),))) is False


def test_a_minute_of_speech_needs_forty_eight_words() -> None:
    assert not has_text_near(player(near_text="word " * 47))
    assert has_text_near(player(near_text="word " * 48))


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("This film shows the same information as the text above.", True),
        ("The article is also available as a video.", True),
        ("यह वीडियो ऊपर दिए गए लेख की जानकारी देता है।", True),
        ("How to prune an apple tree", False),
        ("सेब के पेड़ की छंटाई", False),
    ],
)
def test_knows_a_video_that_only_repeats_the_page(near: str, expected: bool) -> None:
    assert may_repeat_page(player(near_text=near)) is expected


def test_mends_a_video_with_a_track_to_fill_in() -> None:
    assert with_track(player(), "captions", "⟦file⟧") == (
        '<video id="it" src="a.webm" controls><track kind="captions" src="⟦file⟧"></video>'
    )
    assert with_track(player(html="<video id='it' src='a.webm'>…"), "captions", "x") == ""
