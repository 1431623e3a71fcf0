"""Where a request comes from, as a mark that says no address.

Whoever has one address of IPv6 has a whole /64 of them: all of those are one place.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from vrijwilligers.records.encryption import keyed_hashes

HOME = 64  # bits of an address of IPv6 that a provider gives to one customer
MARK = 12  # letters of the hash: enough to tell places apart


def place() -> str:
    """Name the place of this request, without its address: it may stand in a store and a log."""
    return keyed_hashes(f"place {network_of(request.remote_addr or '')}")[0][:MARK]


def network_of(address: str) -> str:
    """Return the network that counts as one place; what is no address is one place too."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or ip_network((read, HOME), strict=False))
    return str(read)
