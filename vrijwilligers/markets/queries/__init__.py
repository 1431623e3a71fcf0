"""Questions about the market. Reads only."""
