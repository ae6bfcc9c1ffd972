"""How likely it is that a message means each point: by its nearest examples, and by a linear classifier.

Both also know the examples of the topics in `data/topics/`, as what is no point, so that a general question stays
general: a point must be nearer than every topic. The figures are in docs/evaluation.md. Knows nothing of Rasa.
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

from extensions.nlu.sentence_encoder import SentenceEncoder

Numbers = NDArray[np.float32]

FILE = "points.npz"
WORD_FEATURES, LETTER_FEATURES = 2**15, 2**16
NGRAM_SHARE = 0.3
"""What shared words count beside shared meaning, before both are brought back to 1."""
NEAREST = 4
NEAREST_SHARE = 0.3
"""A point counts by its nearest example, and a little by how near the next ones are."""
LEAD_WEIGHT, SHARE_WEIGHT, START = 12.5, 4.7, -0.3
"""What its lead over the topics, and its share among the points, say of whether a point is meant: a logistic regression
on 240 messages kept out of training, rounded."""


class PointModel:
    """Fitted on examples of points and of topics; gives the chance that each point is meant, from 0 to 1."""

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
        self._ngrams = csr_matrix((WORD_FEATURES + LETTER_FEATURES, 0), dtype=np.float32)

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
        groups = list(dict.fromkeys(labels))
        self._arrays |= {
            "vectors": np.ascontiguousarray(vectors.T),
            "owner": np.array([groups.index(label) for label in labels], dtype=np.int64),
            "weights": np.ascontiguousarray(fitted.coef_.T, dtype=np.float32),
            "start": fitted.intercept_.astype(np.float32),
            "places": np.array([places[f"point {name}"] for name in self.names], dtype=np.int64),
        }
        # A column an example: a message's few n-grams are then looked up row by row.
        self._ngrams = self._counted(texts).T.tocsr()
        self._prepare()
        return self

    def closeness(self, text: str) -> Numbers:
        """One number a point, in the order of `names`. The message is read as a whole: single sentences mislead."""
        vectors = self._encoder.encode_parts(text, [(0, len(text))])
        ngrams = np.asarray((self._counted([text]) @ self._ngrams).todense())
        near = self._nearest((vectors @ self._arrays["vectors"] + NGRAM_SHARE * ngrams)[0] / (1 + NGRAM_SHARE))
        of_points, of_topics = near[: len(self.names)], near[len(self.names) :]
        likely = _softmax((vectors @ self._arrays["weights"] + self._arrays["start"])[0])[self._arrays["places"]]
        lead, share = of_points - of_topics.max(), likely / likely.sum()
        chances: Numbers = 1 / (1 + np.exp(-(LEAD_WEIGHT * lead + SHARE_WEIGHT * share + START)))
        return chances

    def save(self, folder: Path) -> None:
        """Writes arrays only: reading them back runs no code."""
        sparse = {f"ngrams_{name}": getattr(self._ngrams, name) for name in ("data", "indices", "indptr")}
        np.savez_compressed(folder / FILE, names=np.array(self.names), **sparse, **self._arrays)

    def load(self, folder: Path) -> PointModel:
        """Reads what `save` wrote; raises ValueError if the file holds anything but arrays."""
        with np.load(folder / FILE, allow_pickle=False) as stored:
            self.names = [str(name) for name in stored["names"]]
            kept = tuple(stored[f"ngrams_{name}"] for name in ("data", "indices", "indptr"))
            self._ngrams = csr_matrix(kept, shape=(WORD_FEATURES + LETTER_FEATURES, len(stored["owner"])))
            taken = ("vectors", "owner", "weights", "start", "places", "words_rarity", "letters_rarity")
            self._arrays = {name: stored[name] for name in taken}
        self._prepare()
        return self

    def _prepare(self) -> None:
        """For each point, then each topic, the places of its examples, filled up with one that is never near."""
        owner = self._arrays["owner"]
        sizes = np.bincount(owner)
        self._places = np.full((len(sizes), max(sizes.max(), NEAREST)), len(owner), dtype=np.int64)
        for group, size in enumerate(sizes):
            self._places[group, :size] = np.flatnonzero(owner == group)

    def _nearest(self, scores: Numbers) -> Numbers:
        """The scores of examples as scores of points and topics."""
        by_group = np.append(scores, np.float32(-1.0))[self._places]
        best = -np.partition(-by_group, NEAREST - 1, axis=1)[:, :NEAREST]
        nearest: Numbers = (1 - NEAREST_SHARE) * best.max(axis=1) + NEAREST_SHARE * best.mean(axis=1)
        return nearest

    def _counted(self, texts: Sequence[str]) -> csr_matrix:
        """Words and letters side by side: TF-IDF with sublinear growth, each row of length 1 when both are joined."""
        weighted = []
        for name, counter in self._counters.items():
            counts = counter.transform(texts)
            counts.data = (1 + np.log(counts.data)) * self._arrays[f"{name}_rarity"][counts.indices]
            weighted.append(_of_length_one(counts))
        return _of_length_one(hstack(weighted, format="csr", dtype=np.float32))


def _of_length_one(rows: csr_matrix) -> csr_matrix:
    """Each row divided by its length; by hand, because scikit-learn checks what it is given for half a millisecond."""
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    squares = np.bincount(row, weights=rows.data**2, minlength=rows.shape[0])
    rows.data = (rows.data / np.sqrt(squares)[row]).astype(np.float32)
    return rows


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max())
    shares: Numbers = raised / raised.sum()
    return shares
