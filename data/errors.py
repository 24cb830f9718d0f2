"""The errors whose messages are for whoever runs the server or edits its data."""


class SettingError(Exception):
    """A setting has a value that makes no sense; the message says which and what would."""
