"""Telling a matter, and looking where triage put it."""

from tests.county import WALL


def queue(http, name):
    return [i["no"] for i in http.as_("dora", "GET", f"/desk/appeals?queue={name}")[1]["items"]]


def told(http, deliver, content, n=0, code=WALL):
    no = http.submit(code, content, key=f"triage-{n}-0123456789")["no"]
    deliver()
    return no


def item(http, no, user="dora"):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


def suggestion(http, no, user="dora"):
    return item(http, no, user)["suggestion"]
