"""What happened to a matter reads as a story: what people did is not buried under what the clock said."""

SHOW = """
async ([view, timeline, events]) => {
  const { html, render } = await import(view);
  const { Timeline } = await import(timeline);
  render(html`<${Timeline} events=${events}/>`, document.body);
  return [...document.querySelectorAll('ol > li')].map((line) => ({
    said: line.querySelector(':scope > .what b').textContent, folded: line.querySelectorAll('details .what').length,
  }));
}
"""


def told(*actions: str) -> list[dict]:
    system = {"kind": "system"}
    return [
        {
            "step": step,
            "at": "2026-10-05T07:10:00Z",
            "action": action,
            "label": action,
            "actor": system,
        }
        for step, action in enumerate(actions, start=1)
    ]


def test_warnings_that_nothing_came_between_stand_as_one_line(blank, pages_dir):
    module = {
        name: next((pages_dir / "assets").glob(f"desk-{name}.*.js")).name
        for name in ("view", "timeline")
    }
    events = told("submit", "warn", "warn", "warn", "dispatch", "warn", "sign", "warn", "warn")

    lines = blank.evaluate(
        SHOW, [f"/assets/{module['view']}", f"/assets/{module['timeline']}", events]
    )

    assert [line["said"] for line in lines] == [
        "warn",
        "sign",
        "warn",
        "dispatch",
        "warn",
        "submit",
    ]
    assert [line["folded"] for line in lines] == [1, 0, 0, 0, 2, 0]
