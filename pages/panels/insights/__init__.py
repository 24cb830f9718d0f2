"""The clusters in numbers."""
