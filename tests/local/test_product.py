"""The product on the local runner: the demo county, its play, a replay, a photo's way."""

import http.client
import json
import re
from contextlib import closing
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest

from infra.local import play, replay
from infra.local.started import Started
from infra.local.talk import COUNTY, Talk


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    with Started(tmp_path_factory.mktemp("product")) as started:
        yield started


@pytest.fixture(scope="module")
def talk(runner):
    speaking = Talk(runner.port)
    yield speaking
    speaking.close()


@pytest.fixture(scope="module")
def played(talk):
    play.play(talk)
    listed = talk.must("GET", f"{COUNTY}/desk/appeals?limit=100", **talk.staff("leader"))
    return listed["items"]


def test_the_played_demo_fills_every_queue(played, talk):
    statuses = {item["status"] for item in played}
    assert {"submitted", "dispatched", "processing", "review", "done", "rejected"} <= statuses
    flags = {flag for item in played for flag in item["flags"]}
    assert {"emergency", "confidential", "rework", "photos", "manual"} <= flags


def test_playing_it_again_changes_nothing(played, talk, capsys):
    play.play(talk)

    again = talk.must("GET", f"{COUNTY}/desk/appeals?limit=100", **talk.staff("leader"))["items"]
    assert {item["no"]: item["step"] for item in again} == {
        item["no"]: item["step"] for item in played
    }


def fetch(url):
    address = urlsplit(url)
    front = http.client.HTTPConnection(address.netloc, timeout=10)
    front.request("GET", f"{address.path}?{address.query}")
    answer = front.getresponse()
    body = answer.read()
    front.close()
    return answer.status, body


def test_a_photo_is_seen_through_its_signed_address_and_no_other(played, talk):
    (told, *_) = [item for item in played if "photos" in item["flags"]]
    path = f"{COUNTY}/desk/appeals/{told['no']}"
    url = talk.must("GET", path, **talk.staff("leader"))["photos"][0]["url"]

    status, picture = fetch(url)

    assert (status, picture[:3]) == (200, b"\xff\xd8\xff")
    assert fetch(url.split("?")[0])[0] == 403
    assert fetch(url.replace("X-Amz-Signature=", "X-Amz-Signature=0"))[0] == 403
    assert fetch(url.replace("/s3/photosbucket/", "/s3/pagesbucket/"))[0] == 403


def posted(runner, path, body, kind="application/x-www-form-urlencoded"):
    with closing(http.client.HTTPConnection("127.0.0.1", runner.port, timeout=30)) as front:
        front.request("POST", path, body, {"Content-Type": kind})
        answer = front.getresponse()
        return answer.status, answer.getheader("location"), answer.read().decode()


def test_a_photo_sent_without_script_comes_back_to_the_progress(runner, talk):
    told = posted(
        runner, f"/q/{talk.places()[0]['code']}", urlencode({"content": "门口路灯坏了三天"})
    )
    code = re.search('name="code" value="([0-9A-Z]{12})"', told[2])[1]
    _, _, page = posted(runner, "/api/plain/photo", f"code={code}")
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    parts = [f'name="{name}"\r\n\r\n{unescape(said)}' for name, said in fields]
    parts.append('name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nno photo')
    body = "".join(f"--of\r\nContent-Disposition: form-data; {part}\r\n" for part in parts)
    address = urlsplit(unescape(re.search('multipart/form-data" action="([^"]+)"', page)[1])).path

    status, back, _ = posted(
        runner, address, f"{body}--of--\r\n", "multipart/form-data; boundary=of"
    )

    assert (status, urlsplit(back).path) == (303, "/a/")


def test_a_replayed_file_is_accepted_whole_and_found_again(runner, tmp_path, capsys):
    file = tmp_path / "messages.jsonl"
    rows = [{"id": n, "title": f"第{n}件", "body": "路灯不亮" * (1 + 900 * n)} for n in range(4)]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    messages = list(replay.read(file))
    assert [len(message.parts) for message in messages] == [1, 1, 1, 2]

    with closing(replay.Replay(runner.port, 2)) as replaying:
        first, second = replaying.run(messages), replaying.run(messages)

    assert first == second == {replay.DISPATCHED: 4}


def test_pages_are_served_on_the_same_origin(runner, talk):
    code = talk.places()[0]["code"]

    status, page = fetch(f"http://127.0.0.1:{runner.port}/q/{code}")

    assert status == 200
    assert b"<html" in page
