"""What is installed: every package is pinned, and known weaknesses of one end the check."""

import json
import re
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from threading import Thread

import advisories
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
WEAK = {
    "vulns": [
        {
            "id": "TEST-2026-1",
            "affected": [
                {
                    "package": {"name": "roses", "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.3"}]}],
                }
            ],
        }
    ]
}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {
        canonicalize_name(name): version
        for name, _, version in (line.partition("==") for line in lines if line[:1] != "#")
    }


def requirements() -> list[Requirement]:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    texts = [settings["options"]["install_requires"], *settings["options.extras_require"].values()]
    return [Requirement(line) for text in texts for line in text.splitlines() if line.strip()]


def test_every_package_that_is_asked_for_is_pinned_to_a_version_that_fits() -> None:
    pinned = pins()
    missing = {one.name for one in requirements() if canonicalize_name(one.name) not in pinned}
    assert missing == set(), "run: make constraints"
    assert [str(one) for one in requirements() if pinned[canonicalize_name(one.name)] not in one.specifier] == []


def test_what_the_pinned_packages_need_themselves_is_pinned() -> None:
    pinned = pins()
    needed = {
        canonicalize_name(wanted.name)
        for one in requirements()
        for text in distribution(one.name).requires or ()
        if (wanted := Requirement(text)).marker is None or wanted.marker.evaluate({"extra": ""})
    }
    assert needed - pinned.keys() == set(), "run: make constraints"


def test_installing_takes_the_pinned_versions() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(INSTALL) '$(1)' --constraint constraints.txt ||" in makefile
    assert re.findall(r"^\t@\$\(call install,(.+)\)$", makefile, re.MULTILINE) == [".", ".[dev]"]
    assert makefile.count("pip install") == 1
    assert "advisories" in makefile.partition("\ncheck:")[2].partition("\n\n")[0]


@contextmanager
def service(known: Callable[[str], object]) -> Iterator[str]:
    """Answer as an advisory service does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(known(asked["package"]["name"])).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "constraints.txt"
    file.write_text("# Made by: make constraints\nroses==1.2\ntulips==3\n")
    cache = ("--cache-dir", str(tmp_path / "cache"), "--timeout", "5")
    return lambda url: advisories.main([str(file), "--vulnerability-service", "osv", "--osv-url", url, *cache])


def test_a_known_weakness_is_named_with_the_version_that_mends_it(
    ask: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with service(lambda name: WEAK if name == "roses" else {}) as url:
        assert ask(url) == 1
    said = capsys.readouterr().out
    assert "roses 1.2: TEST-2026-1, mended in 1.3" in said
    assert "2 of 2 pinned packages were asked about; 1 have known weaknesses" in said


def test_a_service_that_does_not_answer_is_said_loudly_and_fails_nothing(
    ask: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with service(lambda _: {}) as url:
        assert ask(url) == 0
        assert "0 have known weaknesses" in capsys.readouterr().out
    assert ask(url.replace("query", "other")) == 0, "nobody listens there any more"
    assert "KNOWN WEAKNESSES WERE NOT LOOKED UP" in capsys.readouterr().out
