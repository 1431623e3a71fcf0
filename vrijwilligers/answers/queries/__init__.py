"""Questions about reminders, requests for changes and proposals. Nothing here changes."""
