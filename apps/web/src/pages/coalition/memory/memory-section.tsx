import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { api, ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { BringDialog } from '../../../ui/bring-dialog.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { MemoryEntries } from './memory-entries.tsx'

type Preview = RouteResponse<'memoryImport'>

/** How much the coalition remembers, and the way in and out for other tools; its coordinators see it (rule T103). */
export function MemorySection({ coalition }: { readonly coalition: string }) {
  const { t, formats } = useWords()
  const key = `memory:${coalition}`
  const memory = useResource(key, () => ask('memorySizes', { params: { coalition } }))
  const [bringing, setBringing] = useState(false)
  const send = (file: File, apply: 'yes' | 'no') => ask('memoryImport', { params: { coalition }, body: { apply }, file })
  const write = async (file: File) => {
    await send(file, 'yes')
    await refresh(key)
    announce(t('memory.applied'))
  }
  return (
    <Section
      title={t('memory.title')}
      actions={
        <Button size="small" onClick={() => setBringing(true)}>
          {t('memory.bring')}
        </Button>
      }
    >
      <p className="soft">{t('memory.lede')}</p>
      <Loaded of={memory} again={key}>
        {({ directions }) =>
          directions.length === 0 ? (
            <p className="empty">{t('memory.empty')}</p>
          ) : (
            <>
              <ul className="lines">
                {directions.map(({ from, to, count }) => (
                  <li key={`${from} ${to}`}>
                    <span>{t('memory.direction', { from: formats.languageName(from), to: formats.languageName(to) })}</span>
                    <span className="soft">{t('memory.entries', { count })}</span>
                  </li>
                ))}
              </ul>
              <MemoryEntries coalition={coalition} />
              <p>
                <a className="button small" download href={api.address('memoryFile', { coalition })}>
                  {t('memory.take')}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
      {bringing ? (
        <BringDialog
          title={t('memory.bringTitle')}
          lede={t('memory.bringLede')}
          accept=".tmx,.xml"
          apply={t('memory.apply')}
          onClose={() => setBringing(false)}
          onLook={(file) => send(file, 'no')}
          onApply={write}
          brings={({ entries }) => entries > 0}
          show={(preview) => <Found preview={preview} />}
        />
      ) : null}
    </Section>
  )
}

function Found({ preview: { entries, left } }: { readonly preview: Preview }) {
  const { t } = useWords()
  return (
    <>
      <p>
        <strong>{t('memory.found', { count: entries })}</strong>
      </p>
      {left > 0 ? <p>{t('memory.left', { count: left })}</p> : null}
    </>
  )
}
