"""What editors of the knowledge base need: checks, lists to verify, schemas, new entries, previews.

Serving needs none of it.
"""
