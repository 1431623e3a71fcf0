"""Members of staff: who they are, their roles, how they sign in and lock the screen."""
