"""Tests of erasing and of terms."""
