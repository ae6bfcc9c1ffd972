"""The knowledge base: its shape, its loading and its checks. Content itself lives in `knowledge/*.yml`."""

from signpost.knowledge.base import Knowledge
from signpost.knowledge.load import load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
