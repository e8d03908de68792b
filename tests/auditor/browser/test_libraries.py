"""Libraries by their own word: short versions of what is there, whatever else a page makes of the names."""

import pytest
from studio import Studio

from rules.rule import Need
from rules.views.libraries import Library

pytestmark = pytest.mark.browser

HONEST = """<title>Gardens</title><p>Welcome</p><script>
function jQuery() {}
jQuery.fn = { jquery: "1.12.4", modal: { Constructor: { VERSION: "3.3.7" } } };
var _ = { VERSION: "4.17.4", runInContext() {} };
var moment = { version: "not a version" };
var ko = { version: 351 };
var Backbone = { VERSION: "1." + "4".repeat(100) };
Object.defineProperty(window, "angular", { get() { throw new Error("no"); } });
</script>"""
ENDLESS = """<title>Gardens</title><p>Welcome</p><script>
Object.defineProperty(window, "moment", { get() { for (;;) {} } });
</script>"""


async def test_versions_are_told_and_everything_else_is_left_out(studio: Studio) -> None:
    studio.serve({"/": HONEST, "/endless": ENDLESS})
    seen = (await studio.watch("/", needs=frozenset({Need.READING}))).page.view
    assert seen is not None
    assert seen.libraries == (
        Library(key="jquery", version="1.12.4"),
        Library(key="bootstrap", version="3.3.7"),
        Library(key="lodash", version="4.17.4"),
    )
    hanging = (await studio.watch("/endless", needs=frozenset({Need.READING}))).page
    assert hanging.view is not None
    assert hanging.view.libraries == ()
    assert hanging.view.reading is not None  # the page is used all the same
