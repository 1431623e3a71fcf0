"""The 21 fields of work of the Verenigingsregister (*hoofdactiviteiten*), by code."""

SECTORS = (
    *("BIAG", "BWWC", "DINT", "GEWE", "HOSP", "INOS", "JGDW", "KLDU", "KECU", "LAVI", "LEBE"),
    *("MADP", "MEDG", "MROW", "NMDW", "VORM", "SOVO", "SPRT", "ONWE", "TOER", "WESE"),
)
