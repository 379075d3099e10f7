"""The nets that come before all triage (安全网): emergencies, reports about officials, advertisements."""

from functions.domain.safety.adverts import advertised
from functions.domain.safety.emergencies import alarming, heard
from functions.domain.safety.officials import accused

__all__ = ["accused", "advertised", "alarming", "heard"]
