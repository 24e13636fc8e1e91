import '../../../../styles/help.css'
import { MACHINE_SERVICES } from '@undersigned/api/client'
import { suggestionsIn } from '@undersigned/collab'
import type { UnitId } from '@undersigned/letter'
import type * as Y from 'yjs'
import { useWords } from '../../../../app/words.ts'
import { useDocValue } from '../../../../room/doc-value.ts'

interface Props {
  readonly doc: Y.Doc
  readonly unit: UnitId
}

/** Says of a draft that a machine, or the memory, wrote it, until a person confirms it (rule T98). */
export function SuggestedMark({ doc, unit }: Props) {
  const { t } = useWords()
  const origin = useDocValue(doc, suggestionsIn).get(unit)?.origin
  if (origin === undefined || origin === 'human' || origin === 'import') return null
  if (origin === 'memory') return <Mark tone="chip" words={t('help.fromMemory')} />
  const name = origin.slice('machine:'.length)
  const known = MACHINE_SERVICES.find((service) => service === name)
  const service = known === undefined ? name : t(`machine.service.${known}`)
  return <Mark tone="chip gold" words={t('help.fromMachine', { service })} />
}

const Mark = ({ tone, words }: { readonly tone: string; readonly words: string }) => (
  <p className="suggested">
    <span className={tone}>{words}</span>
  </p>
)
