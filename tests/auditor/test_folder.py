"""A folder of HTML on a loopback server: as a plain web server serves it, and nothing beyond it."""

from pathlib import Path

import aiohttp
import pytest

from auditor.errors import InputError
from auditor.folder import folder_of, host_of, served


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "My Site"
    (root / "about").mkdir(parents=True)
    (root / "index.html").write_text("home")
    (root / "about" / "index.html").write_text("about")
    (root / "contact.html").write_text("contact")
    (root / "404.html").write_text("not here")
    (tmp_path / "secret.html").write_text("secret")
    (root / "way-out.html").symlink_to(tmp_path / "secret.html")
    return root


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/", 200, "home"),
        ("/about/", 200, "about"),
        ("/about", 200, "about"),
        ("/contact", 200, "contact"),
        ("/contact.html", 200, "contact"),
        ("/none", 404, "not here"),
        ("/way-out.html", 404, "not here"),
        ("/%2e%2e/secret.html", 404, "not here"),
        ("/..%2fsecret.html", 404, "not here"),
        ("/a%00b", 404, "not here"),
    ],
)
async def test_paths_lead_to_files_of_the_folder_alone(site: Path, path: str, status: int, text: str) -> None:
    async with served(site) as server, aiohttp.ClientSession() as session:
        url = aiohttp.client.URL(f"http://127.0.0.1:{server.port}{path}", encoded=True)
        async with session.get(url) as answer:
            assert (answer.status, await answer.text()) == (status, text)


def test_the_name_of_a_folder_does_not_depend_on_the_run(site: Path) -> None:
    assert host_of(site) == "my-site.localhost"


async def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no HTML"):
        async with served(tmp_path):
            pass


def test_an_address_is_no_folder(tmp_path: Path) -> None:
    assert folder_of("https://department.gov.in") is None
    assert folder_of("") is None
    assert folder_of(str(tmp_path)) == tmp_path
