// biome-ignore lint/style/noDefaultExport: what Playwright calls before a run
export { keepDemoData as default } from '../support/demo-data.ts'
