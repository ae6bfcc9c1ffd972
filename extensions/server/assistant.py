"""The trained assistant without a server: for the terminal, the conversation tests and the measurements."""

from __future__ import annotations

from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from extensions.server.in_process_actions import InProcessActions, compile_response_check


async def load_assistant(model: Path) -> Agent:
    """The agent of a model file, with actions in this process and conversations in memory only."""
    compile_response_check()
    agent = Agent(tracker_store=InMemoryTrackerStore(Domain.empty()), action_endpoint=InProcessActions())
    agent.load_model(str(model))
    return agent
