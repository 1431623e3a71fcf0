"""What is true of languages for visitors and their texts, whatever stands in the database."""
