"""`python -m borderwar`, the same as the command `borderwar`."""

import sys

from borderwar.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
