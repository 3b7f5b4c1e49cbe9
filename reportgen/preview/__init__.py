"""How a document looks when it is printed: as PDF, as pictures of its pages, beside another version."""
