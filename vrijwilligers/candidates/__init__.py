"""Candidates: people who look for volunteer work. Their fiche, consent and preferences."""
