"""Pictures and players as the browser meets them."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from studio import Handler, Studio

from rules.rule import Need

PAGES = Path(__file__).parents[2] / "rules" / "pages"
NEEDS = frozenset({Need.MEDIA})
pytestmark = pytest.mark.browser


def sent(file: Path, media_type: str) -> Handler:
    content = file.read_bytes()

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=content, content_type=media_type)

    return answer


async def silent_server(request: web.Request) -> web.StreamResponse:
    """Begin an answer and never end it."""
    response = web.StreamResponse(headers={"Content-Type": "video/webm"})
    await response.prepare(request)
    await asyncio.sleep(60)
    return response


async def test_hears_and_reads_what_is_in_the_files(studio: Studio) -> None:
    folder = PAGES / "captions"
    studio.serve(
        {
            "/": "<main><video id=a src=spoken.webm controls><track kind=captions src=captions.vtt></video></main>"
            "<video id=b src=silent.webm controls></video><video id=c src='spoken.webm#t=1,3' controls></video>",
            "/spoken.webm": sent(folder / "spoken.webm", "video/webm"),
            "/silent.webm": sent(folder / "silent.webm", "video/webm"),
            "/captions.vtt": sent(folder / "captions.vtt", "text/vtt"),
        }
    )
    media = (await studio.watch("/", needs=NEEDS)).page.view.media
    spoken, silent, part = media.players
    assert (spoken.has_sound, spoken.tracks[0].cues, round(spoken.duration_s)) == (True, 2, 6)
    assert (silent.has_sound, silent.audible_s) == (False, 0)
    assert 1.5 < part.audible_s <= 2


async def test_counts_the_rows_of_letters_in_a_picture(studio: Studio) -> None:
    folder = PAGES / "text-in-picture"
    studio.serve(
        {
            "/": "<img id=a src=notice.png alt=Notice><img id=b src=hills.jpg alt=Hills>",
            "/notice.png": sent(folder / "notice.png", "image/png"),
            "/hills.jpg": sent(folder / "hills.jpg", "image/jpeg"),
        }
    )
    notice, hills = (await studio.watch("/", needs=NEEDS)).page.view.media.pictures
    assert (notice.writing.lines, hills.writing.lines) == (6, 0)
    assert 150 < notice.writing.letters < 300


async def test_a_page_full_of_pictures_and_a_film_that_never_comes_are_bounded(studio: Studio) -> None:
    studio.serve(
        {
            "/": "<video src=/film.webm controls preload=none></video>"
            + "".join(f"<img src=/{number}.png alt='Tree {number}' width=9 height=9>" for number in range(900)),
            "/film.webm": silent_server,
        }
    )
    media = (await studio.watch("/", needs=NEEDS)).page.view.media
    assert len(media.pictures) == 400
    assert media.players[0].has_sound is None


async def test_two_looks_at_a_page_are_the_same(studio: Studio) -> None:
    folder = PAGES / "hidden-picture"
    studio.serve(
        {
            "/": (folder / "bad.html").read_text(encoding="utf-8"),
            "/notice.png": sent(folder / "notice.png", "image/png"),
            "/leaf.jpg": sent(folder / "leaf.jpg", "image/jpeg"),
        }
    )
    assert (await studio.watch("/", needs=NEEDS)).page.view.media == (
        await studio.watch("/", needs=NEEDS)
    ).page.view.media
