"""Opening a county, its configuration, its people, sign-in."""
