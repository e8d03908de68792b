"""A bundle of an earlier auditor, judged and sealed by this one: real evidence of a site of two pages."""

import shutil
from pathlib import Path

import pytest

from auditor.judge import judge
from auditor.store import Bundle

BUNDLES = Path(__file__).parent


@pytest.fixture(scope="session")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sealed") / "audit"
    shutil.copytree(BUNDLES / "second", output)
    bundle = Bundle.open(output)
    (bundle.folder / "pages" / "00001-home" / "first-view.jpg").write_bytes(b"picture")
    bundle.seal()
    judge(bundle)
    return output


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Bundle:
    """Return a copy that a test may damage."""
    shutil.copytree(sealed_once, tmp_path / "audit")
    return Bundle.open(tmp_path / "audit")
