"""From the files of data/ to the tables of a new database, each cell checked on its way in."""
