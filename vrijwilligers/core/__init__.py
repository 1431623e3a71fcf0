"""What every feature stands on: database, access, languages, words, places, files and prints."""
