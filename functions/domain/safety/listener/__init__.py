"""The listener (听者): hears danger and accusations in words that stand on no list."""

from functions.domain.safety.listener.ear import SILENCE, Heed, heed
from functions.domain.safety.listener.loudest import loudest

__all__ = ["SILENCE", "Heed", "heed", "loudest"]
