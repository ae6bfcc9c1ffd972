"""Ways for a message to come in and a reply to go out. One channel a module, named in credentials.yml."""
