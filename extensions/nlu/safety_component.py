"""The safety net as the last component of the pipeline: its finding stands over the classifier's."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.knowledge import shared_safety
from signpost.both_nets import BothNets

SIGN = "safety_sign"
"""The message property with what the safety net found: {"kind", "speaker"}, or absent."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyComponent(GraphComponent, IntentClassifier):
    """Sets the intent to crisis, child_at_risk or staff_allegation where a phrase says so (signpost/safety.py)."""

    def __init__(self, nets: BothNets) -> None:
        """See BothNets."""
        self._nets = nets

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyComponent:
        """See GraphComponent.create."""
        return cls(shared_safety())

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts the safety net's finding first in the ranking, with the classifier's readings behind it."""
        for message in messages:
            sign = self._nets.check(message.get(TEXT) or "")
            if sign is None:
                continue
            message.set(SIGN, {"kind": sign.kind, "speaker": sign.speaker}, add_to_output=True)
            if sign.signpost:
                first = {INTENT_NAME_KEY: sign.signpost, PREDICTED_CONFIDENCE_KEY: 1.0}
                others = [r for r in message.get(INTENT_RANKING_KEY, []) if r[INTENT_NAME_KEY] != sign.signpost]
                message.set(INTENT, first, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [first, *others], add_to_output=True)
        return messages
