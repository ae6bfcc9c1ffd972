"""What people do in a message channel besides telling their worry: keywords, numbers, MORE. Pure functions, no Rasa."""
