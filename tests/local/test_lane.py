"""A lane delivers like Lambda's event source mappings."""

import threading
import time

import pytest

from infra.local.lane import Lane

MAPPING = {
    "BatchSize": 10,
    "MaximumRetryAttempts": 2,
    "MaximumRecordAgeInSeconds": 3600,
    "BisectBatchOnFunctionError": True,
    "FunctionResponseTypes": ["ReportBatchItemFailures"],
}


def record(number, age=0):
    created = int(time.time()) - age
    return {"dynamodb": {"SequenceNumber": number, "ApproximateCreationDateTime": created}}


def numbers(event):
    return "".join(each["dynamodb"]["SequenceNumber"] for each in event["Records"])


class Listener:
    """A handler that remembers its calls, and does with each what it was told to."""

    def __init__(self, act=lambda _: None, **changes):
        self.calls, self.finished, self.lost = [], [], []
        self._act = act
        self.lane = Lane(
            "test", self, MAPPING | changes, finish=self.finished.append,
            give_up=self._give_up, stopping=threading.Event(),
        )  # fmt: skip

    def __call__(self, event, _context):
        self.calls.append(numbers(event))
        return self._act(self.calls[-1])

    def _give_up(self, records, why, calls):
        self.lost.append((numbers({"Records": records}), why, calls))


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr("infra.local.lane._FIRST_PAUSE", 0)


def reporting(*bad):
    """A handler's act: report these records, as often as they come."""

    def act(call):
        return {"batchItemFailures": [{"itemIdentifier": n} for n in call if n in bad]}

    return act


def failing_on(bad):
    def act(call):
        if bad in call:
            raise RuntimeError(bad)

    return act


def test_a_batch_that_is_taken_is_finished():
    listener = Listener()

    listener.lane.deliver([record("1"), record("2")])

    assert listener.calls == ["12"]
    assert listener.finished == ["1", "2"]


def test_records_before_the_reported_one_are_not_delivered_again():
    failures = iter([["2"], [], []])
    listener = Listener(
        lambda _: {"batchItemFailures": [{"itemIdentifier": n} for n in next(failures)]}
    )

    listener.lane.deliver([record("1"), record("2"), record("3")])

    assert listener.calls == ["123", "2", "3"]
    assert listener.finished == ["1", "2", "3"]


def test_a_reported_record_is_given_up_after_its_retries_and_its_neighbours_are_not():
    listener = Listener(reporting("2"))

    listener.lane.deliver([record("1"), record("2"), record("3")])

    assert listener.lost == [("2", "RetryAttemptsExhausted", 3)]
    assert listener.finished == ["1", "2", "3"]
    assert listener.calls.count("2") == 2
    assert listener.calls[-1] == "3"


def test_a_batch_whose_call_fails_is_halved_until_the_culprit_is_alone():
    listener = Listener(failing_on("3"))

    listener.lane.deliver([record(n) for n in "1234"])

    assert listener.lost == [("3", "RetryAttemptsExhausted", 3)]
    assert listener.finished == ["1", "2", "3", "4"]
    assert listener.calls[:3] == ["1234", "12", "34"]


def test_without_bisection_a_failing_batch_is_given_up_whole():
    listener = Listener(failing_on("2"), BisectBatchOnFunctionError=False)

    listener.lane.deliver([record("1"), record("2")])

    assert listener.calls == ["12"] * 3
    assert listener.lost == [("12", "RetryAttemptsExhausted", 3)]


def test_without_partial_responses_an_answer_means_that_all_was_taken():
    listener = Listener(reporting("1"), FunctionResponseTypes=[])

    listener.lane.deliver([record("1")])

    assert listener.calls == ["1"]


def test_records_that_are_too_old_are_given_up_without_a_call():
    listener = Listener()

    listener.lane.deliver([record("1", age=4000), record("2")])

    assert listener.lost == [("1", "RecordAgeExceeded", 0)]
    assert listener.calls == ["2"]


def test_a_stopping_lane_leaves_what_failed_for_the_next_start():
    stopping = threading.Event()
    finished = []
    lane = Lane(
        "test", lambda *_: reporting("1")("1"), MAPPING, finish=finished.append,
        give_up=lambda *_: None, stopping=stopping,
    )  # fmt: skip
    stopping.set()

    lane.deliver([record("1")])

    assert finished == []


def test_a_lane_gathers_what_waits_into_batches_of_its_size():
    listener = Listener(BatchSize=2)
    for number in "123":
        listener.lane.put(record(number))
    listener.lane.close()

    listener.lane.run()

    assert listener.calls == ["12", "3"]
