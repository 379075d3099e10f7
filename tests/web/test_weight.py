"""What a scanned code costs on a weak line: bytes and requests, of the real product in a real browser."""

from bench import page


def test_a_first_visit_and_all_that_writing_takes_stay_light(browser):
    with page.running() as (origin, code):
        first, begun = page.weigh(browser, f"{origin}/q/{code}")

    assert first.kb <= 16, first
    assert first.requests <= 6, first
    assert first.requests + begun.requests <= 12, begun
