"""飞书 group robots: a hook, and where the group asks for it a signature over the seconds."""

import base64
import hmac
from datetime import datetime
from urllib.parse import quote

from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, body, judge

BASE = "https://open.feishu.cn"

_BUSY = frozenset({9499, 11232, 2200})  # too many requests; 100 a minute or 5 a second; internal
_HINTS = {
    19001: "机器人地址无效，请在群里重新添加机器人并更新密钥",
    19021: "加签不通过，请核对签名密钥和服务器时间",
    19022: "IP 白名单不通过",
    19024: "关键词不通过，请把关键词设为“码上办”",
}


def sign(secret: str, seconds: int) -> str:
    """The signature: here time and secret are the key, and the message is empty."""
    key = f"{seconds}\n{secret}".encode()
    return base64.b64encode(hmac.digest(key, b"", "sha256")).decode()


def request(robot: Robot, message: Message, at: datetime, base: str) -> HttpPost:
    """The request that says it."""
    content: dict[str, object] = {
        "msg_type": "text",
        "content": {"text": "\n".join(message.lines)},
    }
    if robot.secret:
        seconds = int(at.timestamp())
        content |= {"timestamp": str(seconds), "sign": sign(robot.secret, seconds)}
    return HttpPost(f"{base}/open-apis/bot/v2/hook/{quote(robot.key, safe='')}", body(content))


def outcome(answer: Response) -> Delivery:
    """What came of it."""
    return judge(answer, ("code", "StatusCode"), _BUSY, _HINTS)
