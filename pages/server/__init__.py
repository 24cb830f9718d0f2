"""What the process does beside Streamlit: checks at start, routes, middleware, logs, memory."""
