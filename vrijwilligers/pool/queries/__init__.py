"""Questions about the pool. Nothing here changes anything."""
