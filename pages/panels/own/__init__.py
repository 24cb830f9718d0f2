"""A reader's own list: brought, its columns matched, checked, located, mended and shown."""
