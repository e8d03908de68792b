"""What a browser saw of a page, for tests of rules that ask for a part of it alone."""

from rules.view import PageView

NOTHING_SEEN = PageView(
    layouts=(),
    texts=(),
    images=(),
    boxes={},
    axe=None,
    vitals=None,
    requests=(),
    failed_requests=(),
    console_errors=(),
    first_view=None,
    full_page=None,
    phone_view=None,
    phone=None,
    incidents=(),
)
