import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compress.plugin.ts';
import { words } from './words.plugin.ts';

/** Where `vite console` finds a running Heed while the console is worked on. */
const server = process.env.HEED_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), words(), compressed()],
  build: {
    target: 'es2023',
    // The content policy refuses inline scripts, and data: URLs save nothing worth a second form of asset.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server, '/r': server } },
});
