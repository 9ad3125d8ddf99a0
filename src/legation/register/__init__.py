"""Claims into events, and the store that keeps both with the pages they rest on."""
