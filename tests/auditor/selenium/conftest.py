"""Browsers of a grid for these tests: a chromedriver, and the same without Chromium's own protocol."""

from collections.abc import Iterator

import pytest
from grids import Chromedriver, GridStudio, chromedriver


@pytest.fixture(scope="module")
def driver() -> Iterator[Chromedriver]:
    """Give a running chromedriver."""
    with chromedriver() as running:
        yield running


@pytest.fixture(scope="module")
def grid(driver: Chromedriver) -> Iterator[GridStudio]:
    """Give a studio whose Chromium comes from the driver."""
    studio = GridStudio(driver.url)
    studio.open()
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def plain_grid(driver: Chromedriver) -> Iterator[GridStudio]:
    """Give a studio whose browser is reached by plain WebDriver alone."""
    studio = GridStudio(driver.url, is_plain=True)
    studio.open()
    yield studio
    studio.close()
