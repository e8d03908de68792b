"""A site made for the score instead of for visitors.

Caught, as a question to the team: duties linked where nobody sees them, pictures whose text was emptied, text in the
colour of its ground, a stamp of today on every page, a page of other words for search engines.
Not caught: a paragraph for search engines within the page that all see, unless it advertises, a stamp that moves a few days behind, alternative texts that are wrong but differ, a page that knows our
browser by its looks and shows it another face, and a true text that says nothing.
"""

from collections.abc import Iterator

from hostile.wire import Behaviour, Exchange, page

TODAY = "16 March 2026"
DUTIES = ("Right to Information", "Citizen Charter", "Grievance redressal", "Tenders", "Privacy policy")
PICTURE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
    "<rect width='300' height='200' fill='rgb({0},9,9)'/></svg>"
)
FOR_ENGINES = "<p>" + " ".join(f"keyword{a}{b}" for a in "abcdefghij" for b in "klmnopqrst") + "</p>"
HIDDEN = "<div style='position:absolute;left:-9999px'>{}</div>"


def _front() -> str:
    duties = "".join(f"<a href='/x{number}'>{duty}</a>" for number, duty in enumerate(DUTIES))
    pictures = "".join(f'<img width=300 height=200 alt="" src="{PICTURE.format(n)}">' for n in range(6))
    keywords = "<p style='color:#fff;background:#fff'>Uttarakhand department scheme form tender result notice list</p>"
    text = "<p>" + " ".join(f"word{a}{b}" for a in "abcdefgh" for b in "klmnopqr") + "</p>"
    return page(f"{HIDDEN.format(duties)}{text}{pictures}{keywords}{_stamp()}{_menu()}", "Department of Games")


def _stamp() -> str:
    return f"<footer><p>Last updated on: {TODAY}</p></footer>"


def _menu() -> str:
    return "".join(f"<p><a href='/game/{name}'>{name}</a></p>" for name in ("roads", "water", "seeds", "bees", "fruit"))


async def _answer_front(exchange: Exchange) -> None:
    is_crawler = "googlebot" in exchange.headers.get("user-agent", "").lower()
    await exchange.answer(page(FOR_ENGINES, "Best department") if is_crawler else _front())


async def _answer_leaf(exchange: Exchange) -> None:
    name = exchange.target.rpartition("/")[2]
    await exchange.answer(page(f"<p>All about {name}, told in a sentence of its own.</p>{_stamp()}", f"About {name}"))


def behaviours() -> Iterator[Behaviour]:
    """Yield the pages."""
    yield Behaviour("/game", _answer_front)
    for name in ("roads", "water", "seeds", "bees", "fruit"):
        yield Behaviour(f"/game/{name}", _answer_leaf)
