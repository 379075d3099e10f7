"""The rules of the field, as frozen values and pure functions: no clock, no environment, no AWS."""
