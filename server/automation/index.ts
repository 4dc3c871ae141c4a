import './automation.errors.ts';

export { automationModule } from './automation.module.ts';
export { saveWebhook } from './webhooks/save-webhook.ts';
