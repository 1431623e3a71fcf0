"""The pages of the bundles: making an edition, the editions that were made, and sheets."""
