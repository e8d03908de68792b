"""What Chromium's network service did, as it keeps the log itself: nothing it opens goes around that."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class NetLog:
    """Of all browsers that kept their logs in one folder."""

    connected: frozenset[str]  # addresses with ports that a connection was opened to
    datagrams: int  # sent
    lookups: int  # of names, by the system or by the browser itself


def logging_browser(browser: Path, folder: Path, *switches: str) -> Path:
    """Return a command that starts a browser and has it keep its log in a folder."""
    command, further = folder / "browser", " ".join(f'"{switch}"' for switch in switches)
    command.write_text(f'#!/bin/sh\nexec "{browser}" "--log-net-log={folder}/$$.net.json" {further} "$@"\n')
    command.chmod(0o755)
    return command


def read_logs(folder: Path) -> NetLog:
    """Return what the logs in a folder tell; a browser that was killed leaves its log unfinished."""
    connected, datagrams, lookups = set(), 0, 0
    files = list(folder.glob("*.net.json"))
    assert files, "no browser kept a log"
    for file in files:
        lines = iter(file.read_text(encoding="utf-8").split("\n"))
        names = _DECODER.raw_decode(next(lines).removeprefix('{"constants":'))[0]["logEventTypes"]
        attempt, sent = names["TCP_CONNECT_ATTEMPT"], names["UDP_BYTES_SENT"]
        asked = {names["HOST_RESOLVER_SYSTEM_TASK"], names["HOST_RESOLVER_DNS_TASK"], names["DNS_TRANSACTION"]}
        for event in _events(lines):
            if event["type"] == attempt and "address" in event.get("params", {}):
                connected.add(event["params"]["address"])
            datagrams += event["type"] == sent
            lookups += event["type"] in asked
    return NetLog(frozenset(connected), datagrams, lookups)


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the events, one a line; the line of a browser that was killed may be cut off."""
    for line in lines:
        with suppress(json.JSONDecodeError):
            event, _ = _DECODER.raw_decode(line)
            if "type" in event and "time" in event:
                yield event
