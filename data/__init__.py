"""What is known: the programme's facts, their model, and pure functions to load, filter and export them."""
