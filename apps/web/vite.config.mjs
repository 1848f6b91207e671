import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `vite dev` against a running server: ESPALIER_URL says where, ESPALIER_KEY is put into each call, so no key is in the browser.
const target = process.env.ESPALIER_URL ?? 'http://127.0.0.1:8080';
const key = process.env.ESPALIER_KEY;
const headers = key ? { authorization: `Bearer ${key}` } : {};
const paths = ['/trpc', '/api', '/preview', '/session'];

/** With a key in the proxy there is a caller and no person: the proxy says that it is an owner. Only in dev. */
const keyIsOwner = {
  name: 'espalier-dev-session',
  configureServer(server) {
    server.middlewares.use('/session', (request, response, next) => {
      if (!key || request.method !== 'GET' || request.url !== '/') return next();
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          person: { personId: 'dev', email: 'dev@localhost', name: 'Developer', role: 'owner' },
          workspace: { name: 'Development' },
          may: ['read', 'review', 'full'],
        }),
      );
    });
  },
};

export default defineConfig({
  plugins: [react(), keyIsOwner],
  resolve: { preserveSymlinks: true },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(paths.map((path) => [path, { target, changeOrigin: true, headers }])),
  },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', sourcemap: false },
});
