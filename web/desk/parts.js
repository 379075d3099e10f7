// A long sheet goes to the server in parts, each under the line of headings; rows keep their numbers.
const ROWS = 3000;
const LOOKED_AT = 20; // lines above the headings: a title, a note
// As sheets head their columns: 名称, 代码, 编码, 岗位, 姓名.
const HEADINGS = /\u540d\u79f0|\u4ee3\u7801|\u7f16\u7801|\u5c97\u4f4d|\u59d3\u540d|name|code/i;

/** The bodies that a sheet is sent as: what is short, and every workbook, is one. */
export function partsOf({ csv, file }) {
  if (file) return [{ file }];
  const lines = csv.split(/\r\n?|\n/);
  if (lines.length <= ROWS + 1) return [{ csv }];
  const above = Math.max(0, lines.slice(0, LOOKED_AT).findIndex((line) => HEADINGS.test(line))) + 1;
  const [head, rows] = [lines.slice(0, above), lines.slice(above)];
  const parts = [];
  for (let at = 0; at < rows.length; at += ROWS) parts.push({ csv: [...head, ...rows.slice(at, at + ROWS)].join('\n'), skipped: at });
  return parts;
}

const sum = (one, other) => ({ ...other, added: one.added + other.added, changed: one.changed + other.changed, doubled: one.doubled + other.doubled, ignored: [...new Set([...one.ignored, ...other.ignored])], lines: one.lines });

/** Sends part after part; what is sent again is there already and adds nothing. */
export async function sendAll(source, send, progress) {
  const parts = partsOf(source);
  let told = null;
  for (const [n, part] of parts.entries()) {
    const answer = await send(part);
    told = told ? sum(told, answer) : answer;
    if (parts.length > 1) progress({ done: n + 1, all: parts.length });
  }
  return told;
}
