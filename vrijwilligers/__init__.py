"""The volunteer desk; ``vrijwilligers.app`` is its table of contents.

No module is loaded here: wsgi.py and ``__main__`` first say how the program is read in. One thing
holds for whatever enters, tests and measurements too: the product of two small arrays takes one
thread. A pool of them for some megabytes costs more than it saves beside several workers.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when numpy is loaded
