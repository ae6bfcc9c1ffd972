"""Personal details that are typed in are never said again: not in a reply, a button, a card or a kept turn."""

from __future__ import annotations

import json

import pytest

from tests.channels.web_client import Talk
from tests.serving import Server

DETAILS = {
    "a name": ("my son Xerxes Quillington was refused an assessment by the council", "Xerxes", "Quillington"),
    "a name with a number": ("Xerxes2016 Quillington in year 4 is excluded", "Xerxes2016", "Quillington"),
    "an NHS number": ("his NHS number is 943 476 5919, the hospital lost his notes", "943 476 5919", "9434765919"),
    "an e-mail": ("write to x.quill@example.org about the complaint to the school", "x.quill", "example.org"),
    "a phone number": ("ring me on 07700 900461 about mediation", "07700", "900461"),
    "a landline": ("ring me on (01632) 960-983 about the appeal", "01632", "960983", "960-983"),
    "an address": ("we live at 17 Zanzibar Crescent, Quillington, and have no transport", "Zanzibar", "17 Zan"),
    "a postcode": ("who do I complain to, my postcode is ZZ9 9ZY", "ZZ9", "9ZY"),
    "a date of birth": (
        "he was born on 14/03/2016 and the council refused to assess him",
        "14/03/2016",
        "14 March 2016",
    ),
    "a birthday in words": ("his date of birth is 14 March 2016, how do I appeal", "14 March 2016", "2016-03-14"),
    "a birthday after": ("14 March 2016 is his birthday and he is out of school", "14 March 2016", "2016-03-14"),
    "a case number": ("our case EH123/19/00077 at the tribunal", "EH123", "00077"),
    "a car": ("the taxi AB12 CDE never comes to take him to school", "AB12"),
    "a bank account": ("sort code 12-34-56 account 12345678, they owe us for transport", "12-34-56", "12345678"),
    "a National Insurance number": ("my number is QQ 12 34 56 C and I need help", "QQ 12", "34 56"),
    "a term that is none": ("what does Quillingtonisation mean", "Quillingtonisation"),
    "an area that is none": ("our council is Quillingtonshire", "Quillingtonshire"),
    "a misspelt area with a name": ("Devn council and Mr Quillington refused to assess", "Quillington", "Devn"),
    "a doubtful date with a name": ("Xerxes had the letter of 03/04/2026 refusing", "Xerxes", "03/04/2026"),
    "an impossible date": ("the letter about Xerxes is dated 31 February 2026", "Xerxes", "31 February"),
}


@pytest.mark.parametrize("kind", DETAILS)
def test_what_is_typed_in_is_never_said_again(server: Server, kind: str) -> None:
    text, *marks = DETAILS[kind]
    talk = Talk(server).open()
    replies = [server.say(text), talk.say(text), talk.say("yes"), talk.after(0).json]
    said = json.dumps(replies, ensure_ascii=False).lower()

    assert [mark for mark in marks if mark.lower() in said] == []
