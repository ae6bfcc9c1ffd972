"""Rasa's entity extractor over what the knowledge base names. Values are ids and dates, never the parent's words."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.knowledge import shared_knowledge
from signpost import clock
from signpost.recognise import Recogniser


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class KnowledgeEntities(GraphComponent, EntityExtractorMixin):
    """Reads the knowledge base when it is created, so a change of names needs a restart and no training."""

    def __init__(self, recogniser: Recogniser) -> None:
        """See Recogniser."""
        self._recogniser = recogniser

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeEntities:
        """See GraphComponent.create."""
        return cls(Recogniser(shared_knowledge()))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds an entity for each mention."""
        for message in messages:
            found = [
                {"entity": mention.kind, "value": mention.value, "start": mention.start, "end": mention.end}
                for mention in self._recogniser.find(message.get(TEXT) or "", clock.today())
            ]
            entities = [*message.get(ENTITIES, []), *self.add_extractor_name(found)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
