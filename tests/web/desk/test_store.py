"""The one truth of a list: whatever comes late, a line that left never comes back, and none is lost."""

# A county of a hundred lines: it loses lines, moves them on, gains new ones, and answers late and out of turn.
PLAY = """
async ([address, seed]) => {
  const { openStore, isGone, leave, comeBack } = await import(address);
  let luck = seed;
  const below = (n) => { luck = (luck * 1103515245 + 12345) & 0x7fffffff; return (luck >> 8) % n; };
  const later = () => new Promise((done) => setTimeout(done, below(4)));
  const county = new Map(), said = [];
  const add = (n) => {
    const no = `${seed}-${String(n).padStart(3, '0')}`;
    if (!said.includes(no)) county.set(no, 1);
  };
  for (let n = 0; n < 100; n++) add(n * 2);
  const read = async (cursor, many) => {
    if (below(12) === 0) { await later(); throw new Error('lost'); }
    const seen = [...county].sort().filter(([no]) => no > cursor);
    const page = seen.slice(0, Math.max(10, Math.min(many, 40)));
    const items = page.map(([no, step]) => ({ no, step }));
    await later();
    await later();
    return { items, next: page.length < seen.length ? page[page.length - 1][0] : null };
  };
  const store = openStore(read, { stays: (line) => !isGone(line) });
  const shown = () => store.look().lines.filter((line) => !isGone(line));
  const watch = () => { for (const { no } of shown()) if (said.includes(no)) throw new Error(`${no} came back`); };
  store.listen(watch);
  const decide = async (line) => {
    leave([line]);
    await later();
    if (below(5) === 0) { comeBack([line]); return; } // taken back
    await later();
    county.delete(line.no);
    said.push(line.no);
    watch();
  };
  const doing = [store.renew()];
  for (let n = 0; n < 120; n++) {
    const lines = shown(), what = below(8);
    if (what < 4 && lines.length) doing.push(decide(lines[below(lines.length)]));
    else if (what === 4) doing.push(store.renew());
    else if (what < 7) doing.push(store.more());
    else add(below(200));
    if (below(2)) await later();
  }
  await Promise.all(doing);
  do { await store.renew(); } while (store.look().refusal);
  for (let n = 0; store.look().next !== null; n++) {
    if (n > 200) throw new Error('never read to its end');
    await store.more();
  }
  const have = shown().map((line) => line.no), there = [...county.keys()].sort();
  return { have, there, doubles: have.length - new Set(have).size };
}
"""


def test_no_line_is_lost_and_none_that_left_comes_back_whatever_comes_late(blank, pages_dir):
    (store,) = (pages_dir / "assets").glob("desk-store.*.js")
    for seed in range(1, 41):
        found = blank.evaluate(PLAY, [f"/assets/{store.name}", seed])
        assert found["have"] == found["there"], seed
        assert found["doubles"] == 0, seed
