"""How long a picture of several frames runs, and how often it flashes."""

import io

import pytest
from PIL import Image

from auditor.browser.motion_pictures import LARGE_CSS_PX, film_of, flashes_a_second

LARGE, SMALL = 300.0 * 150.0, 30.0 * 15.0


def gif(*colours: str, frame_ms: int = 100, loop: int | None = None) -> bytes:
    frames = [Image.new("RGB", (60, 30), colour) for colour in colours]
    file = io.BytesIO()
    rounds = {} if loop is None else {"loop": loop}
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=frame_ms, **rounds)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_picture_of_one_frame_is_no_film() -> None:
    assert film_of(gif("red")) is None


def test_what_is_no_picture_is_no_film() -> None:
    assert film_of(b"GIF89a but cut off") is None
    assert film_of(b"") is None


def test_without_a_count_a_gif_runs_once() -> None:
    film = film_of(gif("red", "blue", frame_ms=700))
    assert film is not None
    assert film.total_ms == 1400


def test_a_count_of_nought_means_for_ever() -> None:
    film = film_of(gif("red", "blue", loop=0))
    assert film is not None
    assert film.total_ms is None


def test_a_count_is_added_to_the_first_round() -> None:
    film = film_of(gif("red", "blue", frame_ms=500, loop=2))
    assert film is not None
    assert film.total_ms == 3000


@pytest.mark.parametrize(
    ("colours", "frame_ms", "flashes"),
    [
        (("black", "white"), 100, 5),
        (("black", "white"), 250, 2),
        (("black", "white"), 1000, 1),
        (("#e8e8e8", "white"), 100, 0),  # both bright
        (("black", "#101010"), 100, 0),  # hardly a difference
        (("black", "#555", "#aaa", "white"), 100, 3),  # the way up takes four frames
    ],
)
def test_pairs_of_opposing_changes_are_counted_in_the_worst_second(
    colours: tuple[str, ...], frame_ms: int, flashes: int
) -> None:
    film = film_of(gif(*colours, frame_ms=frame_ms, loop=0))
    assert film is not None
    assert flashes_a_second(film, LARGE) == flashes


def test_a_small_area_does_not_flash() -> None:
    film = film_of(gif("black", "white", loop=0))
    assert film is not None
    assert SMALL < LARGE_CSS_PX < LARGE
    assert flashes_a_second(film, SMALL) == 0
