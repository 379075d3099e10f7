"""The kinds of work (事项类型) that share the statuses, clocks and log of this room.

Which there are is not known here: each is a folder of `domain/kinds`, and bears its name.
"""

from typing import NewType

Kind = NewType("Kind", str)

APPEAL = Kind("appeal")  # what a matter is that says nothing else
