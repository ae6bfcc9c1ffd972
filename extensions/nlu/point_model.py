"""How near a message comes to each point: by its nearest examples, and by a linear classifier over their vectors.

The classifier also knows the examples of the topics in `data/topics/`, as what is no point, so that a general question
stays general. Half and half the two tell points apart better than either; the figures are in docs/evaluation.md. Knows
nothing of Rasa.
"""

from __future__ import annotations

from collections.abc import Sequence
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

FILE = "points.npz"
WORD_FEATURES, LETTER_FEATURES = 2**15, 2**16
NGRAM_SHARE = 0.3
"""What shared words count beside shared meaning, before both are brought back to 1."""
NEAREST = 4
NEAREST_SHARE = 0.3
"""A point counts by its nearest example, and a little by how near the next ones are."""
CLASSIFIER_SHARE = 0.5


class PointModel:
    """Fitted on examples of points and of topics; gives each point's closeness to a text, from 0 to 1."""

    def __init__(self, encoder: SentenceEncoder, *, regularisation: float = 10.0, seed: int = 7) -> None:
        """`regularisation` is scikit-learn's C."""
        self._encoder = encoder
        self._regularisation = regularisation
        self._seed = seed
        plain = {"norm": None, "alternate_sign": False, "dtype": np.float32}
        self._counters = {
            "words": HashingVectorizer(ngram_range=(1, 2), n_features=WORD_FEATURES, **plain),
            "letters": HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=LETTER_FEATURES, **plain),
        }
        self.names: list[str] = []
        self._arrays: dict[str, NDArray[Any]] = {}
        self._ngrams = csr_matrix((0, WORD_FEATURES + LETTER_FEATURES), dtype=np.float32)

    def fit(self, heard: Sequence[tuple[str, str]], general: Sequence[tuple[str, str]]) -> PointModel:
        """From pairs of a point and an example of it, and of a topic and an example of that."""
        self.names = list(dict.fromkeys(name for name, _ in heard))
        texts = [text for _, text in (*heard, *general)]
        for name, counter in self._counters.items():
            rarity = TfidfTransformer().fit(counter.transform(texts)).idf_
            self._arrays[f"{name}_rarity"] = rarity.astype(np.float32)
        vectors = self._encoder.encode(texts)
        labels = [f"point {name}" for name, _ in heard] + [f"topic {name}" for name, _ in general]
        fitted = LogisticRegression(C=self._regularisation, max_iter=300, random_state=self._seed).fit(vectors, labels)
        places = {label: place for place, label in enumerate(fitted.classes_)}
        self._arrays |= {
            "vectors": vectors[: len(heard)],
            "owner": np.array([self.names.index(name) for name, _ in heard], dtype=np.int64),
            "weights": np.ascontiguousarray(fitted.coef_.T, dtype=np.float32),
            "start": fitted.intercept_.astype(np.float32),
            "places": np.array([places[f"point {name}"] for name in self.names], dtype=np.int64),
        }
        self._ngrams = self._counted([text for _, text in heard])
        self._prepare()
        return self

    def closeness(self, text: str, parts: Sequence[tuple[int, int]] = ()) -> Numbers:
        """One number a point, in the order of `names`: that of the whole text or of the part that comes nearest."""
        spans = [(0, len(text)), *parts]
        vectors = self._encoder.encode_parts(text, spans)
        ngrams = np.asarray((self._counted([text[start:end] for start, end in spans]) @ self._ngrams.T).todense())
        near = self._nearest((vectors @ self._arrays["vectors"].T + NGRAM_SHARE * ngrams) / (1 + NGRAM_SHARE))
        likely = _softmax(vectors @ self._arrays["weights"] + self._arrays["start"])[:, self._arrays["places"]]
        both: Numbers = (1 - CLASSIFIER_SHARE) * near + CLASSIFIER_SHARE * likely
        return both.max(axis=0)

    def save(self, folder: Path) -> None:
        """Writes arrays only: reading them back runs no code."""
        sparse = {f"ngrams_{name}": getattr(self._ngrams, name) for name in ("data", "indices", "indptr")}
        np.savez_compressed(folder / FILE, names=np.array(self.names), **sparse, **self._arrays)

    def load(self, folder: Path) -> PointModel:
        """Reads what `save` wrote; raises ValueError if the file holds anything but arrays."""
        with np.load(folder / FILE, allow_pickle=False) as stored:
            self.names = [str(name) for name in stored["names"]]
            kept = tuple(stored[f"ngrams_{name}"] for name in ("data", "indices", "indptr"))
            self._ngrams = csr_matrix(kept, shape=(len(stored["owner"]), WORD_FEATURES + LETTER_FEATURES))
            taken = ("vectors", "owner", "weights", "start", "places", "words_rarity", "letters_rarity")
            self._arrays = {name: stored[name] for name in taken}
        self._prepare()
        return self

    def _prepare(self) -> None:
        """For each point the places of its examples, filled up with one that is never near."""
        owner = self._arrays["owner"]
        longest = max(np.bincount(owner).max(), NEAREST)
        self._places = np.full((len(self.names), longest), len(owner), dtype=np.int64)
        for point in range(len(self.names)):
            of_point = np.flatnonzero(owner == point)
            self._places[point, : len(of_point)] = of_point

    def _nearest(self, scores: Numbers) -> Numbers:
        """Scores of examples, a row a text, as scores of points."""
        never = np.full((len(scores), 1), -1.0, dtype=np.float32)
        by_point = np.hstack([scores, never])[:, self._places]
        best = -np.partition(-by_point, NEAREST - 1, axis=2)[:, :, :NEAREST]
        nearest: Numbers = (1 - NEAREST_SHARE) * best.max(axis=2) + NEAREST_SHARE * best.mean(axis=2)
        return nearest

    def _counted(self, texts: Sequence[str]) -> csr_matrix:
        """Words and letters side by side: TF-IDF with sublinear growth, each row of length 1 when both are joined."""
        weighted = []
        for name, counter in self._counters.items():
            counts = counter.transform(texts)
            counts.data = (1 + np.log(counts.data)) * self._arrays[f"{name}_rarity"][counts.indices]
            weighted.append(normalize(counts, copy=False))
        return normalize(hstack(weighted, format="csr", dtype=np.float32), copy=False)


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return shares
