"""Organisations said in words, in the language we speak now. An empty text is *not said*."""
