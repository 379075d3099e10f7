"""钉钉 group robots: a token, and where the group asks for it a signature over the milliseconds."""

import base64
import hmac
from datetime import datetime
from urllib.parse import urlencode

from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, body, judge

BASE = "https://oapi.dingtalk.com"

_BUSY = frozenset({-1, 130101, 410100})  # busy; more than 20 a minute; held back
_HINTS = {
    310000: "安全设置不通过：请核对关键词（码上办）、加签密钥或 IP 白名单",
    300001: "机器人不存在，请在群里重新添加机器人并更新密钥",
    400101: "机器人不存在，请在群里重新添加机器人并更新密钥",
    400102: "机器人已停用，请在群里重新启用",
    400013: "群已解散",
}


def sign(secret: str, milliseconds: int) -> str:
    """The signature: the secret is the key, time and secret are the message."""
    message = f"{milliseconds}\n{secret}".encode()
    return base64.b64encode(hmac.digest(secret.encode(), message, "sha256")).decode()


def request(robot: Robot, message: Message, at: datetime, base: str) -> HttpPost:
    """The request that says it."""
    query = {"access_token": robot.key}
    if robot.secret:
        milliseconds = int(at.timestamp() * 1000)
        query |= {"timestamp": str(milliseconds), "sign": sign(robot.secret, milliseconds)}
    text = "\n\n".join(message.lines)
    markdown = {"title": message.lines[0], "text": text}
    return HttpPost(
        f"{base}/robot/send?{urlencode(query)}",
        body({"msgtype": "markdown", "markdown": markdown, "at": {"isAtAll": False}}),
    )


def outcome(answer: Response) -> Delivery:
    """What came of it."""
    return judge(answer, ("errcode",), _BUSY, _HINTS)
