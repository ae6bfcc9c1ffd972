"""Rasa SDK actions, thin: read the turn, call the core, utter. Everything in this folder is imported by the SDK."""
