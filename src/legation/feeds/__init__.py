"""Feeds, sitemaps and lists of addresses: followed politely, each item with an outcome, gone on with at any time."""
