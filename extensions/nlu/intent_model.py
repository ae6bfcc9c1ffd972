"""The model behind the classifier: word and character n-grams beside sentence vectors, each with a linear classifier.

The weighted sum of both beats either alone; the figures are in docs/evaluation.md. N-grams are hashed, so there is no
vocabulary to load or keep in memory, and the whole model is four arrays of numbers. Knows nothing of Rasa.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from extensions.nlu.sentence_encoder import SentenceEncoder

Numbers = NDArray[np.float32]

FILE = "intent_model.npz"
WORD_FEATURES = 2**15
LETTER_FEATURES = 2**17
SEEN_AT_LEAST = {"words": 1, "letters": 2}
"""In how many examples a feature must stand: rarer ones cost two thirds of memory and training for nothing."""
ENOUGH = 1e-3
"""Where fitting stops: ten times as exact takes twice as long and reads no better (docs/decisions/0003)."""


class IntentModel:
    """Fitted on texts with their labels; gives the probability of each label for a text."""

    def __init__(
        self, encoder: SentenceEncoder, *, regularisation: float = 10.0, ngram_weight: float = 0.65, seed: int = 7
    ) -> None:
        """`regularisation` is scikit-learn's C; `ngram_weight` is the share of the n-grams in the sum, 0 to 1."""
        self._encoder = encoder
        self._regularisation = regularisation
        self._weight = ngram_weight
        self._seed = seed
        plain = {"norm": None, "alternate_sign": False, "dtype": np.float32}
        self._counters = {
            "words": HashingVectorizer(ngram_range=(1, 2), n_features=WORD_FEATURES, **plain),
            "letters": HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=LETTER_FEATURES, **plain),
        }
        self.labels: list[str] = []
        self._arrays: dict[str, NDArray[Any]] = {}

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> IntentModel:
        """Fits both halves; takes seconds for a few thousand texts."""
        for name, counter in self._counters.items():
            counts = counter.transform(texts)
            rarity = TfidfTransformer().fit(counts).idf_.astype(np.float32)
            rarity[counts.getnnz(axis=0) < SEEN_AT_LEAST[name]] = 0
            self._arrays[f"{name}_rarity"] = rarity
        self._arrays["kept"] = np.flatnonzero(
            np.concatenate([self._arrays[f"{name}_rarity"] for name in self._counters])
        )
        for name, features in {"ngrams": self._ngrams(texts), "vectors": self._encoder.encode(texts)}.items():
            fitted = LogisticRegression(C=self._regularisation, max_iter=400, tol=ENOUGH, random_state=self._seed)
            fitted.fit(features, labels)
            self.labels = [str(label) for label in fitted.classes_]
            self._arrays[name] = np.ascontiguousarray(fitted.coef_.T, dtype=np.float32)
            self._arrays[f"{name}_start"] = fitted.intercept_.astype(np.float32)
        return self

    def predict(self, text: str, parts: Sequence[tuple[int, int]] = ()) -> Numbers:
        """Probabilities of the whole text, then of each part (character offsets): a row each, summing to 1."""
        spans = [(0, len(text)), *parts]
        counted = self._ngrams([text[start:end] for start, end in spans])
        ngrams = _softmax(counted @ self._arrays["ngrams"] + self._arrays["ngrams_start"])
        meant = self._encoder.encode_parts(text, spans)
        vectors = _softmax(meant @ self._arrays["vectors"] + self._arrays["vectors_start"])
        both: Numbers = self._weight * ngrams + (1 - self._weight) * vectors
        return both

    def save(self, folder: Path) -> None:
        """Writes arrays only: reading them back runs no code."""
        np.savez_compressed(folder / FILE, labels=np.array(self.labels), **self._arrays)

    def load(self, folder: Path) -> IntentModel:
        """Reads what `save` wrote; raises ValueError if the file holds anything but arrays."""
        with np.load(folder / FILE, allow_pickle=False) as stored:
            self._arrays = {name: stored[name] for name in stored.files if name != "labels"}
            self.labels = [str(label) for label in stored["labels"]]
        return self

    def _ngrams(self, texts: Sequence[str]) -> csr_matrix:
        """Words and letters side by side, each of length 1."""
        both = hstack([self._weighted(name, texts) for name in self._counters], format="csr", dtype=np.float32)
        # By hand, because selecting columns sorts all of them each time: a millisecond a message.
        column = self._column[both.indices]
        kept = column >= 0
        ends = np.concatenate([[0], np.cumsum(kept)])[both.indptr]
        return csr_matrix((both.data[kept], column[kept], ends), shape=(both.shape[0], len(self._arrays["kept"])))

    @cached_property
    def _column(self) -> NDArray[np.int32]:
        """For each hashed feature its column in the model; -1 for those that were left out."""
        columns = np.full(WORD_FEATURES + LETTER_FEATURES, -1, dtype=np.int32)
        columns[self._arrays["kept"]] = np.arange(len(self._arrays["kept"]), dtype=np.int32)
        return columns

    def _weighted(self, name: str, texts: Sequence[str]) -> csr_matrix:
        """scikit-learn's TF-IDF with sublinear growth, over hashed counts."""
        counts = self._counters[name].transform(texts)
        counts.data = (1 + np.log(counts.data)) * self._arrays[f"{name}_rarity"][counts.indices]
        return normalize(counts, copy=False)


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return shares
