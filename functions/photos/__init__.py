"""Photos: where they are uploaded, how they are made harmless, where they are shown."""
