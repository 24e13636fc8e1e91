declare module '*.json?further' {
  /** As the build cuts them out of a catalogue. */
  export const sections: import('@undersigned/i18n').Catalogue
}
