"""Words of illness, faith, origin or status that the desk does not keep about a candidate."""
