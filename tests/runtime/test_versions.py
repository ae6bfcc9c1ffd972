"""The locked versions stay above those with known holes. The list and the reasons: docs/decisions/0001."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.version import Version

AT_LEAST = {
    "aiohttp": "3.14.3",  # CVE-2025-69223 to 69230, CVE-2026-59881, CVE-2026-69243
    "skops": "0.13",  # CVE-2025-54412, 54413, 54886: code run on model load
    "scikit-learn": "1.5",  # CVE-2024-5206
    "setuptools": "78.1.1",  # CVE-2025-47273
    "python-socketio": "5.14",  # CVE-2025-61765
    "sanic": "21.12.2",  # CVE-2022-35920
    "protobuf": "4.25.8",  # CVE-2025-4565
    "sentry-sdk": "1.45.1",  # CVE-2024-40647
    "requests": "2.32.4",  # CVE-2024-47081
    "rasa": "3.6.21",  # CVE-2024-49375
    "pydantic": "2.11",  # CVE-2024-3772 is in 1.10.12 and older
    "PyJWT": "2.10.1",  # CVE-2024-53861
}
BELOW = {
    "packaging": "22",  # Rasa imports LegacyVersion
    "dask": "2024.9",  # later ones find a cycle in Rasa's graph
    "setuptools": "81",  # Rasa imports pkg_resources
    "scikit-learn": "1.8",  # Rasa passes multi_class
    "sentry-sdk": "2",  # 2.x ends every rasa command in a TypeError
}
NEVER = ["tensorflow", "tensorflow-cpu", "keras", "pymongo", "boto3", "dnspython"]


@pytest.mark.parametrize("package", AT_LEAST)
def test_a_version_with_a_known_hole_is_not_installed(package: str) -> None:
    assert Version(version(package)) >= Version(AT_LEAST[package])


@pytest.mark.parametrize("package", BELOW)
def test_a_version_that_breaks_rasa_is_not_installed(package: str) -> None:
    assert Version(version(package)) < Version(BELOW[package])


@pytest.mark.parametrize("package", NEVER)
def test_what_rasa_imports_and_we_never_use_is_not_installed(package: str) -> None:
    with pytest.raises(PackageNotFoundError):
        version(package)
