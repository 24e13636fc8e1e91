import type { ReactNode } from 'react'

const shapes = {
  undo: 'M9 7H4V2M4 7c2-3 5-4.5 8.5-4A8 8 0 1 1 4.6 14',
  redo: 'M15 7h5V2M20 7c-2-3-5-4.5-8.5-4a8 8 0 1 0 7.900 11',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.500-1.500',
  bulleted: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  numbered: 'M10 6h10M10 12h10M10 18h10M4 4.500 5.500 4v4.500M3.500 14.500c1-1.500 3-.5 2 1l-2 2.500h3',
  deeper: 'M4 5h16M11 10h9M11 14h9M4 19h16M4 9l3 3-3 3',
  back: 'M4 5h16M11 10h9M11 14h9M4 19h16M7 9l-3 3 3 3',
  quotation: 'M5 5v14M10 8h10M10 12h10M10 16h6',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  find: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500 21 21',
  print: 'M7 8V3h10v5M7 17H4v-8h16v8h-3M7 14h10v7H7z',
  placeholder: 'M4 8V6h3M4 16v2h3M20 8V6h-3M20 16v2h-3M9 12h.01M12 12h.01M15 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M6 9l6 6 6-6',
  insert: 'M12 5v14M5 12h14',
} as const

export type IconName = keyof typeof shapes

/** A drawn sign; what it means is said by the control that carries it. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
