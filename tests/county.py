"""The county `north` that tests play in."""

from argon2 import PasswordHasher
from msgspec.structs import replace

from functions.domain.county.county import County, Place
from functions.domain.county.roles import Person, Role, Unit
from functions.domain.county.rule import Rule
from functions.store import accounts, registry
from tests.domain.lives import NORTH

PASSWORD = "north-2026"
WALL = "NTH000000001"
VILLAGE = "NTH000000002"
TAG = "NTH"

UNITS = (
    Unit("gov", "北县人民政府"),
    Unit("lights", "县城管局", "gov"),
    Unit("heat", "县住建局", "gov"),
    Unit("duty", "县应急值守", "gov"),
    Unit("ccdi", "县纪委监委"),
    Unit("town", "青竹镇", "gov"),
    Unit("village", "青竹村", "town"),
)
RULES = (
    Rule("路灯", "lights", keywords=("路灯",), category="市政设施/路灯"),
    Rule(
        "供暖",
        "heat",
        keywords=("暖气", "供暖"),
        category="公用事业/供暖",
        level=2,
        co_units=("lights",),
    ),
)
PEOPLE = (
    Person("dora", "派单员", frozenset({Role.DISPATCHER})),
    Person("gwen", "举报专办", frozenset({Role.DISPATCHER}), guarded=True),
    Person("hans", "承办人", frozenset({Role.HANDLER}), "lights"),
    Person("boss", "局长", frozenset({Role.HANDLER}), "lights", head=True),
    Person("heidi", "供暖承办", frozenset({Role.HANDLER}), "heat"),
    Person("vera", "村干部", frozenset({Role.HANDLER}), "village", guarded=True),
    Person("cora", "纪检承办", frozenset({Role.HANDLER}), "ccdi", guarded=True),
    Person("rita", "审核员", frozenset({Role.REVIEWER})),
    Person("vito", "回访员", frozenset({Role.VISITOR})),
    Person("lena", "县领导", frozenset({Role.LEADER})),
    Person("adam", "管理员", frozenset({Role.ADMIN})),
)  # fmt: skip

# As the product would, only cheaper: how dear it is stands in what is stored.
DIGEST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def open_north() -> County:
    settings = replace(NORTH, duty_unit="duty", guarded_unit="ccdi")
    county = County("north", TAG, "a-secret-of-north", settings, RULES)
    registry.open_county(county)
    for unit in UNITS:
        registry.add_unit("north", unit)
    for person in PEOPLE:
        settled = replace(person, must_change_password=False)
        accounts.add_person("north", settled, DIGEST)
    registry.add_place("north", Place(WALL, "翠竹苑小区·大门口", "lights"))
    registry.add_place("north", Place(VILLAGE, "青竹村·村部", "village"))
    registry.forget_kept()
    return county


def settle(**changed) -> County:
    """Change the county's settings, without asking whether they can be understood."""
    return registry.change_county(
        "north", lambda county: replace(county, settings=replace(county.settings, **changed))
    )
