"""What is shown of the register: one filter language, and views as plain data."""
