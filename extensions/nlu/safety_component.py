"""The safety nets as the last component of the pipeline: their finding stands over the classifier's."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.knowledge import shared_knowledge, shared_phrases, shared_safety
from extensions.nlu import beside_the_everyday as mixes
from extensions.nlu import second_net
from extensions.nlu.beside_the_everyday import beside_the_everyday
from extensions.nlu.second_net import ALARMS, NONE, SecondNet
from extensions.nlu.sentence_encoder import shared_encoder
from signpost.knowledge.point_model import Point
from signpost.points import homes
from signpost.safety_examples import load_examples
from signpost.safety_model import SAFETY_FILE
from signpost.vocabulary import DANGERS

SIGN = "safety_sign"
"""The message property with what the safety nets found: {"kind", "speaker"}, or absent."""

TAUGHT_AS = {
    "crisis": "thoughts_of_dying",
    "child_at_risk": "child_at_risk",
    "staff_allegation": "staff_allegation",
    "emotional_support": "doubtful",
}
"""What the examples of a topic teach the second net; those of every other topic are without danger."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyComponent(GraphComponent, IntentClassifier):
    """Trains the second net, and has the last word on whether a message is about danger (signpost/both_nets.py)."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Each default with its reason."""
        return {"seed": 7}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """See GraphComponent.fingerprint_addon: other examples, phrases or code make another model."""
        digest = hashlib.sha256((inspect.getsource(second_net) + inspect.getsource(mixes)).encode())
        digest.update(SAFETY_FILE.read_bytes())
        for kind, text in load_examples():
            digest.update(f"{kind}\n{text}\n".encode())
        for point in shared_knowledge().points.values():
            digest.update("\n".join([_home(point) or "", *point.heard_as]).encode())
        return digest.hexdigest()

    def __init__(self, net: SecondNet, storage: ModelStorage, resource: Resource) -> None:
        """The net, and where the model keeps it."""
        self._net = net
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyComponent:
        """See GraphComponent.create."""
        return cls(SecondNet(shared_encoder(), shared_phrases().plain, seed=config["seed"]), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on the safety examples, and on what is said for topics and points as the everyday."""
        said = [(message.get(INTENT), message.get(TEXT)) for message in training_data.intent_examples]
        points = shared_knowledge().points.values()
        heard = [(home, text) for point in points for text in point.heard_as if (home := _home(point))]
        with self._storage.write_to(self._resource) as folder:
            taught = list(lessons(load_examples(), [*said, *heard]))
            self._net.fit([*taught, *beside_the_everyday(taught, ALARMS, NONE)]).save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SafetyComponent:
        """See GraphComponent.load; from now on the guard has the second net, too."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            shared_safety().add(component._net.load(folder))
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts the nets' finding first in the ranking, with the classifier's readings behind it.

        Where the classifier alone sees danger, its next reading stands: it knows a tenth of the nets' examples.
        """
        for message in messages:
            text = message.get(TEXT) or ""
            # A button is pressed, not written.
            sign = None if text.startswith("/") else shared_safety().check(text)
            ranking = message.get(INTENT_RANKING_KEY) or []
            if sign:
                message.set(SIGN, {"kind": sign.kind, "speaker": sign.speaker}, add_to_output=True)
            if sign and sign.signpost:
                others = [one for one in ranking if one[INTENT_NAME_KEY] != sign.signpost]
                _rank(message, [{INTENT_NAME_KEY: sign.signpost, PREDICTED_CONFIDENCE_KEY: 1.0}, *others])
            elif ranking and ranking[0][INTENT_NAME_KEY] in DANGERS:
                _rank(message, sorted(ranking, key=lambda one: one[INTENT_NAME_KEY] in DANGERS))
        return messages


def _home(point: Point) -> str | None:
    """The topic a point's examples count for; None under danger, where only some of them say so themselves."""
    under = homes(point)
    return None if DANGERS & set(under) else under[0]


def _rank(message: Message, ranking: list[dict[str, Any]]) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def lessons(examples: Sequence[tuple[str, str]], said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of a kind and a message, each message once: the safety examples, then what people say for the topics."""
    seen: set[str] = set()
    for kind, text in (*examples, *((TAUGHT_AS.get(topic, NONE), text) for topic, text in said)):
        if text and text not in seen:
            seen.add(text)
            yield kind, text
