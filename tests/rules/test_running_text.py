"""The blocks that hold a piece or fit a pattern are found in all texts at once, as each block by itself would tell."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from html_page import page_text

from rules.running_text import as_written, case_folded

TEXTS = st.lists(st.text("aAb1 2ßİ\0", max_size=6), max_size=8)
