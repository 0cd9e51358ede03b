"""`python -m ptce_data.workbook.worker`: parses one stranger's file, within bounds, and ends.

The file comes on standard input and the answer leaves on standard output; nothing else is opened.
"""

import os
import sys

from ptce_data.workbook import reader_bounds as bounds


def bounded() -> None:
    """The limits the system holds this process to; a system without them keeps the time limit alone."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    seconds = int(bounds.SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (bounds.CHILD_MEMORY_BYTES, bounds.CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.ANSWER_BYTES, bounds.ANSWER_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    bounded()
    # pyarrow does without numpy, and starts in half the time.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from ptce_data.workbook import worker_reading  # noqa: PLC0415 - under the limits

    content = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    status = 0
    try:
        worker_reading.run(content, out, explain="--explain" in sys.argv)
        out.flush()
    except MemoryError:
        status = bounds.OUT_OF_MEMORY
    # A parse whose answer is not wanted any more is not waited for.
    os._exit(status)


if __name__ == "__main__":
    main()
