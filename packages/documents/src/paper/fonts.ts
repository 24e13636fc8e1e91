import { readFileSync } from 'node:fs'

const faces = (): string[] => [
  import.meta.resolve('@expo-google-fonts/libertinus-serif/400Regular/LibertinusSerif_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/libertinus-serif/400Regular_Italic/LibertinusSerif_400Regular_Italic.ttf'),
  import.meta.resolve('@expo-google-fonts/libertinus-serif/700Bold/LibertinusSerif_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/libertinus-serif/700Bold_Italic/LibertinusSerif_700Bold_Italic.ttf'),
]

/** Libertinus Serif for both engines, so that paper looks the same on every machine; Latin, Greek and Cyrillic are in it. */
export const paperFonts = (): Buffer[] => faces().map((face) => readFileSync(new URL(face)))
