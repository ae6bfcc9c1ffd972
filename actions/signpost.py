"""The one action of the assistant: hands the turn and the case to the core and utters what comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker_reading import case_of, slots_of, turn_of
from extensions.knowledge import shared_knowledge
from extensions.needs import count, with_feedback
from extensions.plan_codes import shared_codes
from signpost import clock
from signpost.knowledge import Knowledge
from signpost.reply import respond


class ActionSignpost(Action):
    """Answers any message; what it means for the case is decided in `signpost/conversation.py`."""

    def __init__(self, knowledge: Knowledge | None = None, today: date | None = None) -> None:
        """Rasa passes nothing; tests pass an invented knowledge base and a fixed day."""
        self._knowledge = knowledge or shared_knowledge()
        self._today = today

    def name(self) -> str:
        """See Action.name."""
        return "action_signpost"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Reads the slots, calls the core, utters text with buttons, then the card."""
        before = case_of(tracker)
        turn = turn_of(tracker, self._today or clock.today())
        reply = respond(turn, before, self._knowledge, shared_codes())
        buttons = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
        dispatcher.utter_message(text=reply.text, buttons=buttons)
        dispatcher.utter_message(json_message=with_feedback(reply.card))
        count(reply.counts, tracker.get_latest_input_channel())
        return [AllSlotsReset()] if reply.forgets else slots_of(reply.case, tracker)


class ActionRestart(ActionSignpost):
    """Rasa's own answer to the intent `restart`, which may not have another: ours has words and a card."""

    def name(self) -> str:
        """See Action.name."""
        return "action_restart"
