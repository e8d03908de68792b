"""Passwords: what is asked of them, and their hashes by argon2id with the parameters that its authors recommend."""

import asyncio
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rules.finding import N_, Message, message

LEAST, MOST = 12, 200  # characters; what they are made of is left to their owner (NIST SP 800-63B-4 §3.1.1.2)
LENGTH = message(N_("A password has at least {least} characters. A short sentence is easy to remember."), least=LEAST)
TOO_LONG = N_("A password has at most {most} characters.")
NOT_THE_SAME = N_("The two passwords are not the same.")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none is taken for another on paper
GROUPS, GROUP_LETTERS = 4, 5  # 99 bits
AT_ONCE = 2  # each takes 64 MiB
HASHER = PasswordHasher()
P = ParamSpec("P")
R = TypeVar("R")
_threads = ThreadPoolExecutor(AT_ONCE, "password")


def fault(password: str, again: str) -> Message | None:
    """Return why a password that was typed twice is not taken; None when it is."""
    if len(password) < LEAST:
        return LENGTH
    if len(password) > MOST:
        return message(TOO_LONG, most=MOST)
    return None if password == again else message(NOT_THE_SAME)


def generated() -> str:
    """Return a new password that can be read out and typed."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP_LETTERS)) for _ in range(GROUPS))


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return HASHER.hash(_spelled(password))


def is_right(password: str, kept: str) -> bool:
    """Return whether a password is the one that is kept; where none is kept, "", after just as long."""
    spare = _nobodys_password()
    try:
        return HASHER.verify(kept or spare, _spelled(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Return whether a hash was made with other parameters than those of today."""
    return HASHER.check_needs_rehash(kept)


async def in_turn(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do what hashes beside the event loop, where no more than AT_ONCE such works take memory."""
    return await asyncio.wrap_future(_threads.submit(work, *args, **kwargs))


@cache
def _nobodys_password() -> str:
    return HASHER.hash(secrets.token_hex())


def _spelled(password: str) -> str:
    """Return a password as it is hashed: keyboards spell one and the same letter of Hindi in several ways."""
    return unicodedata.normalize("NFKC", password)
