"""`python -m hubcheck`."""

import os
import sys

from hubcheck.cli.main import FINDINGS, main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:
    # As with `| head`. Without this Python reports the closed pipe again when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = FINDINGS
except KeyboardInterrupt:
    code = 130
raise SystemExit(code)
