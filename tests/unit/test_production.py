"""A missing or weak setting stops the start in production, by name, with what is allowed and how to make it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from extensions import production as rules
from extensions import settings
from extensions.settings import PROJECT_FOLDER, SettingError
from tests.production import production


@pytest.fixture(autouse=True)
def fit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("SIGNPOST_", "SANIC_"))]:
        monkeypatch.delenv(name)
    for name, value in production(DATABASE=str(tmp_path / "talks.db")).items():
        monkeypatch.setenv(name, value)


def told() -> str:
    with pytest.raises(SettingError) as wrong:
        rules.check(settings.read())
    return str(wrong.value)


def test_fit_settings_start_in_production() -> None:
    rules.check(settings.read())


@pytest.mark.parametrize(
    "weak", ["", "x" * 40, "abc", "changeme-changeme-changeme-changeme", "MySecretIsTheBest-9876543210-zyxw"]
)
def test_a_missing_or_weak_secret_stops_the_start_and_is_not_told(monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", weak)

    said = told()

    assert "SIGNPOST_SECRET" in said and "at least 32 characters" in said and "token_urlsafe" in said
    assert not weak or weak not in said


@pytest.mark.parametrize(
    "name, value, allowed",
    [
        ("SIGNPOST_PUBLIC_URL", "", "https address"),
        ("SIGNPOST_PUBLIC_URL", "http://help.forum.example", "https address"),
        ("SIGNPOST_PUBLIC_URL", "https://localhost", "https address"),
        ("SIGNPOST_PUBLIC_URL", "https://help.forum.example/chat", "without a path"),
        ("SIGNPOST_WEB_ORIGINS", "", "must name the sites"),
        ("SIGNPOST_WEB_ORIGINS", "http://forum.example", "by https"),
        ("SIGNPOST_PROXIES", "0", "at least 1"),
        ("SIGNPOST_LOG_LEVEL", "debug", "info, warning or error"),
        ("SIGNPOST_SILENCE_MINUTES", "1441", "at most 1440"),
        ("SANIC_WORKERS", "2", "PostgreSQL"),
        ("SIGNPOST_DATABASE", "/proc/talks.db", "must be a file in a folder"),
        ("SIGNPOST_DATABASE", "postgresql://nobody@127.0.0.1:1/none", "running PostgreSQL"),
    ],
)
def test_each_unfit_setting_is_named_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)

    said = told()

    assert name in said and allowed in said
    assert len(said.splitlines()) == 2


def test_several_processes_need_a_shared_lock_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANIC_WORKERS", "2")
    monkeypatch.setenv("SIGNPOST_DATABASE", "postgresql://nobody@127.0.0.1:1/none")

    assert "lock_store" in told()


def test_a_star_for_every_site_is_refused_in_any_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_WEB_ORIGINS", "*")

    with pytest.raises(SettingError, match="must be like"):
        settings.read()


def test_a_misspelt_kind_of_settings_is_not_taken_for_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_SETTINGS", "producton")

    with pytest.raises(SettingError, match="Did you mean production"):
        settings.read()


def test_the_example_names_every_setting_and_holds_no_secret() -> None:
    example = (PROJECT_FOLDER / ".env.example").read_text()
    code = "".join((PROJECT_FOLDER / "extensions" / name).read_text() for name in ("settings.py", "production.py"))
    switches = {"SIGNPOST_CLOSED", "SIGNPOST_CLOSED_FILE", "SIGNPOST_NOTICE_FILE"}

    assert set(re.findall(r"SIGNPOST_[A-Z_]+", code)) - switches == set(re.findall(r"^(SIGNPOST_\w+)=", example, re.M))
    assert re.search(r"^SIGNPOST_SECRET=$", example, re.M)


SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[abp]-[\w-]{10,}|\bSK[0-9a-f]{32}\b"
    r"|\bglpat-[\w-]{20}|\bsk_live_\w{16,}|\bEAA\w{60,}|\b\d{8,10}:[\w-]{35}\b"
    r"|(?i:(?:secret|password|token|api_?key)[\"']?\s*[=:]\s*[\"']?)(?=[\w+/-]*\d)(?=[\w+/-]*[a-zA-Z])[\w+/-]{24,}"
)


def test_no_secret_stands_in_the_repository() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT_FOLDER, capture_output=True, check=True).stdout
    files = [PROJECT_FOLDER / name for name in tracked.decode().split("\0") if name and name != "uv.lock"]
    found = [
        f"{file.name}: {match[0][:24]}"
        for file in files
        if file.is_file() and (match := SECRETS.search(file.read_text(encoding="utf-8", errors="replace")))
    ]

    assert found == []
    assert not [file for file in files if file.name == ".env" or file.suffix in {".pem", ".key", ".p12"}]


@pytest.mark.parametrize(
    "planted",
    [
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "SECRET=" + "s0m3" * 8,
        'token: "' + "a1b2" * 7,
    ],
)
def test_a_planted_secret_would_be_found(planted: str) -> None:
    assert SECRETS.search(planted)
