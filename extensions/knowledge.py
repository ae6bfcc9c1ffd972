"""The knowledge base and the safety net of this process, read once and shared by components, actions and channels."""

from __future__ import annotations

from functools import lru_cache

from signpost.knowledge import Knowledge, load_knowledge
from signpost.safety import SafetyNet


@lru_cache(maxsize=1)
def shared_knowledge() -> Knowledge:
    """The knowledge base; raises KnowledgeError at the first use if anything in it is wrong."""
    return load_knowledge()


@lru_cache(maxsize=1)
def shared_safety_net() -> SafetyNet:
    """The safety net; raises KnowledgeError at the first use if its phrases are wrong."""
    return SafetyNet.from_file()
