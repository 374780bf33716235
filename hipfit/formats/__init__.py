"""The doors out: each format turns values into text or bytes, and escapes for itself."""
