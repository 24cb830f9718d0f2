"""Pieces that several features draw with: components, files for the browser, templates, names and charts."""
