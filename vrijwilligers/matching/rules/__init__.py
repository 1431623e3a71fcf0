"""Which open vacancies fit a candidate, and why; pure functions over arrays.

* ``sides``: what is known of the two sides, a candidate's wishes and a vacancy's offer
* ``arrays``: many offers as arrays, made once and asked often
* ``conditions``: what rules a vacancy out, never silently
* ``score``: how well the others fit, as one product
* ``weights``: how much each criterion counts, and on which grounds
* ``welcome``: what comes first for somebody of whom we know little yet
* ``people``: the other way round, whom a vacancy fits
* ``variety`` and ``ties``: several organisations and kinds of work first, and a draw between equals
* ``near``: what one condition alone keeps from somebody
* ``reasons``: for, against and unknown, as facts that a page puts into words
* ``ranking``: the best ones, best first
"""
