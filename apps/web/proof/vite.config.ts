import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The script of the page inside a bundle: one file that needs nothing else, from the code the server runs. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: '../dist/proof',
    emptyOutDir: true,
    target: 'es2023',
    lib: { entry: 'check.ts', formats: ['iife'], name: 'check', fileName: () => 'check.js' },
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => id.endsWith('/proof/check.ts') } },
  },
})
