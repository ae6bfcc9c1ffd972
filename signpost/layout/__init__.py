"""How one reply is laid out for each kind of channel: pure functions, no sending and no Rasa."""
