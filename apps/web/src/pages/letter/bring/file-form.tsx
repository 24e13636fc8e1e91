import type { Language } from '@undersigned/letter'
import { type DragEvent, useId, useRef, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import type { LetterProps } from '../use-letter.ts'
import type { ExchangeReading } from './exchanged.ts'

export interface BroughtExchange {
  readonly kind: 'exchange'
  /** Another for every file that is read. */
  readonly key: number
  readonly name: string
  readonly reading: ExchangeReading
}

export type Brought = BroughtExchange

const ACCEPTED = '.xlf,.xliff,.po'

interface Props extends LetterProps {
  readonly language: Language
  readonly onBrought: (brought: Brought | null) => void
}

/** Takes a file and has it read; nothing is written. */
export function FileForm({ letter, language, onBrought }: Props) {
  const { t } = useWords()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const count = useRef(0)
  const read = async (chosen: File) => {
    announce(t('bring.reading'))
    onBrought(null)
    const params = { letter: letter.id, language }
    count.current += 1
    const named = { key: count.current, name: chosen.name }
    await action.run(async () => onBrought({ kind: 'exchange', ...named, reading: await ask('exchangeRead', { params, file: chosen }) }))
  }
  return (
    <form
      className="stack measure"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void read(file)
      }}
    >
      <Drop file={file} onFile={setFile} />
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="primary" submit busy={action.busy} aria-disabled={file === null}>
          {action.busy ? t('bring.reading') : t('bring.read')}
        </Button>
      </div>
    </form>
  )
}

interface DropProps {
  readonly file: File | null
  readonly onFile: (file: File | null) => void
}

/** A place to drop a file on, with a picker for everyone who does not drag. */
function Drop({ file, onFile }: DropProps) {
  const { t, formats } = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0] ?? null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the picker inside is the first and works by keyboard.
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>
        <strong>{t('newLetter.dropTitle')}</strong>
      </label>
      <input id={id} type="file" accept={ACCEPTED} onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
      <p className="soft small">
        {file === null
          ? ACCEPTED.replaceAll(',', ', ')
          : t('newLetter.chosen', { name: file.name, size: formats.number(Math.max(1, Math.round(file.size / 1024))) })}
      </p>
    </div>
  )
}
