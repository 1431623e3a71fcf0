"""The volunteer market: its editions, stands, tasks, visitors and appointments."""
