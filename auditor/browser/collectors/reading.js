// The structure of the page as a reader meets it, in one script.
