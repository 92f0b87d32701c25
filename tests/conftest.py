"""What every test shares.

Sockets are off but for tests marked `enable_socket`, and then for loopback alone. The order is
random, by pytest-randomly, which prints its seed. Reasons of skipped tests are printed.
"""

__all__: list[str] = []
