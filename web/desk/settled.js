// A value once nobody has changed it for a moment: what is asked of the server while somebody types.
import { useState, useEffect } from './view.js';

const QUIET = 350;

export function useSettled(value) {
  const [settled, settle] = useState(value);
  useEffect(() => { const timer = setTimeout(() => settle(value), QUIET); return () => clearTimeout(timer); }, [value]);
  return settled;
}
