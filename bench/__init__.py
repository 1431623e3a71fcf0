"""How fast the desk is. A product of arrays takes one thread here too, as in ``vrijwilligers``."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when numpy is loaded
