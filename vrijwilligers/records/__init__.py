"""What is kept: the database, fields, log, figures, personal data, outgoing mail."""
