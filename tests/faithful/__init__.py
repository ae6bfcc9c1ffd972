"""What proves that nothing the assistant says stands in code: the knowledge files as text, and all that can be said."""
