"""Every figure that the README and docs/figures.md quote, and every picture, each a command."""
