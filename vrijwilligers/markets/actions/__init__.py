"""What is done with editions of the market, their stands, tasks and visitors."""
