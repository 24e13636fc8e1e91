import { type RefObject, useEffect, useRef, useState } from 'react'

/** A place that takes the focus once what had it is gone from the page, so that whoever works by keys goes on from there. */
export function useFocusAgain<Place extends HTMLElement>(): { readonly place: RefObject<Place | null>; readonly focusAgain: () => void } {
  const place = useRef<Place>(null)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times > 0) place.current?.focus()
  }, [times])
  return { place, focusAgain: () => setTimes((before) => before + 1) }
}
