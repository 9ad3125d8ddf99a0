"""Who and what exists: states, organisations, offices, persons, outlets, places, weapons; tables and look-up."""
