// The sweep over the breakpoints of the page, and the menu by touch.
