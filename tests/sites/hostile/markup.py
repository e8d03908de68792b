"""Pages whose HTML is broken, endless, of the wrong encoding, or too much of everything; and endless families."""

import random
from collections.abc import Iterator

from hostile.transport import BOMB, MEGABYTE
from hostile.wire import Behaviour, Exchange, links, page, says

NESTED = 30_000
LINKS = 100_000
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(n)} "{f"&{chr(n - 1)};" * 10}">' for n in range(ord("b"), ord("k")))
    + '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


async def calendar(exchange: Exchange) -> None:
    year, month = map(int, exchange.target.split("?")[0].split("/")[2:4])
    later = year * 12 + month  # months are counted from 0
    await exchange.answer(
        page(links([f"/calendar/{later // 12}/{later % 12 + 1:02}"]), f"Programme of {month:02}/{year}")
    )


async def session(exchange: Exchange) -> None:
    new = f"{random.getrandbits(64):x}A1b2C3d4E5"
    await exchange.answer(page(links([f"/session?PHPSESSID={new}", f"/session;jsessionid={new}"]), "Your session"))


async def deeper(exchange: Exchange) -> None:
    await exchange.answer(page(links(["deeper/"]), f"Level {exchange.target.count('/')}"))


async def facets(exchange: Exchange) -> None:
    count = exchange.target.count("=")
    await exchange.answer(
        page(links(f"{exchange.target}&tag{count}={n}" for n in range(5)), f"Choice {exchange.target[:60]}")
    )


async def refreshing(exchange: Exchange) -> None:
    number = int(exchange.target.partition("?")[0].rpartition("/")[2])
    head = f'<meta http-equiv="refresh" content="0;url=/refreshing/{number + 1}">'
    await exchange.answer(page("", f"Wait {number}", head))


def behaviours() -> Iterator[Behaviour]:
    """Yield the pages."""
    yield Behaviour("/calendar/2026/11", calendar)
    yield Behaviour("/session", session)
    yield Behaviour("/deeper/", deeper)
    yield Behaviour("/facets?tag0=1&tid=0", facets)
    yield Behaviour("/refreshing/0", refreshing, "duplicate: leads to")
    yield Behaviour("/links", says(page("".join(f"<a href=/leaf/{n}>{n}</a>" for n in range(LINKS)), "Many links")))
    yield Behaviour("/nested", says(page("<div>" * NESTED + "deep", "Nested")))
    yield Behaviour("/attributes", says(page(f"<p {' '.join(f'a{n}=x' for n in range(50_000))}>x", "Attributes")))
    yield Behaviour("/table", says(page("<table><tr>" + "<td colspan=1000 rowspan=65534>x" * 3_000, "A table")))
    yield Behaviour("/open", says('<html lang=en><title>Open<p><a href="/x><table><b><i><td><h1>Open<select><svg><p>'))
    yield Behaviour("/plaintext", says(page("<plaintext>" + "</body></html>" * 100, "Plain text")))
    yield Behaviour("/comment", says(page("<!-- " + "x" * MEGABYTE, "A comment")))
    yield Behaviour("/nul", says(page("\0no\0tice" * 9_000, "N\0ul")))
    yield Behaviour("/noise", says(random.Random(1).randbytes(200_000)))
    yield Behaviour("/utf-16", says(page("<p>not UTF-16", "Encoding"), "Content-Type: text/html; charset=utf-16"))
    yield Behaviour("/utf-7", says(page("+ADw-script+AD4-alert(1)", "UTF-7"), "Content-Type: text/html; charset=utf-7"))
    yield Behaviour("/no-such", says(page("<p>x", "No such"), "Content-Type: text/html; charset=klingon\0"))
    yield Behaviour("/surrogates", says(page("<p>\ud800 \udfff &#xD800; &#x110000; &#0;", "Half letters")))
    yield Behaviour("/base", says(page(links(["x", "//[", "http://[::1]/"]), "Base", "<base href='javascript:x'>")))
    yield Behaviour(
        "/xml",
        says(f"{ENTITIES}<html><title>Entities</title><p>&j;&file;</p></html>", "Content-Type: application/xhtml+xml"),
    )
    for name, text in {  # what makes a careless regular expression slow
        "dates": "01/01/" * 60_000,
        "spaces": " \t" * 150_000 + "x",
        "dashes": "-" * 300_000,
        "brackets": "(" * 100_000 + "[" * 100_000,
        "digits": "9" * 300_000,
        "at-signs": "a@" * 100_000 + ".",
        "one-word": "अ" * 100_000,
    }.items():
        yield Behaviour(f"/text/{name}", says(page(f"<p>{text}</p><p title='{text}'>x</p>", f"{name} {text[:9_000]}")))


def sitemaps() -> Iterator[tuple[str, bytes]]:
    """Yield sitemap files that attack whoever reads them."""
    yield "/bomb.xml", f"<?xml version='1.0'?>{ENTITIES}<urlset><url><loc>&j;</loc></url></urlset>".encode()
    yield "/bomb.xml.gz", BOMB
    yield "/itself.xml", b"<sitemapindex><sitemap><loc>/itself.xml</loc></sitemap></sitemapindex>"
    yield "/broken.xml", b"<urlset><url><loc>/nowhere<url></lo"
    yield "/nul.xml", b"\0" * 5_000
    yield (
        "/schemes.xml",
        b"<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>file:///etc/passwd</loc></url></urlset>",
    )


ROBOTS = (
    "\0\x1b[31mUser-agent: *\r\nCrawl-delay: 99999999\nDisallow: /%zz*$*$*$*$\nAllow: "
    + "*a" * 500
    + "\n"
    + "".join(f"Sitemap: {{origin}}{path}\n" for path, _ in sitemaps())
    + "Sitemap: javascript:alert(1)\nSitemap: {origin}/sitemap.xml\n"
    + "Disallow: /x\n" * 60_000
)
