"""How long a test waits for what must come: a busy machine is slow, and what comes late is no fault of the product."""

PATIENCE_MS = 60_000
