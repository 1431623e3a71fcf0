"""The rules of the market: pure, without a database."""
