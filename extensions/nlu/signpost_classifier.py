"""Rasa's intent classifier for signposts: the whole message read at once, and its sentences for a second problem."""

from __future__ import annotations

import hashlib
import inspect
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_EXAMPLE,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.knowledge import shared_spelling
from extensions.nlu import intent_model, long_messages, sentence_encoder
from extensions.nlu.intent_model import IntentModel, Numbers
from extensions.nlu.joined_problems import beside, halves
from extensions.nlu.sentence_encoder import shared_encoder
from signpost.rejection import said_instead
from signpost.text import has_words, sentence_spans

SECOND = "second_problems"
"""The message property with the other problems found in its sentences, most likely first."""
ALSO = "also"
"""In an example's metadata: the topics of the other problems that it tells of."""
LONG = "long"
"""The folder of the model for long messages, inside the component's own."""
MEANT = "meant"
"""The message property with the ranking of what is said after "not what I meant", and whether that is surely said."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SignpostClassifier(GraphComponent, IntentClassifier):
    """See IntentModel for how it reads."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Each default with its reason."""
        return {
            # Inverse strength of regularisation: the best of 1, 3, 10, 30 in cross-validation.
            "regularisation": 10.0,
            # Share of the n-grams in the sum: the best of 0.3 to 0.8.
            "ngram_weight": 0.65,
            # How many intents the ranking names.
            "ranking_length": 8,
            # A sentence on its own must be at least this certain to count as a second problem,
            "second_from": 0.40,
            # or this much where a word says that something is added ...
            "added_from": 0.30,
            "added_by": [
                "also",
                "plus",
                "another thing",
                "other thing",
                "on top of",
                "as well as that",
                "and then there",
            ],
            # ... while this little of it speaks for the whole message's own topic,
            "same_at_most": 0.20,
            # and it must have this many words, so that greetings and asides do not count.
            "second_words": 6,
            "seed": 7,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """See GraphComponent.fingerprint_addon: the model's own code, which Rasa does not look at, makes it another."""
        modules = (intent_model, sentence_encoder, long_messages)
        return hashlib.sha256("".join(inspect.getsource(module) for module in modules).encode()).hexdigest()

    def __init__(
        self,
        config: dict[str, Any],
        model: IntentModel,
        long_model: IntentModel,
        storage: ModelStorage,
        resource: Resource,
    ) -> None:
        """See `get_default_config` for the settings. A long message has a model of its own."""
        self._config = config
        self._model = model
        self._long_model = long_model
        self._storage = storage
        self._resource = resource

    @classmethod
    def _new(cls, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> SignpostClassifier:
        settings = {
            "regularisation": config["regularisation"],
            "ngram_weight": config["ngram_weight"],
            "seed": config["seed"],
        }
        models = (IntentModel(shared_encoder(), **settings) for _ in range(2))
        return cls(config, *models, storage, resource)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SignpostClassifier:
        """See GraphComponent.create."""
        return cls._new(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on every example of one problem, and for long messages on all; one of two teaches both (`labels_of`)."""
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        of_one = [(message.get(TEXT), message.get(INTENT)) for message in examples if also_told(message) is None]
        of_all = [(message.get(TEXT), label) for message in examples for label in labels_of(message)]
        with self._storage.write_to(self._resource) as folder:
            for model, taught, place in ((self._model, of_one, folder), (self._long_model, of_all, folder / LONG)):
                place.mkdir(exist_ok=True)
                model.fit([text for text, _ in taught], [label for _, label in taught]).save(place)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SignpostClassifier:
        """See GraphComponent.load."""
        component = cls._new(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model.load(folder)
            component._long_model.load(folder / LONG)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent, its ranking and the other problems found."""
        for message in messages:
            self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        # Always in ordinary spelling: read as typed, one text in ten in the spelling of the phone was taken for another
        # topic, and nothing was gained on the others (tests/evaluation/test_texting.py).
        text = shared_spelling().ordinary(message.get(TEXT) or "")
        # Nothing to read: no topic, and certain of it.
        ranking, second = self._understood(text) if has_words(text) else ([("out_of_scope", 1.0)], [])
        named = _as_rasa_names(ranking)
        message.set(INTENT, named[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, named, add_to_output=True)
        message.set(SECOND, second, add_to_output=True)
        message.set(MEANT, self._meant(text), add_to_output=True)

    def _meant(self, text: str) -> dict[str, Any] | None:
        """The reading, by themselves, of the words after a rejection; None if there are none."""
        said = said_instead(text)
        if said is None:
            return None
        chances = self._model.predict(text[said.start : said.end])[0]
        return {INTENT_RANKING_KEY: _as_rasa_names(self._ranking(chances)), "sure": said.sure}

    def _understood(self, text: str) -> tuple[list[tuple[str, float]], list[str]]:
        """The ranking of the whole, and the topics that a part of it is certain of and the whole is not."""
        if long_messages.is_long(text):
            return self._understood_long(text)
        parts, cuts = self._sentences(text), halves(text)
        spans = [*parts, *(half for cut in cuts for half in cut)]
        chances, *read = self._model.predict(text, spans)
        ranking = self._ranking(chances)
        first = int(chances.argmax())
        found: dict[str, float] = {}
        for (start, end), of_sentence in zip(parts, read[: len(parts)], strict=True):
            name, chance = self._named(of_sentence, int(of_sentence.argmax()))
            if of_sentence[first] <= self._config["same_at_most"] and chance >= self._second_from(text[start:end]):
                found[name] = max(chance, found.get(name, 0.0))
        by_name = [dict(zip(self._model.labels, map(float, half), strict=True)) for half in read[len(parts) :]]
        joined = list(zip(by_name[::2], by_name[1::2], strict=True))
        for name, chance in beside([name for name, _ in ranking], joined):
            found[name] = max(chance, found.get(name, 0.0))
        return ranking, sorted(found, key=lambda name: -found[name])

    def _understood_long(self, text: str) -> tuple[list[tuple[str, float]], list[str]]:
        parts, windows = self._sentences(text), long_messages.windows(text)
        whole, *read = self._long_model.predict(text, [*parts, *windows])
        rows = np.array(read, dtype=np.float32).reshape(len(read), len(whole))
        mixed = long_messages.shares(whole, rows[: len(parts)], rows[len(parts) :])
        places = mixed.argsort()[::-1][: self._config["ranking_length"]]
        ranking = [(self._long_model.labels[place], float(mixed[place])) for place in places]
        return ranking, long_messages.told(ranking)

    def _second_from(self, sentence: str) -> float:
        added = any(word in sentence.lower() for word in self._config["added_by"])
        return float(self._config["added_from"] if added else self._config["second_from"])

    def _sentences(self, text: str) -> list[tuple[int, int]]:
        spans = [
            span for span in sentence_spans(text) if text[slice(*span)].count(" ") + 1 >= self._config["second_words"]
        ]
        return spans if len(spans) > 1 else []

    def _ranking(self, chances: Numbers) -> list[tuple[str, float]]:
        return [self._named(chances, place) for place in chances.argsort()[::-1][: self._config["ranking_length"]]]

    def _named(self, chances: Numbers, place: int) -> tuple[str, float]:
        return self._model.labels[place], float(chances[place])


def also_told(message: Message) -> list[str] | None:
    """The other problems that an example tells of, by `also` in its metadata (data/long/); None where it has none.

    Rasa keeps what stands under `metadata` of an example.
    """
    noted: list[str] | None = ((message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}).get(ALSO)
    return noted


def labels_of(message: Message) -> list[str]:
    """What an example teaches: its intent, more than once where it tells of other problems as well, and these."""
    also = also_told(message)
    return [*[message.get(INTENT)] * long_messages.FIRST_COUNTS, *also] if also else [message.get(INTENT)]


def _as_rasa_names(ranking: list[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance} for name, chance in ranking]
