"""The core of Signpost: what it knows, what it decides and what it says.

Plain typed Python. Nothing in here may import Rasa, a channel or an action.
"""
