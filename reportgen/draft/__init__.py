"""One year proposed from the year before: what recurs, what was planned, and gaps for all that has to be new."""
