import './mantine.css';
import './base.css';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from './access/session.ts';
import { createQueryClient } from './data/query-client.ts';
import { createConsoleRouter } from './router.tsx';
import { showDensity } from './shell/density.ts';
import { KeyBindings } from './shell/key-bindings.tsx';
import { colourMeanings, theme } from './theme.ts';
import { firstLanguage, i18n, speak } from './words/speak.ts';

/** The content policy lets only style elements with this mark through. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// Dialogs hold the page still by a style of their own.
setNonce(styleNonce);

const queryClient = createQueryClient();
const router = createConsoleRouter();

/** The first paint already speaks the person's language. */
async function start(): Promise<void> {
  const [me] = await Promise.all([
    queryClient.fetchQuery(meQuery).catch(() => undefined),
    speak(firstLanguage()),
  ]);
  if (me) await speak(me.language);
  showDensity();
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={colourMeanings}
          defaultColorScheme="auto"
          getStyleNonce={() => styleNonce}
        >
          <QueryClientProvider client={queryClient}>
            <KeyBindings>
              <RouterProvider router={router} />
            </KeyBindings>
            <Notifications position="bottom-left" limit={4} zIndex={400} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

start();
