"""Questions about referrers. Nothing here changes anything."""
