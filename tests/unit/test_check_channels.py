"""`make check-knowledge` shows an author what a channel cannot show whole, before a parent meets it. All invented."""

from __future__ import annotations

from dataclasses import replace

from signpost.curation.channels import do_not_fit
from signpost.knowledge import Knowledge
from signpost.layout.buttons import INLINE, LONGEST_TEXT, NUMBERS, kind_for
from signpost.layout.pieces import chat_pieces
from tests.invented import TODAY, with_signpost


def messages(knowledge: Knowledge) -> str:
    return "\n".join(str(problem) for problem in do_not_fit(knowledge, TODAY))


def test_the_invented_base_fits_every_channel(knowledge: Knowledge) -> None:
    assert messages(knowledge) == ""


def test_a_letter_that_no_text_message_has_is_named_with_its_file(knowledge: Knowledge) -> None:
    told = messages(with_signpost(knowledge, "appeal", do_now="Tick the box ☑ today."))
    assert "knowledge/signposts/appeal.yml" in told and '"☑"' in told


def test_a_link_that_would_be_cut_is_named(knowledge: Knowledge) -> None:
    told = messages(with_signpost(knowledge, "appeal", do_now="See https://example.org/" + "a" * 300))
    assert "would be cut" in told


def test_a_choice_longer_than_a_text_is_named(knowledge: Knowledge) -> None:
    long = with_signpost(knowledge, "informal_resolution", choice="x" * 200)
    assert "does not fit in a line" in messages(long)


def test_a_sentence_of_ours_too_long_for_a_text_is_named(knowledge: Knowledge) -> None:
    long = knowledge.texting.model_copy(update={"picture": "x" * 307, "notice_sms": "y" * 161, "list_button": "z" * 21})
    told = messages(replace(knowledge, texting=long))
    assert "picture: 307 characters, and 306 fit" in told.replace("knowledge/texting.yml: ", "")
    assert "161 characters, and 160 fit" in told
    assert "21 characters, and 20 fit" in told


def test_a_long_reply_is_parted_within_each_messengers_limit_and_nothing_is_lost() -> None:
    paragraphs = ["Short.", "\n".join(f"{n}. {'step ' * 60}" for n in range(30)), f"{'Sentence here. ' * 400}".strip()]
    for channel, longest in LONGEST_TEXT.items():
        made = chat_pieces(channel, paragraphs, ["Yes", "No"])
        assert all(len(piece.text) <= longest for piece in made)
        assert " ".join(piece.text for piece in made).split() == " ".join(paragraphs).split()
        assert [piece.taps for piece in made] == [False] * (len(made) - 1) + [True]
        assert made[-1].listed == 2


def test_choices_that_cannot_be_tapped_are_a_numbered_list_in_the_last_message() -> None:
    (only,) = chat_pieces("whatsapp", ["Hello."], ["A title that is far too long for a row"])
    assert only.text.endswith("1 A title that is far too long for a row")
    assert (only.taps, only.listed) == (False, 1)


def test_a_payload_too_long_for_a_button_makes_a_list_by_number() -> None:
    assert kind_for("telegram", ["Yes"], ["/affirm"]) is INLINE
    assert kind_for("telegram", ["Yes"], ["/" + "a" * 64]) is NUMBERS
