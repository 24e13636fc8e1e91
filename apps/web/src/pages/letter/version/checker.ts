import { checkUnit, type UnitToCheck } from '@undersigned/translation'

/** The checks, in a file of their own: they come when somebody translates, not before. */
export const check = (unit: UnitToCheck) => checkUnit(unit)
