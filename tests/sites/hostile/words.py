"""A page that attacks the reports about it, in every field that a report may quote."""

from collections.abc import Iterator
from html import escape

from hostile.wire import Behaviour, Exchange, says

ALARM = "alert(1)"
WORDS = {
    "markup": f"\"'></p></textarea></title></style></script><script>{ALARM}</script><img src=x onerror={ALARM}>",
    "attribute": f"\" onmouseover={ALARM} style=background:url(javascript:{ALARM}) x='",
    "address": f"javascript:{ALARM}//",
    "formula": '=HYPERLINK("http://192.168.0.1/","Click")',
    "command": "+cmd|'/C calc'!A0",
    "at-formula": "@SUM(1+1)",
    "tab-formula": "\t=1+1",
    "terminal": "\x1b[2J\x1b]0;owned\x07\x9b31m\x1b[8mhidden",
    "direction": "fdp.\u202eexe.report\u2066\u200f",
    "controls": "\x01\x02\x08\x0b\x0c\x0e\x1f\x7f\x85\ufffe\uffff\u2028",
    "markdown": f"](javascript:{ALARM}) ![x](http://192.168.0.1/x.png) `\n```\n<b onclick={ALARM}>| a | b |\n# @everyone",
    "workflow": "\n::error::owned\n::add-mask::x\n##[set-env name=PATH]x%0A::stop-commands::x",
    "template": "{{7*7}}{% raw %}${7*7}#{7*7}⟦x⟧{0}{message}%s%(x)s",
    "xml": "]]><!--<![CDATA[&lol;<?php x?>",
    "path": "../../../../etc/passwd\\..\\..\\con\x00.html",
    "long": "x" * 3_000,
}


def _part(word: str) -> str:
    """Return an element of each kind that a rule quotes, every one of them with a fault."""
    text, value = escape(word), escape(word, quote=True)
    return f"""
<h4>{text}</h4><p id="{value}" class="{value}">Last updated on 01/02/2009 {text}</p><p lang="{value}">{text}</p>
<a href="" title="{value}">{text}</a><a href="{value}">{text}</a><a href="/{value}" target=_blank>{text}</a>
<img src="/{value}" alt="{value}" width=300 height=200><img src="/lost/{value}"><marquee>{text}</marquee>
<iframe srcdoc="x" name="{value}"></iframe><form action="{value}"><input name="{value}" placeholder="{value}">
<input id="{value}" aria-label="{value}" autocomplete="{value}"><button title="{value}"></button></form>
<table><caption>{text}</caption><tr><th>Work {text}</th><th>Closing date</th></tr><tr><td>{text}</td><td>01/02/2020</td>
</tr></table><p style="color:#eee">{text} and a text that is much too pale to be read by anybody</p>
<div role="{value}" aria-labelledby="{value}" tabindex=7 onclick="x">{text}</div><svg><title>{text}</title></svg>"""


def _page() -> str:
    every = escape(" ".join(WORDS.values()), quote=True)
    return (
        f'<html lang="{every}"><head><title>{every}</title><meta name="description" content="{every}">'
        f'<meta property="og:title" content="{every}"><meta name="generator" content="WordPress 1.0 {every}">'
        f'<link rel="canonical" href="{every}"><link rel="alternate" hreflang="{every}" href="{every}">'
        f'<script type="application/ld+json">{{"name": "{every}"</script><script src="/jquery-1.2.3.js"></script>'
        f"</head><body>{''.join(map(_part, WORDS.values()))}<script>console.error({WORDS['terminal']!r})</script></body></html>"
    )


async def _answer(exchange: Exchange) -> None:
    header = WORDS["attribute"] + WORDS["formula"] + "\x1b[31m"
    await exchange.answer(
        _page(), f"Server: {header}", f"X-Powered-By: {header}", f"Set-Cookie: {header}=1", f"Last-Modified: {header}"
    )


# Addresses that a careless program takes for a path, an option, a formula or a device.
ADDRESSES = (
    "/..%2f..%2f..%2f..%2ftmp%2fescaped",
    "/%2e%2e/%2e%2e/etc/passwd%00.html",
    "/=1+1",
    "/-rf%20~",
    "/con.html",
    "/%1b%5b31m%e2%80%ae",
    "/%22%3e%3cscript%3ealert(1)%3c%2fscript%3e",
    "/" + "a" * 1_500,
)


def behaviours() -> Iterator[Behaviour]:
    """Yield the page of attacks, and good texts at hostile addresses."""
    yield Behaviour("/words", _answer)
    for address in ADDRESSES:
        yield Behaviour(address, says(f"<html lang=en><title>Address</title><h1>Address</h1><p>{len(address)}</p>"))
