"""Not a word a parent wrote reaches the disk, and the talk still goes on from what is kept."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.tracker_store import WordlessTrackerStore, without_words

# Invented; no other word of the tests or of Rasa is like them.
WORDS = ("zebracrossing", "Xerxes", "Quillington")
MESSAGE = "zebracrossing my boy Xerxes goes to Quillington school in Puddleshire"
DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["appeal", "answer"],
        "entities": ["area"],
        "slots": {
            "area": {
                "type": "text",
                "influence_conversation": False,
                "mappings": [{"type": "from_entity", "entity": "area"}],
            },
            "signpost": {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]},
        },
        "actions": ["action_signpost"],
    }
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SIGNPOST_DATABASE", raising=False)
    return tmp_path / "made" / "if" / "need" / "be" / "talks.db"


@pytest.fixture
def store(file: Path) -> WordlessTrackerStore:
    return WordlessTrackerStore(DOMAIN, db=str(file))


def heard(text: str = MESSAGE, intent: str = "appeal") -> UserUttered:
    """A message as Rasa hands it on: the words stand in its text, its parse data, its entities and its metadata."""
    entity = {
        "entity": "area",
        "value": "puddleshire",
        "start": 58,
        "end": 69,
        "text": text[58:],
        "extractor": "Xerxes",
    }
    parsed: dict[str, Any] = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [entity],
        "text_tokens": [(0, 13)],
        "intent_ranking": [{"name": intent, "confidence": 0.9}],
        "note": text,
    }
    return UserUttered(
        text, parsed["intent"], [entity], parsed, input_channel="rest", message_id="m1", metadata={"raw": text}
    )


def a_turn() -> list[Event]:
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        heard(),
        SlotSet("area", "puddleshire"),
        ActionExecuted(action_text=f"Sorry to hear about {WORDS[1]}", action_name="action_signpost"),
        BotUttered(f"You said: {MESSAGE}", {"buttons": [{"title": WORDS[1], "payload": f"/answer{MESSAGE}"}]}),
        BotUttered(None, {"custom": {"signpost": "appeal", "in_short": MESSAGE, "contacts": [{"name": WORDS[2]}]}}),
        SlotSet("signpost", "appeal"),
        ActionExecuted("action_listen"),
    ]


def keep(store: WordlessTrackerStore, *events: Event) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events("parent", list(events), DOMAIN.slots)
    asyncio.run(store.save(tracker))
    return tracker


def on_disk(file: Path) -> bytes:
    """Every byte of the database and of what SQLite keeps beside it."""
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_the_folder_of_the_database_is_made(store: WordlessTrackerStore, file: Path) -> None:
    assert file.exists()


def test_no_word_of_the_parent_is_on_disk(store: WordlessTrackerStore, file: Path) -> None:
    keep(store, *a_turn())
    kept = on_disk(file).lower()

    assert [word for word in WORDS if word.lower().encode() in kept] == []
    assert b"puddleshire" in kept and b"appeal" in kept


def test_a_second_turn_adds_no_word_either(store: WordlessTrackerStore, file: Path) -> None:
    first = keep(store, *a_turn())
    first.update(heard("No, Xerxes is at Quillington academy, which is in zebracrossing lane", "answer"))
    first.update(BotUttered(WORDS[0]))

    asyncio.run(store.save(first))
    kept = on_disk(file).lower()

    assert [word for word in WORDS if word.lower().encode() in kept] == []
    # Counted as rows: the write-ahead file holds pages more than once.
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT COUNT(*) FROM events WHERE type_name = 'user'").fetchone() == (2,)


def test_the_talk_goes_on_from_what_is_kept(store: WordlessTrackerStore) -> None:
    keep(store, *a_turn())

    found = asyncio.run(store.retrieve("parent"))

    assert found is not None
    assert (found.get_slot("area"), found.get_slot("signpost")) == ("puddleshire", "appeal")
    assert found.latest_message is not None
    assert found.latest_message.intent_name == "appeal"
    assert found.latest_message.entities == [{"entity": "area", "value": "puddleshire"}]
    assert not found.latest_message.text


def test_a_forgotten_talk_is_off_the_disk_and_another_stays(store: WordlessTrackerStore, file: Path) -> None:
    keep(store, *a_turn())
    other = DialogueStateTracker.from_events("neighbour", a_turn(), DOMAIN.slots)
    asyncio.run(store.save(other))

    store.forget(["parent", "nobody"])

    assert asyncio.run(store.retrieve("parent")) is None
    assert asyncio.run(store.retrieve("neighbour")) is not None
    assert b"parent" not in on_disk(file)
    assert b"neighbour" in on_disk(file)


def test_no_copy_of_a_forgotten_talk_stays_in_the_file_however_the_rows_lay(
    store: WordlessTrackerStore, file: Path
) -> None:
    """A page of SQLite that grows too full is parted, and what moved away is left behind in it as a copy."""
    chance = random.Random(1)
    talks = [f"talk-{number:03}" for number in range(120)]
    with store.session_scope() as session:
        for talk in talks:
            for _ in range(chance.randint(8, 20)):
                data = "x" * chance.randint(50, 1500)
                session.add(store.SQLEvent(sender_id=talk, type_name="slot", timestamp=1.0, data=data))
            session.commit()

    store.forget(talks[::2])
    kept = on_disk(file)

    assert [talk for talk in talks[::2] if talk.encode() in kept] == []
    assert all(talk.encode() in kept for talk in talks[1::2])


def test_another_person_has_another_talk(store: WordlessTrackerStore) -> None:
    keep(store, *a_turn())

    assert asyncio.run(store.retrieve("somebody else")) is None


def test_the_words_are_there_until_the_turn_is_kept(store: WordlessTrackerStore) -> None:
    """The action that answers still reads the message; only what is written is without words."""
    tracker = keep(store, *a_turn())

    assert tracker.latest_message is not None
    assert tracker.latest_message.text == MESSAGE


@pytest.mark.parametrize("event", a_turn(), ids=lambda event: type(event).__name__)
def test_an_event_without_words_holds_none_in_any_field(event: Event) -> None:
    written = json.dumps(without_words(event).as_dict(), default=str).lower()

    assert [word for word in WORDS if word.lower() in written] == []
    assert type(without_words(event)) is type(event)


def test_a_message_keeps_its_meaning_its_time_and_its_channel() -> None:
    before = heard()
    after = without_words(before)

    assert isinstance(after, UserUttered)
    assert after.intent == {"name": "appeal", "confidence": 0.9}
    assert (after.timestamp, after.input_channel, after.message_id) == (before.timestamp, "rest", "m1")


def test_a_message_without_any_reading_can_be_kept() -> None:
    after = without_words(UserUttered(UserMessage("zebracrossing").text))

    assert isinstance(after, UserUttered)
    assert "zebracrossing" not in str(after.as_dict())


def test_a_reply_keeps_only_the_signpost_it_gave() -> None:
    after = without_words(BotUttered("words", {"custom": {"signpost": "appeal", "do_now": "words"}}))

    assert isinstance(after, BotUttered)
    assert (after.text, after.data["custom"]) == (None, {"signpost": "appeal"})


def test_it_says_whether_it_can_write(store: WordlessTrackerStore, file: Path) -> None:
    assert store.can_write()

    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE events")

    assert not store.can_write()


def test_asking_whether_it_can_write_leaves_nothing_behind(store: WordlessTrackerStore, file: Path) -> None:
    store.can_write()

    with sqlite3.connect(file) as database:
        assert database.execute("SELECT COUNT(*) FROM events").fetchone() == (0,)
    assert b"health" not in on_disk(file)
