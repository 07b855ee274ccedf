import { useEffect, useState } from 'react';

const pauseMilliseconds = 300;

/** The value as it was when somebody last stopped typing: what is asked of the server follows this one. */
export function usePausing<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
