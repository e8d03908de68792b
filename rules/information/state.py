"""Whether a website is one of the State of Uttarakhand, and the services that the State offers everybody."""

import re

from rules.folding import folded_hindi
from rules.information.reach import Pages
from rules.text import CHROME

DOMAIN = ".uk.gov.in"
HELPLINE_URL = "https://cmhelpline.uk.gov.in/"
HELPLINE_HOST = "cmhelpline.uk.gov.in"
_GOVERNMENT = re.compile(
    r"(?:government|govt\.?) of uttarakhand|uttarakhand (?:government|govt)|उत्तराखं?ड (?:शासन|सरकार)"
)


def is_of_state(pages: Pages) -> bool:
    """Return whether the host is one of the State, or the frame of the home page names its government."""
    if pages.host.endswith(DOMAIN):
        return True
    home = pages.home
    if home is None:
        return False
    frame = [block.text for block in home.text.blocks if block.region in CHROME]
    return any(_GOVERNMENT.search(folded_hindi(text)) for text in (home.text.title, *frame))
