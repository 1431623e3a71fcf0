"""The pages where the desk comes together: today, contacts, the fiche page, finding."""
