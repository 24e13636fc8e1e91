import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

/** Libertinus Serif for both engines, so that paper looks the same on every machine; Latin, Greek and Cyrillic are in it. */
export function paperFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return FACES.map((face) => readFileSync(resolve(`@expo-google-fonts/libertinus-serif/${face}/LibertinusSerif_${face}.ttf`)))
}
