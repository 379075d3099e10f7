"""企业微信 group robots: the key in the address is all there is."""

from datetime import datetime
from urllib.parse import urlencode

from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, body, judge

BASE = "https://qyapi.weixin.qq.com"

_BUSY = frozenset({-1, 45009, 45033})  # busy; more than 20 a minute; too many at once
_HINTS = {
    93000: "机器人地址无效，请在群里重新添加机器人并更新密钥",
    40058: "消息格式不被接受",
    44004: "消息为空",
}


def request(robot: Robot, message: Message, _at: datetime, base: str) -> HttpPost:
    """The request that says it."""
    return HttpPost(
        f"{base}/cgi-bin/webhook/send?{urlencode({'key': robot.key})}",
        body({"msgtype": "text", "text": {"content": "\n".join(message.lines)}}),
    )


def outcome(answer: Response) -> Delivery:
    """What came of it."""
    return judge(answer, ("errcode",), _BUSY, _HINTS)
