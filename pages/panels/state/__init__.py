"""What is remembered between two runs of the script; the only code that touches ``st.session_state``."""
