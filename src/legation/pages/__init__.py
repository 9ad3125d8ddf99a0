"""Pages: files, folders and streams read into stories with offsets, titles, dates and their basis."""
