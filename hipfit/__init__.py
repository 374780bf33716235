"""hipfit: weekly hip-strength plans in the terminal, from a typed exercise catalogue."""

__version__ = "0.1.0"
