"""The good pages: what is said of them must not depend on the company they are in."""

from hostile.scripts import READER
from hostile.wire import Behaviour, page, says

MENU = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/contact">Contact us</a></li>'
    '<li><a href="/about">About the department</a></li><li><a href="/services">Services</a></li></ul></nav>'
)


def _good(path: str, title: str, text: str) -> Behaviour:
    return Behaviour(path, says(page(MENU + text, title)))


GOOD = (
    _good("/", "Department of Horticulture", "<p>Plants and advice for the gardens of Uttarakhand.</p>"),
    _good("/contact", "Contact us", f"<p>Telephone 0135-2740000, Circuit House, Dehradun.</p>{READER}"),
    _good("/about", "About the department", "<p>Last updated on 12 March 2026.</p><img src=/x.png>"),
    _good("/services", "Services", f"<p style='color:#aaa'>Seeds are sold in every block office.</p>{READER}"),
)
