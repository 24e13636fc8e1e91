import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.UNDERSIGNED_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/sync': { target: server, ws: true },
    },
  },
})
