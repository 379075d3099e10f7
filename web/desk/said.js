// What a list's name says already is not said again on each of its lines.
const SEVERAL = ['all', 'overdue', 'helping', 'requests', 'to_relay']; // lists of more than one status
const OF_ALL = { to_check: 'to_check', to_dispatch: 'manual', quarantine: 'spam', requests: 'return_pending', extensions: 'extension_pending', urgent_extensions: 'extension_pending', paused: 'paused' };

export const shownIn = (queue, { label, flags }) => ({
  label: SEVERAL.includes(queue) ? label : '', flags: flags.filter((flag) => flag !== OF_ALL[queue]),
});
