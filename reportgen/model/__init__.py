"""The shape of an office and its documents."""
