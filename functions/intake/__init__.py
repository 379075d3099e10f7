"""Citizens: submit, track, supplement, withdraw, rate."""
