"""Triage and dispatch, answering the stream."""
