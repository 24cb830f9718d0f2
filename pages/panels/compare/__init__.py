"""Clusters side by side."""
