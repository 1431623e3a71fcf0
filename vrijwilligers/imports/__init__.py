"""Files that are brought in: parsed, compared, taken over part by part, undone; of any kind."""
