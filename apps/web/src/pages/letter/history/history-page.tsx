import { mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { Accesses } from './access-section.tsx'
import { Events } from './events-section.tsx'
import { SnapshotDialog } from './snapshot-dialog.tsx'

export function HistoryPage({ letter }: LetterProps) {
  const { t } = useWords()
  return (
    <Page title={`${t('history.title')} · ${letter.title}`}>
      <h1>{t('history.title')}</h1>
      <div className="columns">
        <div className="stack wide-gap">
          <Snapshots letter={letter} />
          {mayManage(membershipIn(letter)) ? <Accesses letter={letter} /> : null}
        </div>
        <Events letter={letter} />
      </div>
    </Page>
  )
}

/** What is kept at the end of each spell of editing: who, when, how many words (D10). */
function Snapshots({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const { moment } = useLetterTime(letter)
  const key = `letter:${letter.id}:snapshots`
  const snapshots = useResource(key, () => ask('snapshotsList', { params: { letter: letter.id } }))
  const [reading, setReading] = useState<string | null>(null)
  return (
    <Section title={t('history.snapshots')}>
      <p className="soft">{t('history.snapshotsLede')}</p>
      <Loaded of={snapshots} again={key}>
        {({ snapshots: list }) =>
          list.length === 0 ? (
            <p>{t('history.noSnapshots')}</p>
          ) : (
            <ul className="lines">
              {list.map((snapshot) => (
                <li key={snapshot.id}>
                  <span>
                    {moment(snapshot.at)} <span className="chip">{formats.languageName(snapshot.language)}</span>
                    <br />
                    <span className="soft small">
                      {[
                        ...(snapshot.by.length > 0 ? [t('history.by', { names: formats.list(snapshot.by.map(({ name }) => name)) })] : []),
                        t('history.wordCount', { count: snapshot.words }),
                      ].join(' · ')}
                    </span>
                  </span>
                  <Button
                    look="quiet"
                    aria-label={t('history.readOf', { date: moment(snapshot.at) })}
                    onClick={() => setReading(snapshot.id)}
                  >
                    {t('history.read')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {reading ? <SnapshotDialog letter={letter} snapshot={reading} onClose={() => setReading(null)} /> : null}
    </Section>
  )
}
