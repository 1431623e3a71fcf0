"""Matching in words, in the language we speak now.

* ``reasons``: what speaks for a vacancy, against it, or has to be asked
* ``refusals``: why a vacancy is not suggested
* ``cards``: a suggestion as it is shown
* ``states``: how far an introduction has come, and how it ended
* ``timeline``: what happened with an organisation, its load and its answers
* ``todos``: what has to be done, row by row
"""
