"""Walkthroughs with the real assistant: played, shown on the training pages, in the terminal and on paper."""
