import { draftingShortcuts, printedKeys } from '@undersigned/editor'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useWords, type Words } from './words.ts'

interface Line {
  readonly name: string
  readonly keys: readonly string[]
}

interface Group {
  readonly title: string
  readonly lines: readonly Line[]
}

/** Every key of the workspace, where it works; those of the text are told by the editor itself. */
const groupsOf = (t: Words['t']): readonly Group[] => [
  {
    title: t('shortcut.everywhere'),
    lines: [
      { name: t('shortcut.help'), keys: ['?'] },
      { name: t('shortcut.goLetters'), keys: ['g', 'l'] },
      { name: t('shortcut.goCoalition'), keys: ['g', 'c'] },
    ],
  },
  {
    title: t('shortcut.writing'),
    lines: draftingShortcuts().map(({ name, keys }) => ({ name: t(name), keys })),
  },
  {
    title: t('shortcut.translating'),
    lines: [
      { name: t('shortcut.nextNeed'), keys: [printedKeys('Alt-j')] },
      { name: t('shortcut.previousNeed'), keys: [printedKeys('Alt-k')] },
      { name: t('shortcut.confirm'), keys: [printedKeys('Mod-Enter')] },
      { name: t('shortcut.reviewed'), keys: [printedKeys('Mod-Shift-Enter')] },
      { name: t('shortcut.accept'), keys: [printedKeys('Alt-Enter')] },
      { name: t('shortcut.insert'), keys: [printedKeys('Alt-i')] },
      { name: t('shortcut.insertNth'), keys: [`${printedKeys('Alt-Shift-1')} … 9`] },
    ],
  },
  {
    title: t('shortcut.desk'),
    lines: [
      { name: t('shortcut.deskNext'), keys: ['j', '↓'] },
      { name: t('shortcut.deskPrevious'), keys: ['k', '↑'] },
      { name: t('shortcut.deskAccept'), keys: ['a'] },
      { name: t('shortcut.deskRefuse'), keys: ['r'] },
      { name: t('shortcut.deskAsk'), keys: ['q'] },
      { name: t('shortcut.deskDifferent'), keys: ['d'] },
      { name: t('shortcut.deskUndo'), keys: ['u'] },
    ],
  },
]

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={t('shortcut.title')} open={open} onClose={onClose}>
      {groupsOf(t).map(({ title, lines }) => (
        <section key={title} className="stack tight">
          <h3>{title}</h3>
          <dl className="facts">
            {lines.map(({ name, keys }) => (
              <div key={name} className="fact">
                <dt>
                  <span className="row">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <footer className="row end">
        <Button onClick={onClose}>{t('app.close')}</Button>
      </footer>
    </Dialog>
  )
}
