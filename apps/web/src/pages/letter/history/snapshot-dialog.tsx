import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { LetterView } from '../../../ui/letter-view.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

interface Props extends LetterProps {
  readonly snapshot: string
  readonly onClose: () => void
}

export function SnapshotDialog({ letter, snapshot, onClose }: Props) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const key = `snapshot:${snapshot}`
  const kept = useResource(key, () => ask('snapshotGet', { params: { letter: letter.id, snapshot } }))
  const title = kept.state === 'ready' ? t('history.snapshotOf', { date: moment(kept.value.at) }) : t('history.snapshots')
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <Loaded of={kept} again={key}>
        {({ text }) => <LetterView text={text} />}
      </Loaded>
      <footer>
        <Button onClick={onClose}>{t('app.close')}</Button>
      </footer>
    </Dialog>
  )
}
