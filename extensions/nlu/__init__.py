"""How Signpost understands a message: Rasa NLU components over the core's own text functions."""
