"""Signpost's own way to start Rasa: one process, actions inside it, closed to the outside."""
