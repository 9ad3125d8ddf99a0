"""Place names: which words of a story are some, and which places they mean, all of them decided together."""

from legation.language.toponyms.ranking import Resolved, Toponyms, Weights
from legation.language.toponyms.recognise import recognise

__all__ = ["Resolved", "Toponyms", "Weights", "recognise"]
