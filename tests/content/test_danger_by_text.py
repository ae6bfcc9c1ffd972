"""What a parent in danger reads in the first text message, which may be all that is read."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from extensions.channels.guard import own_words
from extensions.channels.message_manners import sms_manners
from extensions.channels.message_replies import Replies
from signpost.knowledge import Knowledge
from signpost.layout.gsm import TWO_PARTS, septets
from signpost.messages.talk import Talk
from signpost.safety import Sign, Speaker
from signpost.safety_model import Kind

DAY = date(2026, 11, 23)
ALARMS = [kind for kind in get_args(Kind) if kind != "doubtful"]


def first_text(kind: Kind, speaker: Speaker, knowledge: Knowledge) -> str:
    reply = own_words(Sign(kind, speaker, "phrase"), knowledge, DAY)
    return Replies(sms_manners(knowledge), knowledge).answer(reply, Talk()).pieces[0].text


@pytest.mark.parametrize("speaker", get_args(Speaker))
@pytest.mark.parametrize("kind", ALARMS)
def test_the_first_text_about_danger_gives_999_and_says_that_i_can_ring_no_one(
    kind: Kind, speaker: Speaker, knowledge: Knowledge
) -> None:
    text = first_text(kind, speaker, knowledge)

    assert "999" in text
    assert knowledge.texting.danger_sms in text
    assert septets(text) <= TWO_PARTS


def test_a_child_who_thinks_of_dying_gets_the_childrens_line_in_the_first_text(knowledge: Knowledge) -> None:
    childline = knowledge.organisations["childline"]

    assert childline.phone is not None
    assert childline.phone.value in first_text("thoughts_of_dying", "child", knowledge)
