"""What organisations answer, report, request and propose, and what is decided about it."""
