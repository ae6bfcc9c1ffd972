"""Which points of `knowledge/points/` a message comes near to, by their examples; see PointModel for how.

Training also shows it the topics' own examples, as what is no point.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from itertools import islice
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.knowledge import shared_knowledge, shared_spelling
from extensions.nlu import point_model
from extensions.nlu.point_model import PointModel
from extensions.nlu.sentence_encoder import shared_encoder
from extensions.nlu.signpost_classifier import also_told
from signpost.knowledge.point_model import Point
from signpost.rejection import said_instead

POINTS = "points"
"""The message property with the points found: name and closeness, nearest first. Ids only, never words."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PointFinder(GraphComponent):
    """Trained again whenever a point's examples change; what a point says may change without."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Each default with its reason."""
        return {
            # How many points are named: more than are ever offered.
            "names": 6,
            "regularisation": 10.0,
            "seed": 7,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """See GraphComponent.fingerprint_addon: other examples, or other code, make another model."""
        return fingerprint(shared_knowledge().points, inspect.getsource(point_model))

    def __init__(self, config: dict[str, Any], model: PointModel, storage: ModelStorage, resource: Resource) -> None:
        """See `get_default_config` for the settings."""
        self._config = config
        self._model = model
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PointFinder:
        """See GraphComponent.create."""
        model = PointModel(shared_encoder(), regularisation=config["regularisation"], seed=config["seed"])
        return cls(config, model, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on the points' examples, and on the topics' own as what is no point.

        The points' examples do not teach the classifier: that cost it four points of a hundred on general messages.
        """
        heard = [(point.id, text) for point in shared_knowledge().points.values() for text in point.heard_as]
        # A message of several problems may well tell of a point: it is no example of none.
        of_one = (message for message in training_data.intent_examples if also_told(message) is None)
        examples = ((message.get(INTENT), message.get(TEXT)) for message in of_one)
        general = [(intent, text) for intent, text in examples if text]
        with self._storage.write_to(self._resource) as folder:
            self._model.fit(heard, general).save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> PointFinder:
        """See GraphComponent.load."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model.load(folder)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the points each message comes near to."""
        for message in messages:
            text = shared_spelling().ordinary(message.get(TEXT) or "")
            # "Not what I meant, ..." is no part of what happened.
            said = said_instead(text)
            near = self.near(text[said.start : said.end] if said else text)
            message.set(POINTS, [{"name": name, "closeness": score} for name, score in near], add_to_output=True)
        return messages

    def near(self, text: str) -> list[tuple[str, float]]:
        """The nearest points with their closeness, 0 to 1, nearest first; empty for a button or an empty message."""
        if text.startswith("/") or not text.strip():
            return []
        closeness, points = self._model.closeness(text), shared_knowledge().points
        near = ((self._model.names[place], round(float(closeness[place]), 3)) for place in closeness.argsort()[::-1])
        named = ((name, score) for name, score in near if name not in points or points[name].is_named_by(text))
        return list(islice(named, self._config["names"]))


def fingerprint(points: Mapping[str, Point], code: str) -> str:
    """A hash of the points' ids and examples, and of the model's code."""
    digest = hashlib.sha256(code.encode())
    for point in points.values():
        digest.update("\n".join([point.id, *point.heard_as, ""]).encode())
    return digest.hexdigest()
