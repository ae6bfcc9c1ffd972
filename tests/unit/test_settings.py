"""A setting that cannot be used stops the start with a sentence that says what to write; the off switch is sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from extensions import settings
from extensions.server import serve as serving


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ORIGINS", "SILENCE_MINUTES", "MESSAGES_PER_MINUTE", "REQUESTS_PER_MINUTE", "PROXIES", "CLOSED"):
        monkeypatch.delenv(f"SIGNPOST_{name}", raising=False)
    monkeypatch.setenv("SIGNPOST_CLOSED_FILE", str(tmp_path / "closed"))
    monkeypatch.setenv("SIGNPOST_NOTICE_FILE", str(tmp_path / "notice"))


def test_without_any_setting_all_is_well() -> None:
    settings.read()

    assert settings.web_origins() == frozenset()
    assert (settings.proxies(), settings.silence_seconds()) == (0, 3600)
    assert (settings.closed(), settings.notice()) == (None, None)


@pytest.mark.parametrize(
    "name, value",
    [
        ("SIGNPOST_PROXIES", "one"),
        ("SIGNPOST_PROXIES", "-1"),
        ("SIGNPOST_SILENCE_MINUTES", "0"),
        ("SIGNPOST_SILENCE_MINUTES", "an hour"),
        ("SIGNPOST_MESSAGES_PER_MINUTE", "0"),
        ("SIGNPOST_REQUESTS_PER_MINUTE", "nan"),
        ("SIGNPOST_WEB_ORIGINS", "*"),
        ("SIGNPOST_WEB_ORIGINS", "forum.example"),
        ("SIGNPOST_WEB_ORIGINS", "https://forum.example/board"),
        ("SIGNPOST_WEB_ORIGINS", "https://*.example"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_start_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(serving, "MODEL", tmp_path)

    assert serving.serve(5005) == 1

    told = capsys.readouterr().err
    assert name in told and f'"{value}"' in told and "must be" in told


def test_the_origins_are_exact_and_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_WEB_ORIGINS", " https://Forum.example/ ,,http://127.0.0.1:5300")

    assert settings.web_origins() == {"https://forum.example", "http://127.0.0.1:5300"}


@pytest.mark.parametrize(
    "value, told",
    [("1", ""), ("yes", ""), ("Back on Monday.", "Back on Monday."), ("0", None), ("false", None), (" ", None)],
)
def test_a_setting_closes_the_chat(monkeypatch: pytest.MonkeyPatch, value: str, told: str | None) -> None:
    monkeypatch.setenv("SIGNPOST_CLOSED", value)

    assert settings.closed() == told


def test_a_file_closes_the_chat_and_its_words_are_cut_to_a_notice(tmp_path: Path) -> None:
    (tmp_path / "closed").write_bytes(b"Away. \xff" + b"a" * 2000)

    told = settings.closed()

    assert told is not None and told.startswith("Away.")
    assert len(told) == settings.NOTICE_CHARACTERS


def test_a_switch_that_cannot_be_read_closes_the_chat(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()

    assert settings.closed() == ""


def test_a_notice_stands_above_the_open_chat(tmp_path: Path) -> None:
    (tmp_path / "notice").write_text("New: ask about transport.\n")

    assert settings.notice() == "New: ask about transport."
