"""Certificates that are trusted are read once."""

import ssl

from pulse.tls import trusted


def test_every_client_of_a_process_has_the_same_certificates_and_checks_names() -> None:
    assert trusted() is trusted()
    assert trusted().verify_mode is ssl.CERT_REQUIRED
    assert trusted().check_hostname
