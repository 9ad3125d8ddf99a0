"""`python -m legation.cli` is `legation`."""

import sys

from legation.cli import main

sys.exit(main())
