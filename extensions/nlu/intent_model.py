"""The model behind the classifier: word and character n-grams beside sentence vectors, each with a linear classifier.

The weighted sum of both beats either alone; the figures are in docs/evaluation.md. Knows nothing of Rasa.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import skops.io
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from extensions.nlu.sentence_encoder import SentenceEncoder

Probabilities = NDArray[np.float32]


class IntentModel:
    """Fitted on texts with their labels; gives the probability of each label for a text."""

    def __init__(
        self, encoder: SentenceEncoder, *, regularisation: float = 10.0, ngram_weight: float = 0.65, seed: int = 7
    ) -> None:
        """`regularisation` is scikit-learn's C; `ngram_weight` is the share of the n-grams in the sum, 0 to 1."""
        self._encoder = encoder
        self._weight = ngram_weight
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=40_000, dtype=np.float32)
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, max_features=50_000, dtype=np.float32
        )
        self._ngrams = FeatureUnion([("words", words), ("letters", letters)])
        self._of_ngrams = LogisticRegression(C=regularisation, max_iter=400, random_state=seed)
        self._of_vectors = LogisticRegression(C=regularisation, max_iter=600, random_state=seed)

    @property
    def labels(self) -> list[str]:
        """The labels, in the order of the probabilities."""
        return [str(label) for label in self._of_ngrams.classes_]

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> IntentModel:
        """Fits both halves; takes seconds for a few thousand texts."""
        self._of_ngrams.fit(self._ngrams.fit_transform(texts), labels)
        self._of_vectors.fit(self._encoder.encode(texts), labels)
        # Half the memory while serving, and the same ranking.
        self._of_ngrams.coef_ = self._of_ngrams.coef_.astype(np.float32)
        return self

    def predict(self, texts: Sequence[str]) -> Probabilities:
        """One row of probabilities a text, in the order of `labels`, summing to 1."""
        ngrams = self._of_ngrams.predict_proba(self._ngrams.transform(texts))
        vectors = self._of_vectors.predict_proba(self._encoder.encode(texts))
        both: Probabilities = self._weight * ngrams + (1 - self._weight) * vectors
        return both

    def save(self, folder: Path) -> None:
        """Writes both halves in skops' format, which, unlike a pickle, runs no code when read."""
        skops.io.dump(
            {"ngrams": self._ngrams, "of_ngrams": self._of_ngrams, "of_vectors": self._of_vectors},
            folder / "model.skops",
        )

    def load(self, folder: Path) -> IntentModel:
        """Reads what `save` wrote; raises skops' UntrustedTypesFoundException if the file holds anything else."""
        parts = skops.io.load(folder / "model.skops", trusted=["numpy.dtype"])
        self._ngrams, self._of_ngrams, self._of_vectors = (parts[k] for k in ("ngrams", "of_ngrams", "of_vectors"))
        return self
