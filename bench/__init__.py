"""Every figure that the README quotes, each a command."""
