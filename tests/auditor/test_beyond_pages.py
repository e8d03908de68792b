"""A whole audit of a live site: what was asked beyond its pages, what the team gave, and the older audit, are saved."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from auditor.cli import main
from auditor.store import Bundle

PAGE = "<!doctype html><html lang=en><head><title>{title} | Gardens</title>{head}</head><body><header><nav><a href=/charter>Citizen charter</a></nav>{form}</header><main><h1>{title}</h1><p>{text}</p></main></body></html>"
FORM = "<form role=search action=/find><input name=q aria-label=Search></form>"
HEAD = '<link rel=alternate type=application/rss+xml href=/rss.xml><meta property="og:image" content="/share.png">'
RSS = "<rss version='2.0'><channel><title>Notices</title><item><title>Seed fair</title><link>/fair</link><pubDate>Mon, 02 Nov 2026 10:00:00 +0530</pubDate></item></channel></rss>"
TEXT = "The gardens of the department are open to everybody on every day of the week, and nobody pays for it. " * 3


@dataclass
class Gardens:
    port: int
    asked: list[tuple[str, str, str]] = field(default_factory=list)  # method, path and user agent

    @property
    def address(self) -> str:
        return f"http://gardens.gov.in:{self.port}/"


@pytest.fixture
def gardens() -> Iterator[Gardens]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.command, self.path, self.headers["User-Agent"]))
            status, kind, body = answer(self.path, self.headers["User-Agent"])
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else body)

        do_HEAD = do_GET  # noqa: N815, as the server calls it

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        served = Gardens(made.server_address[1])
        Thread(target=made.serve_forever, daemon=True).start()
        yield served
        made.shutdown()


def answer(path: str, agent: str) -> tuple[int, str, bytes]:
    html = "text/html; charset=utf-8"
    match path.partition("?")[0]:
        case "/robots.txt":
            return 200, "text/plain", b"User-agent: *\nDisallow: /secret\n"
        case "/":
            spam = "<a href=https://slot.example/>slot gacor</a>" if "Googlebot" in agent else ""
            return 200, html, PAGE.format(title="Welcome", head=HEAD, form=FORM, text=TEXT + spam).encode()
        case "/charter":
            return 200, html, PAGE.format(title="Citizen charter", head=HEAD, form=FORM, text=TEXT).encode()
        case "/find":
            return (
                200,
                html,
                PAGE.format(
                    title="Results",
                    head="",
                    form=FORM,
                    text="Nothing was found here. Try another word, or call the office.",
                ).encode(),
            )
        case "/rss.xml":
            return 200, "application/rss+xml", RSS.encode()
        case "/share.png":
            stream = io.BytesIO()
            Image.new("RGB", (1200, 630), "green").save(stream, "PNG")
            return 200, "image/png", stream.getvalue()
    return 200, html, PAGE.format(title="Oops", head="", form="", text="This is a page about nothing at all.").encode()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.browser
def test_an_audit_saves_what_was_asked_what_was_given_and_what_was_before(gardens: Gardens, tmp_path: Path) -> None:
    social, officers = tmp_path / "social.csv", tmp_path / "officers.csv"
    social.write_text("platform,handle\nTwitter,@gardens\n", encoding="utf-8-sig")
    officers.write_text("designation;name_hi\nDirector;नाम\n", encoding="utf-8")
    pin = f"gardens.gov.in:{gardens.port}:127.0.0.1"
    common = ("site", gardens.address, "--resolve", pin, "--quiet", "--pace", "50")
    first, second = tmp_path / "first", tmp_path / "second"
    result = run(*common, "--out", first, "--social", social, "--officers", officers, "--format", "gigw,json")
    assert result.exit_code == 0, result.output
    assert (first / "gigw.html").is_file()
    assert (first / "gigw.xlsx").read_bytes().startswith(b"PK")

    site = Bundle.open(first).site()
    probes = site.probes
    assert [(feed.title, feed.entries[0].url) for feed in probes.feeds] == [("Notices", f"{gardens.address}fair")]
    assert site.not_found_status == 200
    assert probes.not_found is not None
    assert probes.not_found.title == "Oops | Gardens"
    assert probes.search is not None
    assert (probes.search.query, probes.search.wanted) == ("Citizen charter", (f"{gardens.address}charter",))
    assert probes.search.page is not None
    assert probes.search.page.title == "Results | Gardens"
    assert probes.as_search_engine is not None
    assert "slot gacor" in [link.text for link in probes.as_search_engine.links]
    assert probes.share_pictures[f"{gardens.address}share.png"].width_px == 1200
    assert [handle.platform for handle in site.given.handles or ()] == ["x"]
    assert [officer.name_hi for officer in site.given.officers or ()] == ["नाम"]
    assert site.earlier is None

    assert [path for _, path, _ in gardens.asked if path.startswith("/find")] == ["/find?q=Citizen+charter"]
    assert [path for _, path, agent in gardens.asked if "Googlebot" in agent] == ["/"]
    assert {method for method, _, _ in gardens.asked} <= {"GET", "HEAD"}

    assert run(*common, "--out", second, "--baseline", first, "--format", "json").exit_code in (0, 1)
    earlier = Bundle.open(second).site().earlier
    assert earlier is not None
    assert earlier.observed_at == site.observed_at
    hashes = {page.url: page.text.content_hash for page in Bundle.open(first).pages()}
    assert {url: page.content_hash for url, page in earlier.pages.items()} == hashes


def test_a_register_that_cannot_be_read_ends_the_audit_before_it_begins(tmp_path: Path) -> None:
    social = tmp_path / "social.csv"
    social.write_text("platform,handle\nOrkut,@gardens\n", encoding="utf-8")
    result = run("site", "https://gardens.example.gov.in", "--out", tmp_path / "out", "--social", social)
    assert result.exit_code == 2
    assert "line 2, column platform" in result.output
    assert not (tmp_path / "out").exists()
