"""Words of texts: under which of them a text can be found, and what is looked for."""
