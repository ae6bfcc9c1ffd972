"""Rasa's training data with the points' examples added, each under its point's own signpost.

So a new point teaches the classifier too, and is still one file. `config.yml` names it under `importers`.
"""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from extensions.knowledge import shared_knowledge


class PointsAsExamples(RasaFileImporter):
    """See RasaFileImporter."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples in `data/`, then those of `knowledge/points/`."""
        points = shared_knowledge().points.values()
        heard = [
            Message.build(text=text, intent=point.signpost, intent_metadata=None)
            for point in points
            for text in point.heard_as
        ]
        return super().get_nlu_data(language).merge(TrainingData(heard))
