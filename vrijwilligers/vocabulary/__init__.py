"""The words of the desk: languages, levels, the week, places, days."""
