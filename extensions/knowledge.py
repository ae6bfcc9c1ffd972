"""The knowledge base and the safety nets of this process, read once and shared by components, actions and channels."""

from __future__ import annotations

import logging
from functools import lru_cache

from signpost import last_good
from signpost.both_nets import BothNets
from signpost.errors import KnowledgeError
from signpost.knowledge import Knowledge, load_knowledge
from signpost.safety import SafetyNet
from signpost.spelling import Spelling

logger = logging.getLogger(__name__)


class _Fallback:
    """Whether this process serves on without a knowledge base."""

    on = False


def serve_without_knowledge() -> None:
    """From now on a broken knowledge base is replaced by the last good copy, which knows danger and nothing else."""
    _Fallback.on = True


@lru_cache(maxsize=1)
def shared_knowledge() -> Knowledge:
    """The knowledge base; raises KnowledgeError at the first use if anything in it is wrong.

    After `serve_without_knowledge` it never raises: the last good copy stands in, and the version says so.
    """
    try:
        return load_knowledge()
    except KnowledgeError as wrong:
        if not _Fallback.on:
            raise
        logger.critical("knowledge_broken mistakes=%d answering=danger_only", len(wrong.problems))
        return last_good.answers()


@lru_cache(maxsize=1)
def shared_phrases() -> SafetyNet:
    """The safety phrases; the last good copy of them if the file is wrong."""
    try:
        return SafetyNet.from_file()
    except KnowledgeError as wrong:
        logger.critical("safety_phrases_broken mistakes=%d using=last_good_copy", len(wrong.problems))
        return SafetyNet(last_good.phrases())


@lru_cache(maxsize=1)
def shared_safety() -> BothNets:
    """The one safety function of this process. The pipeline adds the second net when a model is loaded."""
    return BothNets(shared_phrases())


@lru_cache(maxsize=1)
def shared_spelling() -> Spelling:
    """How the spelling of the phone is read."""
    return Spelling(shared_knowledge().recognition)
