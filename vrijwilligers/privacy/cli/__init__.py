"""The commands of privacy, a file for each subject; ``feature.py`` joins them."""
