"""How long the texts of a task may be: what fits on a page of the booklet."""

LONGEST_TITLE = 40  # letters
LONGEST_WHAT = 120
LONGEST_LINE = 60  # with whom, and when
MOST_TASKS = 12  # of one stand
