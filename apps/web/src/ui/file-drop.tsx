import { type DragEvent, useId, useState } from 'react'
import { useWords } from '../app/words.ts'

interface Props {
  /** Endings of file names, as a file field takes them. */
  readonly accept: string
  readonly hint: string
  readonly file: File | null
  readonly onFile: (file: File | null) => void
}

/** A place to drop a file on, with a picker for everyone who does not drag. */
export function FileDrop({ accept, hint, file, onFile }: Props) {
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
      <input id={id} type="file" accept={accept} onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
      <p className="soft small">
        {file === null ? hint : t('newLetter.chosen', { name: file.name, size: formats.number(Math.max(1, Math.round(file.size / 1024))) })}
      </p>
    </div>
  )
}
