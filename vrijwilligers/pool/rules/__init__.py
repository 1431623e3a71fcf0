"""How a call of the pool is planned, filled and divided; pure functions.

* ``bands``: among whom an answer is counted
* ``eligibility``: who may be asked, for which shifts, in which order
* ``expectation``: how many of those asked say yes, and how soon
* ``filling``: how many places so many yeses fill, when not everybody can come to each shift
* ``plan``: how many people to ask now, and what that brings and costs
* ``seats``: who has a place, who waits, who moves up
* ``assignment``: who goes to which shift, when many may choose
* ``fairness``: who rests, and how evenly people are asked
* ``shifts``: when a shift begins and ends, over midnight and over the change of the clock
"""
