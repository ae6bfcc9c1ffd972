"""Conversations in files: what is said and what must come back, for tests; with questions and reasons, for lessons."""
