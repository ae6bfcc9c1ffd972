"""Which points of `knowledge/points/` a message comes near to, by its meaning.

The vectors of each point's `heard_as` are made once, in training; a message's own come from the classifier's pass over
it. Closeness is the cosine with the nearest example, of the whole message or of one of its sentences.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.knowledge import shared_knowledge
from extensions.nlu.sentence_encoder import Vectors, shared_encoder
from signpost.knowledge.models import Point
from signpost.text import sentence_spans

POINTS = "points"
"""The message property with the points found: name and closeness, nearest first. Ids only, never words."""
FILE = "points.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PointFinder(GraphComponent):
    """Trained again whenever a point's examples change; what a point says may change without."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Each default with its reason."""
        return {
            # How many points are named: more than are ever offered.
            "names": 6,
            # Sentences of fewer words are greetings, asides, or say nothing by themselves.
            "sentence_words": 4,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """See GraphComponent.fingerprint_addon: other examples make another model."""
        return fingerprint(shared_knowledge().points)

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """See `get_default_config` for the settings."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._names: list[str] = []
        self._owner = np.zeros(0, dtype=np.int64)
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PointFinder:
        """See GraphComponent.create."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Reads the knowledge base, not Rasa's training data: points are content."""
        self.fit(shared_knowledge().points)
        with self._storage.write_to(self._resource) as folder:
            np.savez_compressed(
                folder / FILE, names=np.array(self._names), owner=self._owner, vectors=self._vectors.astype(np.float16)
            )
        return self._resource

    def fit(self, points: Mapping[str, Point]) -> PointFinder:
        """Reads each point's examples once."""
        self._names = list(points)
        heard = [(place, text) for place, point in enumerate(points.values()) for text in point.heard_as]
        self._owner = np.array([place for place, _ in heard], dtype=np.int64)
        self._vectors = shared_encoder().encode([text for _, text in heard])
        return self

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
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / FILE, allow_pickle=False) as stored:
            component._names = [str(name) for name in stored["names"]]
            component._owner = stored["owner"]
            component._vectors = stored["vectors"].astype(np.float32)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the points each message comes near to."""
        for message in messages:
            near = self.near(message.get(TEXT) or "")
            message.set(POINTS, [{"name": name, "closeness": score} for name, score in near], add_to_output=True)
        return messages

    def near(self, text: str) -> list[tuple[str, float]]:
        """The nearest points with their closeness, 0 to 1, nearest first; empty for a button or without any point."""
        if not self._names or text.startswith("/") or not text.strip():
            return []
        spans = [span for span in sentence_spans(text) if self._says_something(text[slice(*span)])]
        parts = [(0, len(text)), *(spans if len(spans) > 1 else [])]
        closeness = (shared_encoder().encode_parts(text, parts) @ self._vectors.T).max(axis=0)
        by_point = np.zeros(len(self._names), dtype=np.float32)
        np.maximum.at(by_point, self._owner, closeness)
        best = by_point.argsort()[::-1][: self._config["names"]]
        return [(self._names[place], round(float(by_point[place]), 3)) for place in best]

    def _says_something(self, sentence: str) -> bool:
        return sentence.count(" ") + 1 >= int(self._config["sentence_words"])


def fingerprint(points: Mapping[str, Point]) -> str:
    """A hash of the points' ids and examples."""
    digest = hashlib.sha256()
    for point in points.values():
        digest.update("\n".join([point.id, *point.heard_as, ""]).encode())
    return digest.hexdigest()
