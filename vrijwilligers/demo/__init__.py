"""Made-up people and organisations, any number of them, the same for the same seed (P-26).

What happens to them happens by the actions of the desk, on days that lie behind us.
"""
