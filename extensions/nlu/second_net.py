"""The second safety net: a classifier that reads a message for its meaning where the phrases read its words.

Two readers whose log-odds are weighed. Perceptrons read the meaning (the encoder's inner layers of the text as it was
typed), a linear model reads the wording (n-grams of the text in plain words, so that spelling matters less). A long
message is also read piece by piece, because danger is often one sentence of many, and the parts of one that is not too
long each by itself, because what stands round them colours them. Knows nothing of Rasa; the figures are in
docs/evaluation.md.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import PCA
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from extensions.nlu.sentence_encoder import DIMENSIONS, SentenceEncoder
from signpost.both_nets import Impression
from signpost.safety_model import Kind
from signpost.text import MAX_CHARACTERS, sentence_spans, sentences

Numbers = NDArray[np.float32]

FILE = "second_net.npz"
NONE = "none"
KINDS: tuple[str, ...] = (*get_args(Kind), NONE)
ALARMS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "doubtful")
WORD_FEATURES, LETTER_FEATURES = 2**17, 2**18
LONG_WORDS = 12
"""A message of more words is read in pieces, too: danger is often one short sentence among others."""
MOST_ALONE = 1000
"""Characters up to which the parts of a message are also read each by itself: a longer one would take too long."""
ALONE_FROM = 0.97
"""Chance from which a part is danger whatever stands round it; docs/decisions/0010 shows what it costs and gains."""
LEAST_ALONE_WORDS, MOST_ALONE_PARTS = 3, 16
"""So many parts are read, the first ones: each takes a few thousandths of a second."""
PIECE_SENTENCES = (1, 2)
LEAST_PIECE_WORDS = 4
READERS, HIDDEN, ROUNDS, AT_ONCE = 7, 256, 8, 512
DIRECTIONS, LEARN_FROM_EVERY = 384, 4
"""The layers say much the same three times over: a third as many directions hold 96 % of what differs, and are
read as well, in a third of the time. Every fourth vector shows which directions they are."""
_BETWEEN = re.compile(r"[,;]|\b(?:also|anyway|btw)\b")
"""Where people go on to another thing without ending the sentence."""
BEFORE_THE_LAST = slice(DIMENSIONS, None)
"""The encoder's layers that are read; the last says what a message is about, which danger is not bound to."""
MEANING_WEIGHS, WORDING_WEIGHS, LENGTH_WEIGHS, BEGINS_AT = 0.63, 0.37, -0.66, 2.41
"""How log-odds become a chance that keeps its word, for messages of writers the readers have not learned from
(docs/decisions/0010). Both readers are too sure, the more so the less they have to go by; and a long message has more
pieces that can look like danger, so it counts against it by the logarithm of its words."""
COUNTED_WORDS = 6, 40
"""Fewer are counted as the first, more as the last: an answer of one word is no alarm for its shortness, and one plain
sentence in a very long message must still be heard."""


class SecondNet:
    """Fitted on pairs of a kind (or "none") and a message."""

    def __init__(self, encoder: SentenceEncoder, plain: Callable[[str], str], *, seed: int = 7) -> None:
        """`plain` gives a text in plain words (signpost.safety.SafetyNet.plain)."""
        self._encoder = encoder
        self._plain = plain
        self._seed = seed
        options = {"norm": None, "alternate_sign": False, "dtype": np.float32}
        self._counters = {
            "words": HashingVectorizer(ngram_range=(1, 3), n_features=WORD_FEATURES, token_pattern=r"\S+", **options),
            "letters": HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=LETTER_FEATURES, **options),
        }
        self._arrays: dict[str, NDArray[Any]] = {}

    def fit(self, examples: Sequence[tuple[str, str]]) -> SecondNet:
        """A long message without danger teaches by its pieces, too; of one with danger nobody knows which piece."""
        rows = [(kind, text, spans) for kind, text in examples if (spans := self._spans_to_learn(kind, text))]
        kinds = np.array([KINDS.index(kind) for kind, _, spans in rows for _ in spans])
        read = self._encoder.encode_examples([(text, spans) for _, text, spans in rows])
        vectors = np.concatenate([vectors[:, BEFORE_THE_LAST] for vectors in read])
        wording = [self._plain(text[start:end]) for _, text, spans in rows for start, end in spans]
        self._fit_meaning(vectors, kinds)
        self._fit_wording(wording, np.isin(kinds, [KINDS.index(kind) for kind in ALARMS]))
        return self

    def read(self, text: str) -> Impression:
        """The most alarming piece counts, and the whole. Only the first 4,000 characters are read."""
        text = text[:MAX_CHARACTERS]
        spans = [(0, len(text)), *_pieces(text)]
        meaning = self._meaning(self._encoder.encode_deeply(text, spans)[:, BEFORE_THE_LAST])
        wording = self._wording([self._plain(text[start:end]) for start, end in spans])
        danger = _log_odds(meaning[:, : len(ALARMS)].sum(axis=1))
        odds = MEANING_WEIGHS * danger + WORDING_WEIGHS * wording
        kind = ALARMS[int(meaning[odds.argmax(), : len(ALARMS)].argmax())]
        length = np.log1p(np.clip(len(text.split()), *COUNTED_WORDS))
        alarm, believed = _chance(odds.max() + LENGTH_WEIGHS * length + BEGINS_AT), _chance((danger + wording).max())
        for part in _parts(text):
            alone, its_kind = self._read_alone(part)
            if alone >= ALONE_FROM:
                kind = its_kind if alone > alarm else kind
                alarm, believed = max(alarm, alone), max(believed, alone)
        return Impression(alarm, kind, float(meaning[0, KINDS.index("doubtful")]), believed)

    def _read_alone(self, text: str) -> tuple[float, Kind]:
        """What is believed of an alarm and its likeliest kind, as if the text were all there is."""
        meaning = self._meaning(self._encoder.encode_deeply(text, [(0, len(text))])[:, BEFORE_THE_LAST])
        alarms = meaning[0, : len(ALARMS)]
        odds = _log_odds(alarms.sum(keepdims=True)) + self._wording([self._plain(text)])
        return _chance(odds[0]), ALARMS[int(alarms.argmax())]

    def save(self, folder: Path) -> None:
        """Writes arrays only: reading them back runs no code."""
        np.savez_compressed(folder / FILE, **self._arrays)  # type: ignore[arg-type]

    def load(self, folder: Path) -> SecondNet:
        """Reads what `save` wrote; raises ValueError if the file holds anything but arrays."""
        with np.load(folder / FILE, allow_pickle=False) as stored:
            self._arrays = {name: stored[name] for name in stored.files}
        return self

    def _spans_to_learn(self, kind: str, text: str) -> list[tuple[int, int]]:
        if not self._plain(text):
            return []
        return [(0, len(text)), *(_pieces(text) if kind in {NONE, "doubtful"} else ())]

    def _fit_meaning(self, vectors: Numbers, kinds: NDArray[np.int64]) -> None:
        """Several perceptrons that begin differently: their mean is steadier than any of them."""
        middle, into = _main_directions(vectors)
        vectors = (vectors - middle) @ into
        settings = {"alpha": 0.2, "max_iter": ROUNDS, "learning_rate_init": 2e-3, "batch_size": AT_ONCE}

        def fitted(reader: int) -> MLPClassifier:
            return MLPClassifier((HIDDEN,), random_state=self._seed + reader, **settings).fit(vectors, kinds)

        # A reader a core, each with one thread: threads that share such small steps mostly wait for one another.
        with warnings.catch_warnings(), threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
            # A fixed number of rounds is meant.
            warnings.simplefilter("ignore", ConvergenceWarning)
            readers = list(pool.map(fitted, range(READERS)))
        for number, perceptron in enumerate(readers):
            self._arrays["kinds"] = perceptron.classes_
            for layer, (weights, start) in enumerate(zip(perceptron.coefs_, perceptron.intercepts_, strict=True)):
                if layer == 0:
                    weights = into @ weights
                    start = start - middle @ weights
                self._arrays[f"weights_{number}_{layer}"] = weights.astype(np.float32)
                self._arrays[f"start_{number}_{layer}"] = start.astype(np.float32)

    def _fit_wording(self, texts: Sequence[str], alarms: NDArray[np.bool_]) -> None:
        counts = self._counts(texts)
        for name, counted in counts.items():
            self._arrays[f"{name}_rarity"] = TfidfTransformer().fit(counted).idf_.astype(np.float32)
        fitted = LogisticRegression(C=20.0, max_iter=300, random_state=self._seed).fit(self._weighed(counts), alarms)
        self._arrays["wording"] = fitted.coef_[0].astype(np.float32)
        self._arrays["wording_start"] = fitted.intercept_.astype(np.float32)

    def _meaning(self, vectors: Numbers) -> Numbers:
        """A row a vector: the chance of each of KINDS."""
        total = np.zeros((len(vectors), len(KINDS)), dtype=np.float32)
        for reader in range(READERS):
            inner = vectors @ self._arrays[f"weights_{reader}_0"] + self._arrays[f"start_{reader}_0"]
            scores = np.maximum(inner, 0) @ self._arrays[f"weights_{reader}_1"] + self._arrays[f"start_{reader}_1"]
            raised = np.exp(scores - scores.max(axis=1, keepdims=True))
            total[:, self._arrays["kinds"]] += raised / raised.sum(axis=1, keepdims=True)
        return total / np.float32(READERS)

    def _wording(self, texts: Sequence[str]) -> Numbers:
        """The log-odds of an alarm by each text's wording."""
        weighed = self._weighed(self._counts(texts))
        odds: Numbers = weighed @ self._arrays["wording"] + self._arrays["wording_start"]
        return odds

    def _counts(self, texts: Sequence[str]) -> dict[str, csr_matrix]:
        return {name: counter.transform(texts) for name, counter in self._counters.items()}

    def _weighed(self, counts: dict[str, csr_matrix]) -> csr_matrix:
        """Words and letters side by side: TF-IDF with sublinear growth, each of length 1. The counts are used up."""
        for name, counted in counts.items():
            counted.data = (1 + np.log(counted.data)) * self._arrays[f"{name}_rarity"][counted.indices]
            row = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
            squares = np.bincount(row, weights=counted.data**2, minlength=counted.shape[0])
            counted.data = (counted.data / np.sqrt(squares)[row]).astype(np.float32)
        return hstack(list(counts.values()), format="csr", dtype=np.float32)


def _main_directions(vectors: Numbers) -> tuple[Numbers, Numbers]:
    """The middle, and a matrix that brings what differs from it into DIRECTIONS numbers.

    Some of a layer's numbers are a hundred times larger than others: each is brought to the same spread first.
    """
    middle, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    some = (vectors[::LEARN_FROM_EVERY] - middle) / spread
    directions = PCA(min(DIRECTIONS, *some.shape), svd_solver="covariance_eigh").fit(some)
    size = np.sqrt(directions.explained_variance_.mean())
    into: Numbers = (directions.components_.T / spread[:, None] / size).astype(np.float32)
    return middle, into


def _parts(text: str) -> list[str]:
    """What a message of two things or more may be parted into; none of a long one, nor of one thing."""
    if len(text) > MOST_ALONE:
        return []
    parts = [part.strip() for sentence in sentences(text) for part in _BETWEEN.split(sentence)]
    parts = [part for part in dict.fromkeys(parts) if part.count(" ") + 1 >= LEAST_ALONE_WORDS]
    return parts[:MOST_ALONE_PARTS] if parts != [text.strip()] else []


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Single sentences and pairs of a long message, by character offsets; none of a short one."""
    if text.count(" ") < LONG_WORDS:
        return
    sentences = list(sentence_spans(text))
    for length in PIECE_SENTENCES:
        for first in range(len(sentences) - length + 1):
            start, end = sentences[first][0], sentences[first + length - 1][1]
            if text.count(" ", start, end) + 1 >= LEAST_PIECE_WORDS and end - start < len(text):
                yield start, end


def _log_odds(chances: Numbers) -> Numbers:
    safe = np.clip(chances, 1e-6, 1 - 1e-6)
    odds: Numbers = np.log(safe / (1 - safe))
    return odds


def _chance(odds: np.float32) -> float:
    return float(1 / (1 + np.exp(-odds)))
