"""The programme over time."""
