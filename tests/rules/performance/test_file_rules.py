"""What the files of a page say of its speed."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.fixing.server_lines import Server
from rules.performance import (
    browser_caching,
    first_words,
    font_display,
    font_files,
    head_scripts,
    http_version,
    kind_weight,
    redirected_files,
    text_compression,
    video_loading,
)
from rules.performance.registry import RULES
from rules.place import Box
from rules.views.media import Media, Player
from rules.views.resources import FontFace

FOLDER = "http://department.localhost/"
OLD_CSS = "http://department.localhost/style.css"


def said(rule, page):
    [result] = judge_page(page, [rule])
    return result


def quotes(result):
    return [occurrence.quote.rpartition("/")[2] for finding in result.findings for occurrence in finding.occurrences]


def test_without_the_files_nothing_is_said(page_with):
    page = page_with()
    needing = [rule for rule in RULES if "files" in rule.needs]
    assert len(needing) >= 12
    assert {result.outcome for result in judge_page(page, needing)} == {Outcome.CANT_TELL}


# --- compression and caching


def test_uncompressed_text_of_the_own_server_is_named_with_what_gzip_saves(page_with, file):
    style = file("style.css", "stylesheet", 100_000)
    page = page_with(
        style,
        file("small.css", "stylesheet", 900),
        file("packed.js", "script", 30_000, decoded_bytes=100_000, encoding="br"),
        file("stripped.js", "script", 30_000, decoded_bytes=100_000),  # packed, whatever was told
        file("photo.jpg", "image", 500_000),
        file("https://cdn.example.com/other.js", "script", 500_000),
        headers=(("server", "nginx"),),
    )
    result = said(text_compression.RULE, page)
    assert quotes(result) == ["style.css"]
    [finding] = result.findings
    assert finding.message.values == {"saved": 70}
    assert finding.occurrences[0].after.startswith("# nginx: server { … }\ngzip on;")


def test_a_server_that_compresses_passes_and_a_folder_is_not_asked(page_with, file):
    packed = file("style.css", "stylesheet", 30_000, decoded_bytes=100_000, encoding="gzip")
    assert said(text_compression.RULE, page_with(packed)).outcome is Outcome.PASSED
    plain = file(OLD_CSS, "stylesheet", 100_000)
    for rule in (text_compression.RULE, browser_caching.RULE):
        assert said(rule, page_with(plain, url=FOLDER)).outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    ("headers", "days"),
    [
        ({"cache_control": "public, max-age=604800"}, 7),
        ({"cache_control": 'max-age="86400"'}, 1),
        ({"cache_control": "no-cache, max-age=604800"}, 0),
        ({"cache_control": "no-store"}, 0),
        ({"cache_control": "s-maxage=604800"}, 0),
        ({"cache_control": "", "expires": "Wed, 18 Mar 2026 06:30:00 GMT"}, 2),
        ({"cache_control": "max-age=0", "expires": "Wed, 18 Mar 2026 06:30:00 GMT"}, 0),
        ({"cache_control": "", "expires": "0"}, 0),
        ({"cache_control": "", "expires": "Tue, 01 Jan 1980 00:00:00 GMT"}, 0),
        ({"cache_control": "", "expires": "Wed, 99 Mar 2026 06:30:00"}, 0),
    ],
)
def test_how_long_a_file_may_be_kept_is_read_from_its_headers(page_with, file, headers, days):
    page = page_with()
    one = file("a.css", "stylesheet", 1, **headers)
    assert browser_caching.kept_s(one, page.observed_at) == days * 24 * 3600


def test_files_that_may_not_be_kept_are_named_heaviest_first(page_with, file):
    page = page_with(
        file("index", "document", 90_000, cache_control=""),
        file("style.css", "stylesheet", 20_000, cache_control=""),
        file("photo.jpg", "image", 60_000, cache_control="max-age=60"),
        file("font.woff2", "font", 90_000),
        file("https://cdn.example.com/x.js", "script", 90_000, cache_control=""),
    )
    result = said(browser_caching.RULE, page)
    assert quotes(result) == ["photo.jpg", "style.css"]
    first, second = result.findings[0].occurrences
    assert "# nginx" in first.after
    assert "ExpiresActive On" in first.after
    assert second.after == ""
    assert "without any word" in second.note.text
    few = page_with(file("style.css", "stylesheet", 20_000, cache_control=""))
    assert said(browser_caching.RULE, few).outcome is Outcome.PASSED


def test_every_server_has_its_lines():
    from rules.fixing import server_speed

    for lines in (server_speed.compressed(), server_speed.kept()):
        assert set(lines) == set(Server)
        assert all(lines.values())


# --- what drawing waits for


def test_the_time_to_the_first_words_is_computed_from_the_blocking_files(page_with, file):
    page = page_with(
        file("", "document", 50_000),
        file("style.css", "stylesheet", 150_000, is_render_blocking=True, selector="#s", html="<link>"),
        file("https://fonts.example.com/css", "stylesheet", 2000, is_render_blocking=True, selector="#f"),
        file("jquery.js", "script", 300_000, is_render_blocking=True, selector="#j", html="<script>"),
        file("late.js", "script", 900_000),
    )
    # 4 questions, 1 for the files, 3 for another host: 8 × 0.15 s; 502 kB at 200 kB a second
    assert first_words.first_words_s(page, first_words.critical_path(page), first_words.SLOW_4G) == pytest.approx(3.71)
    result = said(first_words.RULE, page)
    assert quotes(result) == ["jquery.js", "style.css", "", "css"]
    assert result.findings[0].message.values == {"size": 502, "fast": 3.7, "slow": 8.1, "good": 1.8}
    light = page_with(*page.view.resources[:3])
    assert said(first_words.RULE, light).outcome is Outcome.PASSED


def test_text_of_a_folder_counts_as_a_server_would_pack_it(page_with, file):
    heavy = file(OLD_CSS, "stylesheet", 600_000, is_render_blocking=True, selector="#s", html="<link>")
    page = page_with(file(FOLDER, "document", 9000), heavy, url=FOLDER)
    assert said(first_words.RULE, page).outcome is Outcome.PASSED
    assert said(kind_weight.RULE, page).outcome is Outcome.PASSED


def test_scripts_of_the_head_are_mended_with_defer(page_with, file):
    script = '<script id="fail-a" src="a.js"></script>'
    sheet = '<link id="fail-p" rel="stylesheet" href="print.css">'
    page = page_with(
        file("a.js", "script", 60_000, is_render_blocking=True, selector="#fail-a", html=script),
        file("print.css", "stylesheet", 6000, is_render_blocking=True, selector="#fail-p", html=sheet),
        file("style.css", "stylesheet", 6000, is_render_blocking=True, selector="#pass", html="<link>"),
        file("late.js", "script", 600_000),
    )
    result = said(head_scripts.RULE, page)
    assert [one.after for finding in result.findings for one in finding.occurrences] == [
        '<script id="fail-a" src="a.js" defer></script>',
        '<link id="fail-p" rel="stylesheet" href="print.css" media="print">',
    ]
    one_small = page_with(file("a.js", "script", 6000, is_render_blocking=True, selector="#a", html=script))
    assert said(head_scripts.RULE, one_small).outcome is Outcome.PASSED


# --- weight, fonts, video


def test_a_heavy_kind_is_named_with_its_heaviest_files(page_with, file):
    scripts = [file(f"{number}.js", "script", 100_000 + number) for number in range(12)]
    photo = file("photo.jpg", "image", 1_900_000)
    result = said(kind_weight.RULE, page_with(*scripts, scripts[0], photo))
    assert quotes(result) == [f"{number}.js" for number in range(11, 1, -1)]
    assert result.findings[0].message.values == {"size": 1.2, "limit": 1.0}
    assert said(kind_weight.RULE, page_with(*scripts[:9], photo)).outcome is Outcome.PASSED


def face(family="Hill", display="swap", unicode_range=""):
    html = f'@font-face {{ font-family: "{family}"; src: url("a.woff2"); }}'
    return FontFace(family=family, display=display, unicode_range=unicode_range, html=html)


def test_heavy_old_and_many_fonts_are_named(page_with, file):
    hindi = file("fonts/1.woff2", "font", 210_000, font=face(unicode_range="U+0900-097F, U+1CD0-1CF6"))
    old = file("fonts/2.ttf", "font", 80_000, media_type="font/ttf")
    many = [file(f"fonts/{number}.woff2", "font", 20_000) for number in range(3, 12)]
    result = said(font_files.RULE, page_with(hindi, old, *many))
    heavy, older, count = result.findings
    assert "Hindi" in heavy.occurrences[0].note.text
    assert older.message.values == {"saved": 40}
    assert count.message.values == {"total": 11, "size": 470, "limit": 8}
    assert said(font_files.RULE, page_with(*many[:8])).outcome is Outcome.PASSED
    assert said(font_files.RULE, page_with(file("a.js", "script", 9))).outcome is Outcome.INAPPLICABLE


def test_fonts_that_hide_their_text_are_mended_and_icon_fonts_left_alone(page_with, file):
    sheet = file("https://fonts.googleapis.com/css2?family=Hind", "stylesheet", 900)
    link = '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Hind">'
    page = page_with(
        file("hill.woff2", "font", 20_000, font=face(display="")),
        file("lake.woff2", "font", 20_000, font=face(display="swap")),
        file("fa-solid-900.woff2", "font", 70_000, font=face("Font Awesome 6 Free", display="block")),
        file("unknown.woff2", "font", 20_000),
        replace(sheet, is_render_blocking=True, selector="#fail-sheet", html=link),
        file("https://fonts.googleapis.com/css2?family=Mukta&display=swap", "stylesheet", 900),
        file("https://fonts.googleapis.com/icon?family=Material+Icons", "stylesheet", 900),
    )
    [finding] = said(font_display.RULE, page).findings
    rule, google = finding.occurrences
    assert rule.after == '@font-face { font-family: "Hill"; src: url("a.woff2"); font-display: swap; }'
    assert (google.selector, google.after) == (
        "#fail-sheet",
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Hind&amp;display=swap">',
    )
    good = page_with(*page.view.resources[1:4])
    assert said(font_display.RULE, good).outcome is Outcome.PASSED


def player(html, *, autoplays):
    values = dict.fromkeys(Player.__dataclass_fields__, False)
    texts = {"source": "https://department.example.gov.in/film.mp4", "selector": "#fail-film", "html": html}
    box = Box(x_css_px=0, y_css_px=0, width_css_px=400, height_css_px=300)
    return Player(**values | texts | {"kind": "video", "autoplays": autoplays, "box": box})


def test_a_video_that_loads_unasked_is_mended(page_with, file):
    html = '<video id="fail-film" src="film.mp4" autoplay muted></video>'
    film = file("film.mp4", "media", 4_000_000, status=206)
    result = said(video_loading.RULE, page_with(film, media=Media(players=(player(html, autoplays=True),))))
    [occurrence] = result.findings[0].occurrences
    assert occurrence.after == '<video id="fail-film" src="film.mp4" muted preload="none" controls></video>'
    assert "plays by itself" in result.findings[0].message.text
    waiting = page_with(replace(film, transferred_bytes=300_000), media=Media(players=(player(html, autoplays=True),)))
    assert said(video_loading.RULE, waiting).outcome is Outcome.PASSED
    assert said(video_loading.RULE, page_with(file("a.js", "script", 9))).outcome is Outcome.INAPPLICABLE


# --- advice


def test_detours_are_advised_against_with_the_true_address(page_with, file):
    moved = [
        file(f"new/{name}", "image", 900, requested_url=f"https://department.example.gov.in/{name}", redirects=1)
        for name in ("a.jpg", "b.jpg", "c.jpg")
    ]
    result = said(redirected_files.RULE, page_with(*moved))
    assert quotes(result) == ["a.jpg", "b.jpg", "c.jpg"]
    assert result.findings[0].occurrences[0].after.endswith("/new/a.jpg")
    assert said(redirected_files.RULE, page_with(*moved[:2])).outcome is Outcome.PASSED


def test_only_encrypted_files_are_asked_for_their_protocol(page_with, file):
    old = [file(f"{number}.js", "script", 900, protocol="http/1.1") for number in range(7)]
    assert said(http_version.RULE, page_with(*old)).findings[0].message.values == {"old": 7, "total": 7}
    assert said(http_version.RULE, page_with(*old[:6])).outcome is Outcome.PASSED
    plain = [replace(one, url=one.url.replace("https", "http")) for one in old]
    assert said(http_version.RULE, page_with(*plain)).outcome is Outcome.INAPPLICABLE
