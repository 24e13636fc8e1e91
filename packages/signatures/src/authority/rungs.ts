/** How well it is known that somebody may sign for an organisation, from claimed to sealed; shown at each signature. */
export const RUNGS = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'] as const
export type Rung = (typeof RUNGS)[number]

export const isRungOrAbove = (rung: Rung, least: Rung): boolean => RUNGS.indexOf(rung) >= RUNGS.indexOf(least)
