"""Who a page says holds a post: names beside designations, in tables, cards and single lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.evidence import PageEvidence
from rules.folding import folded_hindi
from rules.page_text import Table

# Posts of which an office has one; anything added to them ("Joint", "of the district") makes another post.
POSTS = frozenset(
    folded_hindi(post).replace("-", " ")
    for post in (
        *("Director", "Director General", "Managing Director", "Secretary", "Principal Secretary", "Chief Secretary"),
        *("Commissioner", "Municipal Commissioner", "Vice Chancellor", "Chancellor", "Registrar"),
        *("District Magistrate", "Chief Development Officer", "Chairman", "Chairperson", "Mayor", "Chief Minister"),
        *("Chief Executive Officer", "Executive Officer", "Governor", "Director General of Police", "Member Secretary"),
        *("Superintendent of Police", "Senior Superintendent of Police", "Principal", "Additional Chief Secretary"),
        *("निदेशक", "महानिदेशक", "प्रबंध निदेशक", "सचिव", "प्रमुख सचिव", "मुख्य सचिव", "आयुक्त", "नगर आयुक्त", "कुलपति"),
        *("कुलाधिपति", "कुलसचिव", "जिलाधिकारी", "मुख्य विकास अधिकारी", "अध्यक्ष", "महापौर", "मुख्यमंत्री", "राज्यपाल"),
        *("मुख्य कार्यकारी अधिकारी", "अधिशासी अधिकारी", "पुलिस महानिदेशक", "सदस्य सचिव", "पुलिस अधीक्षक", "प्राचार्य"),
    )
)
_HONORIFIC = re.compile(
    r"^(?:(?:hon'?ble|mananiya|माननीय|मा०|मा\.)\s+)?(?:(?:shri|sri|smt|dr|mr|mrs|ms|km|prof(?:essor)?|er|col|brig|maj|gen|justice)\b\.?\s*"
    r"|(?:श्री|श्रीमती|डॉ|डा|सुश्री|कु|प्रो|इं)(?:\.|०|॰)?\s+)+"
)
_SUFFIX = re.compile(
    r"[,(]?\s*\b(?:i\.?a\.?s|i\.?p\.?s|i\.?f\.?s|p\.?c\.?s|ph\.?\s?d|retd|आई ?ए ?एस|पी ?सी ?एस)\b\.?\)?.*$"
)
# Middle names shared by so many that they tell nobody apart.
_COMMON = frozenset(
    "singh kumar kumari devi lal chand chandra prasad ram सिंह कुमार कुमारी देवी लाल चंद्र चंद प्रसाद राम".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_](?:[\w\u0900-\u0963]*)")
_PARTING = re.compile(r"\s*[,:|–—-]\s+|\s*\n\s*|\s+[–—|-]\s+|\s*[:(]\s*")
_NAME_HEAD = re.compile(r"\bname\b|नाम")
_POST_HEAD = re.compile(r"designation|\bpost\b|position|पदनाम|पद$|^पद")
# Lists of those who held a post once.
_PAST = re.compile(
    r"former|previous|\bpast\b|\bex-|predecessor|since inception|tenure|\bfrom\b|\btill\b|\bupto\b|history"
    r"|पूर्व|भूतपूर्व|निवर्तमान|कार्यकाल|कब से|कब तक|इतिहास"
)
LONGEST_LINE = 120
MOST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A post and a name, as a page puts them together."""

    post: str  # folded
    name: str  # as written
    page_url: str
    selector: str
    html: str
    quote: str


def holders(page: PageEvidence) -> Iterator[Holder]:
    """Yield the holders of posts that the page names, past ones left out."""
    for table in page.text.tables:
        if not _PAST.search(folded_hindi(" ".join((table.caption, table.section, *table.header)))):
            yield from _in_table(page, table)
    blocks = page.text.blocks
    for index, block in enumerate(blocks):
        if len(block.text) > LONGEST_LINE or block.tag in ("td", "th") or _PAST.search(folded_hindi(block.section)):
            continue
        before = blocks[index - 1].text if index else ""
        found = _in_line(block.text) or _in_card(before, block.text)
        if found:
            post, name = found
            yield Holder(
                post=post,
                name=name,
                page_url=page.url,
                selector=block.selector,
                html=block.html,
                quote=block.text if name in block.text else f"{before} · {block.text}",
            )


def are_different(one: str, other: str) -> bool:
    """Return whether two names are surely those of two people: in one script, and without a name in common."""
    first, second = _names(one), _names(other)
    if not first or not second or is_devanagari(one) != is_devanagari(other):
        return False
    longer = {word for word in first | second if len(word) > 1}
    initials = {word for word in first | second if len(word) == 1}
    return not first & second and not initials & {word[0] for word in longer} and not _are_alike(first, second)


def _are_alike(first: set[str], second: set[str]) -> bool:
    """Return whether a name of one begins like a name of the other, as two spellings do."""
    return any(a[:3] == b[:3] for a in first for b in second)


def _in_table(page: PageEvidence, table: Table) -> Iterator[Holder]:
    header = table.header or (table.rows[0].cells if table.rows else ())
    heads = [folded_hindi(cell) for cell in header]
    name_at = next((index for index, head in enumerate(heads) if _NAME_HEAD.search(head)), None)
    post_at = next((index for index, head in enumerate(heads) if _POST_HEAD.search(head)), None)
    for row in table.rows if name_at is not None and post_at is not None and name_at != post_at else ():
        if len(row.cells) == len(heads) and name_at is not None and post_at is not None:
            post, name = _post(row.cells[post_at]), row.cells[name_at].strip()
            if post and _names(name) and len(name.split()) <= MOST_NAME_WORDS + 2:
                yield Holder(
                    post=post,
                    name=name,
                    page_url=page.url,
                    selector=row.selector,
                    html=row.html,
                    quote=" · ".join(row.cells),
                )


def _in_line(text: str) -> tuple[str, str] | None:
    """Return post and name of a line such as "Director: Shri …" or "Dr. …, Director"."""
    parts = [part for part in _PARTING.split(text) if part.strip(" )")]
    if len(parts) != 2:
        return None
    for post, name in (parts, parts[::-1]):
        if _post(post) and _is_name(name):
            return _post(post), name.strip()
    return None


def _in_card(before: str, text: str) -> tuple[str, str] | None:
    """Return post and name of two lines, the name with its honorific above the designation."""
    return (_post(text), before.strip()) if _post(text) and _is_name(before) else None


def _post(text: str) -> str:
    folded = post_key(text)
    return folded if folded in POSTS else ""


def _is_name(text: str) -> bool:
    return (
        _HONORIFIC.match(folded_hindi(text.strip())) is not None
        and bool(_names(text))
        and len(text.split()) <= MOST_NAME_WORDS
    )


def _names(text: str) -> set[str]:
    plain = _SUFFIX.sub("", _HONORIFIC.sub("", folded_hindi(" ".join(text.split()))))
    words = set(_WORD.findall(plain))
    return words - _COMMON or words


def post_key(text: str) -> str:
    """Return a key that is equal for spellings of one post."""
    return " ".join(folded_hindi(text).replace("-", " ").split()).strip(" .,:()'")


def is_devanagari(text: str) -> bool:
    """Return whether a name is written in Devanagari."""
    return any("\u0900" <= char <= "\u097f" for char in text)
