"""The only importer of pynamodb. It speaks domain values; every function names its tenant first."""
