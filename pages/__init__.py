"""All that a person sees and what serves it: pages, panels, server."""
