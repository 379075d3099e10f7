// Line icons drawn here: no font, no file, no request.
import { html } from './view.js';

const PATHS = {
  tray: 'M4 13h4l2 3h4l2-3h4M4 13l3-8h10l3 8v6H4z',
  chart: 'M5 20V11M12 20V4M19 20v-7',
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10 20h4',
  gear: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-5 8-5s7 1 8 5',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  filter: 'M4 6h16M7 12h10M10 18h4',
  place: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  warn: 'M12 4L2.5 20h19zM12 10v4.5M12 17v.5',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
};

export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d=${PATHS[name]}/></svg>`;
