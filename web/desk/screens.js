// The screens that few people open first, each downloaded when it is looked at.
import { styled } from './lazy.js';

const SCREENS = {
  deputy: styled(() => import('./deputy.js')),
  admin: styled(() => import('./admin.js')),
  places: styled(() => import('./places.js')),
  regions: styled(() => import('./regions.js')),
  posting: styled(() => import('./posting.js')),
  replies: styled(() => import('./standard.js')),
  people: styled(() => import('./people.js')),
  units: styled(() => import('./units.js')),
  duties: styled(() => import('./duties.js')),
  examples: styled(() => import('./examples.js')),
  rules: styled(() => import('./rules.js')),
  county: styled(() => import('./county.js')),
  exported: styled(() => import('./exported.js')),
  file: styled(() => import('./file.js')),
  search: styled(() => import('./search.js')),
  me: styled(() => import('./me.js')),
};

export const open = (name) => SCREENS[name]();
