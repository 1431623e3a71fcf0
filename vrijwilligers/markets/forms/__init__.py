"""What the pages of the market ask."""
