"""`python -m hubcheck`."""

import os
import sys

from hubcheck.cli.main import ATTENTION, main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:
    # Whoever read the output has seen enough (`| head`); Python would complain again when it flushes at the end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = ATTENTION
except KeyboardInterrupt:
    code = 130
raise SystemExit(code)
