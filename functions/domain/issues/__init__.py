"""What many people tell (热点): by place and kind, by their words, and what weighs most in a month."""
