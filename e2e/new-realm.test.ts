import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit } from './lib/browser.ts';
import { sent } from './lib/desk.ts';
import { letterTo } from './lib/mailbox.ts';
import { signInAbove } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newcomer = { email: 'first@lakes.example', password: 'seven quiet herons by a lake' };

it('makes a realm, leaving half-way and coming back; its administrator sees what is missing and goes on later', async () => {
  const country = await signInAbove(browser, 'administrator');
  const { page } = country;
  await page.goto('/set-up');
  await page.getByRole('link', { name: 'New realm' }).click();
  await page.getByLabel('Name, in English').fill('Lake District');
  await page.getByLabel('Short code').fill('lakes');
  await page.goto('/calendars');
  await page.getByRole('main').waitFor();
  await page.goto('/new-realm');
  expect(await page.getByLabel('Short code').inputValue()).toBe('lakes');
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await page.getByLabel('Administrator’s name').fill('Ann Heron');
  await page.getByLabel('Administrator’s e-mail').fill(newcomer.email);
  await page.getByRole('button', { name: 'Make the realm' }).click();
  await page.getByText('The realm is made.').waitFor();

  const [, link] = /(http:\S+\/welcome#\S+)/.exec(await letterTo(newcomer.email)) ?? [];
  const first = await visit(browser);
  await first.page.goto(link!);
  await first.page.getByLabel('New password').fill(newcomer.password);
  await first.page.getByRole('button', { name: 'Save the password' }).click();
  await first.page.getByLabel('E-mail').fill(newcomer.email);
  await first.page.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await first.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await first.page.getByRole('navigation').first().waitFor();
  await first.page.goto('/set-up');
  await first.page.getByText('There is no authority yet').waitFor();
  await first.page.getByText('2 of 7 are done').waitFor();
  const skipped = sent(first.page, '/api/set-up/boundaries');
  await first.page.getByRole('button', { name: 'Not needed here: boundaries' }).click();
  await skipped;
  await first.page.getByText('3 of 7 are done').waitFor();
  await first.close();

  const later = await visit(browser);
  await later.page.request.post('/api/session', { data: newcomer });
  await later.page.goto('/set-up');
  await later.page.getByText('3 of 7 are done').waitFor();
  await later.page.getByText('There is no authority yet').waitFor();
  for (const { complaints } of [country, later]) expect(complaints).toEqual([]);
  await Promise.all([country, later].map((one) => one.close()));
});
