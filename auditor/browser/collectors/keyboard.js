// The keyboard walk: Tab and Shift+Tab over the loaded page, then the keys that a pattern promises.
