"""What organisations are asked by link, and what is asked at the desk about it."""
