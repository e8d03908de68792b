"""The heading that is the title of a page."""

from rules.page_text import PageText

NEAR_BLOCKS = range(-2, 7)  # from the title on
LEAST_TITLE_CHARACTERS = 12


def _is_title(text: str, title: str) -> bool:
    """Return whether the title in the window begins with the text of a heading."""
    return len(text) >= LEAST_TITLE_CHARACTERS and title.startswith(text)


class Title:
    """The heading that is the title of a page, and where other blocks stand to it."""

    def __init__(self, page: PageText) -> None:
        highest = min((heading.level for heading in page.headings), default=0)
        self._blocks = page.blocks
        self._headings = {heading.selector for heading in page.headings if heading.level == highest}
        in_window = [heading for heading in page.headings if _is_title(heading.text, page.title)]
        is_told = len({heading.text for heading in in_window}) == 1
        if is_told:
            self._headings = {heading.selector for heading in in_window}
        self._is_known = is_told or highest == 1 or len(self._headings) == 1
        numbers = (number for number, block in enumerate(page.blocks) if block.selector in self._headings)
        self._place = next(numbers, None) if self._is_known else None

    def is_below(self, number: int) -> bool:
        """Return whether a block stands below the title, however far."""
        return self._place is not None and number >= self._place

    def is_near(self, number: int) -> bool:
        """Return whether a block stands beside the title; a heading above the menu is the name of the website."""
        if self._place is None or number - self._place not in NEAR_BLOCKS:
            return False
        between = self._blocks[self._place + 1 : number]
        return sum(bool(block.hrefs) and block.tag == "li" for block in between) < 2  # two of them are a menu

    def is_beside(self, number: int) -> bool:
        """Return whether a block stands beside the title and not above it."""
        return self.is_near(number) and self.is_below(number)

    def is_next_to(self, number: int) -> bool:
        """Return whether a block stands right above the title."""
        return self._place is not None and number == self._place - 1

    def may_head(self, number: int) -> bool:
        """Return whether a block stands right below one of several headings that may be the title."""
        return not self._is_known and number > 0 and self._blocks[number - 1].selector in self._headings
