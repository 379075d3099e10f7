"""The fine places: phase, zone, block, building, entrance, floor, room, and the number of a group."""

from functions.domain.spots.words import NUMBER
from functions.domain.words import late

_DIGITS = "0-9一二三四五六七八九十"
# 建了3栋 counts buildings, it names none; so does what stands before 栋楼房.
_NOT_COUNTED = f"(?<![变建为了有共这那几多整每各修盖第是近前后另两超约{_DIGITS}.])"
_NO_COUNT_BEHIND = "(?!楼房|房子|房屋|别墅|高楼|公寓|新房|住房|小高层)"
_LETTERED = "(?<![A-Za-z0-9])[A-Za-z]"
_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_NUMBERS = rf"{NUMBER}(?:[、,.\-—~至]{NUMBER}){{0,7}}"
_NUMBERED = rf"(?:{_LETTERED}-?{_NUMBERS}|{_LETTERED}|{_NOT_COUNTED}(?!一[栋幢](?!{NUMBER}单元|[0-9])){_NUMBERS})"

BLOCK = rf"(?:{_NUMBERED}(?:号?[栋幢]|号楼|#[栋楼]?)|{_LETTERED}座){_NO_COUNT_BEHIND}"
FLOOR = rf"{_SMALL}[楼层](?![上下])"
_ROOM = (
    r"(?:[0-9]{2,4}(?:号房|号|房|室|户)(?![产间源款])"
    r"|[0-9]{3,4}(?![0-9年元万名平米多余级个号天份人块户公项*]))"
)
INSIDE = rf"(?:{NUMBER}单元)?(?:{FLOOR})?{_ROOM}?"
PHASE = rf"{_SMALL}(?:、{_SMALL}){{0,3}}期(?:{_SMALL}期)?"
_ZONE = "[A-Za-z]区"
_ALONE = f"(?<![第学前后上下每近分长短百年月个半初高末早晚周本延任{_DIGITS}])"

FINE = late.pattern(
    rf"(?:{_ALONE}{PHASE})?(?:{_ZONE})?{BLOCK}{INSIDE}"
    rf"|{_ALONE}{PHASE}(?:{_ZONE})?{INSIDE}(?![间内限末待望刊货合款])"
    rf"|(?<![A-Za-z])[A-Za-z]区(?![0-9])(?:{FLOOR})?"
    rf"|{_NOT_COUNTED}{NUMBER}单元(?:{FLOOR})?{_ROOM}?"
    rf"|(?<![分成每各共几第前后{_DIGITS}]){NUMBER}(?:[、.]{NUMBER}){{0,7}}组(?![织成合装建数团])"
    r"|(?<![0-9A-Za-z])[0-9]{3,4}(?:房|室)(?!间|源|产)"
)
