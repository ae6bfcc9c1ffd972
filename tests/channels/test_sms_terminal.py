"""`make sms` is a phone in the terminal: it talks to the real webhook, shows parts and cost, and can be left."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from tests.channels import terminal
from tests.channels.phone import Phone
from tests.channels.terminal import Bill
from tests.serving import PROJECT


def run(said: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.channels.terminal"],
        cwd=PROJECT,
        input=said,
        capture_output=True,
        text=True,
        timeout=90,
        env={**os.environ, **settings},
    )


def test_a_talk_in_the_terminal_shows_answers_parts_and_cost_and_ends_by_quit() -> None:
    ended = run("hello\n:help\n:picture\n:what\nSTOP\nhello\n:new\nMENU\nMORE\n:quit\nnever sent\n", PENCE="4")
    assert ended.returncode == 0, ended.stderr
    shown = ended.stdout
    assert "This is Signpost" in shown
    assert "cannot open pictures" in shown
    assert '":what" is no command' in shown
    assert shown.count("Type a text and press Enter") == 3
    assert "START" in shown and "[no answer]" in shown
    assert "\n1 Talk it through\n" in shown
    assert "2 parts, 8p; in all 2 parts, 8p; the parent sent 1 part]" in shown


def test_the_end_of_input_ends_it() -> None:
    assert run("").returncode == 0


def test_a_price_that_is_no_number_is_named() -> None:
    ended = run("", PENCE="four")
    assert ended.returncode == 2
    assert 'PENCE is "four"' in ended.stderr


def test_without_a_price_only_parts_are_shown() -> None:
    bill = Bill(sent=1)
    assert bill.line("a" * 160) == "  [160 characters, 1 part; in all 1 part; the parent sent 1 part]"
    assert bill.line("a" * 161) == "  [161 characters, 2 parts; in all 3 parts; the parent sent 1 part]"


def test_a_text_that_gets_no_answer_does_not_hold_up_the_terminal(phone: Phone) -> None:
    phone.text("STOP")
    start = time.monotonic()
    assert terminal.exchange(phone, "hello", Bill()) == []
    assert time.monotonic() - start < terminal.ANSWER_SECONDS / 2


def test_an_unsigned_text_would_be_told(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Phone, "send", lambda *_, **__: 403)
    with pytest.raises(AssertionError, match="the webhook answered 403"):
        terminal.exchange(phone, "hello", Bill())
