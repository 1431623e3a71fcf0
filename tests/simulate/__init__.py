"""Made-up desks: what learning and fairness would do there (``make simulate``)."""
