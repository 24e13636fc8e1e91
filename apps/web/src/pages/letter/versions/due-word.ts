import type { ByDue } from '@undersigned/translation'

/** How the day by which a version is wanted is told; where nobody has moved there is no pace to reckon with (rule T178). */
export const dueWord = ({ kind }: Pick<ByDue, 'kind'>, pace: number): ByDue['kind'] | 'unmoved' =>
  kind === 'late' && pace === 0 ? 'unmoved' : kind
