"""How a sweep dies."""


class Killed(BaseException):
    """The process dies: no `except Exception` sees it."""
