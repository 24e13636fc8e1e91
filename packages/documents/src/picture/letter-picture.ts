import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import { paperFonts } from '../paper/fonts.ts'

/** What the picture of a letter says; every word of it is the caller's. */
export interface LetterPicture {
  /** "Open letter". */
  readonly kind: string
  readonly title: string
  /** "An open letter by …". */
  readonly by: string
  readonly brand: string
}

export const PICTURE_SIZE = { width: 1200, height: 630 } as const

interface Box {
  readonly type: 'div'
  readonly key: null
  readonly props: { readonly style: Readonly<Record<string, string | number>>; readonly children: string | readonly Box[] }
}

const box = (style: Readonly<Record<string, string | number>>, children: string | readonly Box[]): Box => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
})

/** The picture that other sites show beside a link to a letter: its title as on paper, and who wrote it (rule G165). PNG. */
export async function letterPicture({ kind, title, by, brand }: LetterPicture): Promise<Uint8Array> {
  const [regular, , bold] = paperFonts()
  if (regular === undefined || bold === undefined) throw new TypeError('the fonts of paper are not there')
  const drawn = box(
    {
      boxSizing: 'border-box',
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: 72,
      background: '#f3f0e8',
      color: '#1d1b17',
    },
    [
      box({ fontSize: 30, color: '#1f3a5f', borderBottom: '3px solid #1f3a5f', paddingBottom: 18 }, kind),
      box({ fontSize: sizeFor(title), fontWeight: 700, lineHeight: 1.15, maxHeight: 330, overflow: 'hidden', lineClamp: 6 }, title),
      box({ justifyContent: 'space-between', alignItems: 'flex-end', fontSize: 28, color: '#57524a' }, [
        box({ maxWidth: 820, maxHeight: 76, overflow: 'hidden' }, by),
        box({}, brand),
      ]),
    ],
  )
  const svg = await satori(drawn, {
    ...PICTURE_SIZE,
    fonts: [
      { name: 'Libertinus', data: regular, weight: 400, style: 'normal' },
      { name: 'Libertinus', data: bold, weight: 700, style: 'normal' },
    ],
  })
  return new Resvg(svg, { fitTo: { mode: 'width', value: PICTURE_SIZE.width } }).render().asPng()
}

/** Long titles are set smaller, so that all of them is read. */
function sizeFor(title: string): number {
  if (title.length <= 60) return 72
  if (title.length <= 110) return 58
  return title.length <= 180 ? 48 : 40
}
