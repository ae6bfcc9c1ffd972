"""Names under which people and messages are kept: keyed hashes, from which nobody without the secret gets a number."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken


class Names:
    """Hashes and seals with one secret. Another secret gives other names: whoever had stopped would be forgotten."""

    def __init__(self, secret: str) -> None:
        """`secret` is SIGNPOST_SECRET."""
        self._secret = secret.encode()
        self._seal = Fernet(base64.urlsafe_b64encode(self._keyed("seal", "")))

    def person(self, channel: str, address: str) -> str:
        """The name of a conversation, the same for the same number; at most 80 characters."""
        return f"{channel}-{self._keyed(channel, address).hex()}"

    def mark(self, channel: str, message_id: str) -> str:
        """The name of a message that came in."""
        return self._keyed(f"{channel} message", message_id).hex()

    def seal(self, address: str) -> str:
        """The address so that only this server can read it, for as long as a reply waits to be sent."""
        return self._seal.encrypt(address.encode()).decode()

    def unseal(self, sealed: str) -> str | None:
        """The address again; None when it was sealed with another secret."""
        try:
            return self._seal.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def _keyed(self, purpose: str, value: str) -> bytes:
        return hmac.digest(self._secret, f"{purpose}\n{value}".encode(), sha256)
