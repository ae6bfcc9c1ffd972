"""The kinds of parents that the tests of all messengers run with."""

from __future__ import annotations

from tests.channels.messenger_person import MessengerPerson
from tests.channels.person import Person
from tests.channels.telegram_person import TelegramPerson
from tests.channels.whatsapp_person import WhatsAppPerson

PEOPLE: tuple[type[Person], ...] = (MessengerPerson, WhatsAppPerson, TelegramPerson)
