"""Value types of every layer: pages, stories, times, quantities, claims, events. No behaviour beyond reading
themselves.
"""
