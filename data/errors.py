"""Errors that several parts of the product raise, each with a message for the person who can mend the cause."""


class SettingError(Exception):
    """A setting has a value that cannot be used; the message names both."""
