// What is being typed, once the typing rests.
import { useState, useEffect } from './view.js';

const PAUSE = 300;

export function useRested(typed) {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
