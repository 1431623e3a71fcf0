"""How a person is recognised in texts of others, and why somebody is erased."""
