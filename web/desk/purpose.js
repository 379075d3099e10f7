// What citizens want (诉求类型), by name.
export const PURPOSES = { consult: '咨询', help: '求助', complaint: '投诉', report: '举报', suggestion: '建议', praise: '表扬', other: '其他' };
