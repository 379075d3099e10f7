// Preact and htm under one roof: every screen imports from here.
import { h, render, createContext } from '../vendor/preact.module.js';
import htm from '../vendor/htm.module.js';

export { render, createContext };
export {
  useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext, useId,
} from '../vendor/hooks.module.js';
export const html = htm.bind(h);
