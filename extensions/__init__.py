"""What Signpost plugs into Rasa: understanding, channels, the store and the server. The core knows nothing of it."""
