"""Names of people and organisations: how they are written, how they sound, how alike they are."""
