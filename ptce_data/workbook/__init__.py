"""A person's workbook, from the file to the claims it makes: read, understood, checked."""
