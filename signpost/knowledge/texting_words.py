"""What is said by text message and messenger beside the answers: every name must be there."""

from __future__ import annotations

from signpost.entry import Entry


class TextingWords(Entry):
    """One field a sentence in `knowledge/texting.yml`, which says where each is used."""

    notice_sms: str
    notice_chat: str
    danger_sms: str
    stopped: str
    started: str
    help_sms: str
    help_chat: str
    menu: str
    wrong_number: str
    no_list: str
    list_to_come: str
    letter_link: str
    letter_no_link: str
    meeting_link: str
    stale: str
    list_button: str
    picture: str
    voice: str
    location: str
    sticker: str
    empty: str
    group: str
    slow_down: str
    long_talk: str
