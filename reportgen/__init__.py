"""A year as data: structured YAML becomes official documents in Word."""

__version__ = "0.1.0"
