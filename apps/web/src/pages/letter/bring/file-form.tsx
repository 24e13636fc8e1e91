import type { Language } from '@undersigned/letter'
import { type Unit, unitsOf } from '@undersigned/translation'
import { useRef, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import type { ExchangeReading } from './exchanged.ts'
import { type BringDeskProps, recipientOf, type Standing } from './standing.ts'

export interface BroughtExchange {
  readonly kind: 'exchange'
  /** Another for every file that is read. */
  readonly key: number
  readonly name: string
  readonly reading: ExchangeReading
}

export interface BroughtTranslation {
  readonly kind: 'translation'
  readonly key: number
  readonly name: string
  /** Of the text it was made from. */
  readonly sources: readonly Unit[]
  readonly targets: readonly Unit[]
  /** It was made from the original as it once was. */
  readonly isOlder: boolean
}

export type Brought = BroughtExchange | BroughtTranslation

const ACCEPTED = '.docx,.md,.markdown,.html,.htm,.txt,.xlf,.xliff,.po'
const isExchange = (name: string): boolean => /\.(?:xlf|xliff|po)$/iu.test(name)

interface Props extends LetterProps {
  readonly language: Language
  readonly standing: Standing
  readonly recipients: BringDeskProps['recipients']
  readonly onBrought: (brought: Brought | null) => void
}

/** Takes a file and has it read; nothing is written. */
export function FileForm({ letter, language, standing, recipients, onBrought }: Props) {
  const { t } = useWords()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const count = useRef(0)
  const [snapshot, setSnapshot] = useState('')
  const read = async (chosen: File) => {
    announce(t('bring.reading'))
    onBrought(null)
    const params = { letter: letter.id, language }
    count.current += 1
    const named = { key: count.current, name: chosen.name }
    if (isExchange(chosen.name)) {
      await action.run(async () => onBrought({ kind: 'exchange', ...named, reading: await ask('exchangeRead', { params, file: chosen }) }))
      return
    }
    await action.run(async () => {
      const read = await ask('translationRead', { params, file: chosen })
      const sources = snapshot === '' ? standing.units : await unitsThen(letter.id, snapshot, recipients)
      onBrought({ kind: 'translation', ...named, sources, targets: unitsOf(read.text, read.recipients), isOlder: snapshot !== '' })
    })
  }
  return (
    <form
      className="stack measure"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void read(file)
      }}
    >
      <FileDrop accept={ACCEPTED} hint={ACCEPTED.replaceAll(',', ', ')} file={file} onFile={setFile} />
      {file !== null && !isExchange(file.name) ? <MadeFrom letter={letter} chosen={snapshot} onChoose={setSnapshot} /> : null}
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="primary" submit busy={action.busy} aria-disabled={file === null}>
          {action.busy ? t('bring.reading') : t('bring.read')}
        </Button>
      </div>
    </form>
  )
}

/** The units of the original as it once was; paragraphs keep their ids, so that each still finds its own. */
async function unitsThen(letter: string, snapshot: string, recipients: Props['recipients']): Promise<readonly Unit[]> {
  const { text } = await ask('snapshotGet', { params: { letter, snapshot } })
  return unitsOf(text, recipients.map(recipientOf))
}

interface MadeFromProps extends LetterProps {
  readonly chosen: string
  readonly onChoose: (snapshot: string) => void
}

/** Which text the translation was made from: the original as it is, or as it was kept in the history. */
function MadeFrom({ letter, chosen, onChoose }: MadeFromProps) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const key = `letter:${letter.id}:snapshots:${letter.language}`
  const kept = useResource(key, () => ask('snapshotsList', { params: { letter: letter.id }, query: { language: letter.language } }))
  const older = kept.state === 'ready' ? kept.value.snapshots : []
  const options = older.map(({ id, at }) => ({ value: id, label: t('bring.snapshot', { date: moment(at) }) }))
  return (
    <Select
      label={t('bring.madeFrom')}
      hint={t('bring.madeFromHint')}
      value={chosen}
      options={[{ value: '', label: t('bring.asItIs') }, ...options]}
      onChange={onChoose}
    />
  )
}
