import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { offlineWorker } from './worker/plugin.ts'

const server = process.env.UNDERSIGNED_SERVER ?? 'http://127.0.0.1:3000'

/** The component library brings its few sentences in 34 languages; the workspace speaks two, so only those are shipped. */
const spokenOnly: Plugin = {
  name: 'spoken-only',
  enforce: 'pre',
  load: (id) => (/react-aria.*\/intl\/.*\/(?!en-US|fr-FR)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : null),
}

/** Words of mails, of the public pages, of bundles and on paper, and reasons that only these give: the server says those. */
const ofTheServer = ['mail', 'page', 'paper', 'proof', 'refusal']
/** Words that come with the page that says them (`learnFurther`). */
const further = [
  'account',
  'amend',
  'approval',
  'bring',
  'delivery',
  'events',
  'followUp',
  'glossary',
  'memory',
  'signOnDesk',
  'signOnList',
  'desk',
  'shortcut',
  'people',
  'history',
]
/** What a public form is answered is said by the server, too. */
const withoutForms = ([section, words]: [string, object]) => [
  section,
  section === 'problems' ? Object.fromEntries(Object.entries(words).filter(([name]) => !name.startsWith('form-'))) : words,
]
const ownWords: Plugin = {
  name: 'own-words',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/i18n\/src\/messages\/[a-z]{2}\.json$/.test(id)) return null
    const sections = Object.entries<object>(JSON.parse(code)).filter(([section]) => ![...ofTheServer, ...further].includes(section))
    return { code: JSON.stringify(Object.fromEntries(sections.map(withoutForms))), map: null }
  },
}
const furtherWords: Plugin = {
  name: 'further-words',
  enforce: 'pre',
  load(id) {
    const [file, query] = id.split('?')
    if (query !== 'further' || file === undefined) return null
    const sections = Object.entries<unknown>(JSON.parse(readFileSync(file, 'utf8'))).filter(([section]) => further.includes(section))
    return { code: `export const sections = ${JSON.stringify(Object.fromEntries(sections))}`, moduleType: 'js' }
  },
}

/** Our packages only define; what a page does not name of them is not shipped with it. Only styles act by being loaded. */
const hasSideEffects = (id: string): boolean => !/\/packages\/[^/]+\/src\/.*\.tsx?$/.test(id)

export default defineConfig({
  base: '/app/',
  plugins: [spokenOnly, ownWords, furtherWords, react(), offlineWorker()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/sync': { target: server, ws: true },
    },
  },
})
