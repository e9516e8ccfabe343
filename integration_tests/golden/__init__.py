"""The statements of every adapter, as files, and what makes them."""
