"""What a message denies, and what is only threatened. All sentences are invented."""

from __future__ import annotations

from time import process_time

import pytest

from signpost.denials import NONE, NOT_YET, Denials, date_denied, is_threatened
from signpost.knowledge.recognition import Recognition, Thing


@pytest.fixture(scope="module")
def denials() -> Denials:
    return Denials(
        Recognition(
            ordinary_words=(),
            place_words_before=(),
            place_words_after=(),
            terms_in_capitals_only=(),
            roles={},
            asks_for={"plan": ()},
            what_is=(),
            what_it_means=(),
            own_words=(),
            dates={},
            things={
                "bill": Thing(words=("bill", "billed", "red bill"), drops=("fine_date",)),
                "note": Thing(words=("note", "note from the hall"), drops=("letter_date",)),
            },
        )
    )


def found(denials: Denials, text: str) -> list[tuple[str, str]]:
    return [(one.how, one.thing) for one in denials.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "there is no bill",
        "theres no bill!!",
        "no bill yet",
        "no actual bill",
        "i never said we had a bill",
    ],
)
def test_there_is_none(denials: Denials, text: str) -> None:
    assert found(denials, text) == [(NONE, "bill")]


@pytest.mark.parametrize(
    "text",
    [
        "we dont have a bill",
        "i have not had a bill",
        "we havent even had any bill yet",
        "i didnt get a bill",
        "they never sent us a bill",
        "there isnt a bill",
        "the bill hasnt come yet",
        "the bill never came",
        "bill not arrived",
        "we havent been billed",
        "im not billed",
    ],
)
def test_there_is_none_so_far(denials: Denials, text: str) -> None:
    assert found(denials, text) == [(NOT_YET, "bill")]


@pytest.mark.parametrize(
    "text",
    [
        "the bill was cancelled",
        "the bill has been withdrawn",
        "they dropped the bill",
        "they have withdrawn our bill",
        "they took the bill back",
        "the bill is off",
    ],
)
def test_what_was_taken_off_again_is_there_no_more(denials: Denials, text: str) -> None:
    assert found(denials, text) == [(NONE, "bill")]


def test_the_longest_name_is_the_one_denied(denials: Denials) -> None:
    (one,) = denials.find("i didnt have a note from the hall")
    assert "i didnt have a note from the hall"[one.start : one.end].endswith("from the hall")


@pytest.mark.parametrize(
    "text",
    [
        "we havent paid the bill",
        "i dont understand the bill",
        "i dont have the bill here",
        "i havent got the bill with me",
        "if we dont get a bill by then",
        "so we dont get a bill",
        "do you not have a note i can use",
        "i hope there is no bill",
        "he went without a bill",
        "they took no note",
        "there will be no bill if we agree",
        "its not the bill its the time",
    ],
)
def test_what_is_feared_asked_for_or_out_of_reach_is_not_denied(denials: Denials, text: str) -> None:
    assert found(denials, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "take that date off",
        "can you take the date out please",
        "take off that date",
        "remove the date",
        "can you delete the dates",
        "forget the date",
        "forget that deadline",
        "ignore that date",
        "that date is wrong",
        "the date is not right",
        "thats wrong, it hasnt happened",
        "it hasnt happened yet",
        "no that never happened",
        "take 13 december off",
        "theres no date",
        "i havent got any deadline",
        "u have the wrong date",
        "thats not the right date",
        "the date you have is wrong",
        "get rid of that date",
        "13 december is wrong",
        "please take it off my plan",
        "take that off",
    ],
)
def test_a_date_that_is_to_go_is_heard(text: str) -> None:
    assert date_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "dont forget the date",
        "i forgot the date",
        "i forget the date",
        "to ignore the deadline is their habit",
        "that date is right",
        "there is no date on the letter",
        "the therapy in his plan hasnt happened since easter and nobody tells me why",
        "forget it",
        "take the day off work",
        "what date is it",
        "take it off his file",
        "the report describes things that did not happen",
        "take it off him and hand it to the head when he comes in at nine",
    ],
)
def test_other_words_of_dates_take_none_out(text: str) -> None:
    assert not date_denied(text)


@pytest.mark.parametrize(
    "before",
    [
        "they will ",
        "school are saying they'll ",
        "threatened with a ",
        "threatning us with a ",
        "said theyd ",
        "we might get a ",
        "they are going to ",
        "he could be ",
        "if he isnt in we get a ",
        "warned me about a ",
        "worried about a ",
        "can they ",
    ],
)
def test_a_threat_is_not_the_thing(before: str) -> None:
    assert is_threatened(before)


@pytest.mark.parametrize(
    "before",
    [
        "we got a ",
        "they sent me a ",
        "i will pay the ",
        "can i appeal the ",
        "they will not go. we have a ",
        "he was ",
        "",
    ],
)
def test_what_has_come_is_no_threat(before: str) -> None:
    assert not is_threatened(before)


@pytest.mark.parametrize("unit", ["not had a ", "no ", "take the date ", "we dont have a bill ", "the bill hasnt "])
def test_time_grows_no_faster_than_the_text(denials: Denials, unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    start = process_time()
    list(denials.find(text))
    date_denied(text)
    assert process_time() - start < 5
