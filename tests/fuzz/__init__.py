"""Many broken and foreign files, to see whether one is a crash: ``make fuzz``."""
