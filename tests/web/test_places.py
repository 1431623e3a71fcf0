"""What counts as one place: an address of IPv4, a customer of IPv6, and all that is no address."""

import pytest

from vrijwilligers.web.places import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("no address", "unknown"),
        ("", "unknown"),
    ],
)
def test_an_address_is_a_place(address, network):
    assert network_of(address) == network
