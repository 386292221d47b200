"""What earlier builds worked out and later ones need not work out again, by the fingerprint of all it was made from."""
