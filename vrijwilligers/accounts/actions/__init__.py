"""What people do with accounts: enter and leave, choose passwords, prove twice, run the team."""
