import { expect, test } from 'vitest'
import { letterPicture, PICTURE_SIZE } from './letter-picture.ts'

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

test('G165 the picture of a letter is a PNG of the size that other sites show, with the letters of every alphabet of ours', async () => {
  const words = { kind: 'Open letter', by: 'An open letter by Libraries for All', brand: 'Undersigned' }
  const [latin, greek, none] = await Promise.all(
    ['Id-dritt li tisselef: ġ ħ ż ċ', 'Δικαίωμα δανεισμού', ''].map((title) => letterPicture({ ...words, title })),
  )
  for (const png of [latin, greek, none]) expect(sizeOf(png ?? new Uint8Array(24))).toEqual(PICTURE_SIZE)
  // What a font has no letter for is a box, and boxes are all alike.
  const [one, other] = await Promise.all(['бвгд', 'жзий'].map((title) => letterPicture({ ...words, title })))
  expect(one).not.toEqual(other)
})

test('G165 a title that is far too long is cut, not drawn over the rest', async () => {
  const title = 'A right to lend, in every library and for every reader. '.repeat(12)
  expect(sizeOf(await letterPicture({ kind: 'Open letter', title, by: 'By us', brand: 'Undersigned' }))).toEqual(PICTURE_SIZE)
})
