"""What is done to vacancies: files are compared, carried out, tried and taken over."""
