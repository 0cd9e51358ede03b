"""What a file to read may weigh and hold; each bound is said in the sentence that refuses."""

FILE_BYTES = 50_000_000
# Of all the parts of a workbook once unzipped; 100,000 rows of 8 columns take 38 million.
UNPACKED_BYTES = 200_000_000
# Deflate cannot pass 1,032; a million empty rows stay under 60.
PACKING_RATIO = 400
PACKING_RATIO_FROM_BYTES = 10_000_000
PARTS = 2_000

ROWS = 200_000
COLUMNS = 500
# Of all the sheets, empty cells of their used ranges included.
CELLS = 3_000_000
TEXT_BYTES = 150_000_000

# The first ones are kept: they matter for headers only.
MERGED_RANGES = 20_000

# Of the address space of the process that parses.
CHILD_MEMORY_BYTES = 1_000_000_000
SECONDS = 30.0
# What that process may write: its answer, TEXT_BYTES and what says where they are.
ANSWER_BYTES = 250_000_000
# Exit status of that process when Python itself ran out of memory.
OUT_OF_MEMORY = 3
# Its first line: names, merged ranges, hidden rows.
HEAD_BYTES = 8_000_000
