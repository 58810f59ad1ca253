"""What every test may use."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_leftovers_in_the_cache() -> Iterator[None]:
    """Sign-in attempts are counted in the cache, and one test's count is not another's."""
    yield
    cache.clear()


@pytest.fixture
def log() -> Iterator[list[str]]:
    """What the logs say, in the words the operator would read."""
    from ijb.logs import ImpersonalFormatter

    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    keeper = Keeper()
    keeper.setFormatter(ImpersonalFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    for logger in loggers[:2]:
        logger.addHandler(keeper)
    yield lines
    for logger in loggers[:2]:
        logger.removeHandler(keeper)
