"""The nets that come before all triage (安全网): emergencies, reports about officials, advertisements."""

from functions.domain.safety.adverts import advertised
from functions.domain.safety.emergencies import alarming, heard
from functions.domain.safety.officials import accused
from functions.domain.safety.tiers import Heard, Tier, listen

__all__ = ["Heard", "Tier", "accused", "advertised", "alarming", "heard", "listen"]
