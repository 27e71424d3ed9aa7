"""`python -m neon_core` is the command `neon`."""

import sys

from neon_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
