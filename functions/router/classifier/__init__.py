"""The triage classifier (智能分诊): pure Python over one file of trained tables."""

from functions.router.classifier.suggest import Suggestion, kind_of, suggest

__all__ = ["Suggestion", "kind_of", "suggest"]
