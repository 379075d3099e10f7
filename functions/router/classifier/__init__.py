"""The triage classifier (智能分诊): pure Python over one file of trained tables."""

from functions.router.classifier.suggest import Likely, kind_of, suggest

__all__ = ["Likely", "kind_of", "suggest"]
