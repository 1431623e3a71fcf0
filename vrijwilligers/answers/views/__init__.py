"""What organisations do without an account, by a link of their own: answer, and propose."""
