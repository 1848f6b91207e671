import { useEffect, useState } from 'react';

/** What is typed, once the typing rests. */
export function useRested<T>(value: T, millis = 400): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested;
}
