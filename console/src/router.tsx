import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { WelcomePage } from './access/choose-password.tsx';
import { readCaseFilter } from './cases/case-filter.ts';
import { Loading, Saying } from './parts/screens.tsx';
import { Frame } from './shell/frame.tsx';
import { Home } from './shell/home.tsx';
import { lazyPage } from './shell/lazy-page.ts';
import { PageFailed } from './shell/page-failed.tsx';
import { readArrivalFilter } from './triage/arrival-filter.ts';
import { useWords } from './words/use-words.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const arrivals = createRoute({
  getParentRoute: () => root,
  path: '/arrivals/{-$messageId}',
  validateSearch: readArrivalFilter,
  component: lazyPage(() => import('./triage/arrivals-page.tsx'), 'ArrivalsPage'),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases/{-$caseId}',
  validateSearch: readCaseFilter,
  component: lazyPage(() => import('./cases/cases-page.tsx'), 'CasesPage'),
});
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews/{-$answerId}',
  component: lazyPage(() => import('./answers/reviews-page.tsx'), 'ReviewsPage'),
});
const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/deliveries',
  component: lazyPage(() => import('./delivery/deliveries-page.tsx'), 'DeliveriesPage'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyPage(() => import('./intake/register-page.tsx'), 'RegisterPage'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyPage(() => import('./intake/imports-page.tsx'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$importId',
  component: lazyPage(() => import('./intake/import-page.tsx'), 'ImportPage'),
});
const topics = createRoute({
  getParentRoute: () => root,
  path: '/topics/{-$topicId}',
  component: lazyPage(() => import('./territory/topics-page.tsx'), 'TopicsPage'),
});
const topicMapping = createRoute({
  getParentRoute: () => root,
  path: '/national-topics',
  component: lazyPage(() => import('./territory/mapping/mapping-page.tsx'), 'MappingPage'),
});
const topicsFile = createRoute({
  getParentRoute: () => root,
  path: '/topics-file',
  component: lazyPage(() => import('./onboarding/list-file-page.tsx'), 'TopicsFilePage'),
});
const calendars = createRoute({
  getParentRoute: () => root,
  path: '/calendars',
  component: lazyPage(() => import('./territory/calendars/calendars-page.tsx'), 'CalendarsPage'),
});
const centres = createRoute({
  getParentRoute: () => root,
  path: '/centres',
  component: lazyPage(() => import('./territory/centres/centres-page.tsx'), 'CentresPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyPage(() => import('./onboarding/set-up-page.tsx'), 'SetUpPage'),
});
const newRealm = createRoute({
  getParentRoute: () => root,
  path: '/new-realm',
  component: lazyPage(() => import('./onboarding/new-realm-page.tsx'), 'NewRealmPage'),
});
const peopleFile = createRoute({
  getParentRoute: () => root,
  path: '/people-file',
  component: lazyPage(() => import('./onboarding/people-file-page.tsx'), 'PeopleFilePage'),
});
const centresFile = createRoute({
  getParentRoute: () => root,
  path: '/centres-file',
  component: lazyPage(() => import('./onboarding/list-file-page.tsx'), 'CentresFilePage'),
});
const authoritiesFile = createRoute({
  getParentRoute: () => root,
  path: '/authorities-file',
  component: lazyPage(() => import('./onboarding/list-file-page.tsx'), 'AuthoritiesFilePage'),
});
const authorities = createRoute({
  getParentRoute: () => root,
  path: '/authorities/{-$authorityId}',
  component: lazyPage(() => import('./territory/authorities-page.tsx'), 'AuthoritiesPage'),
});
const boundaries = createRoute({
  getParentRoute: () => root,
  path: '/boundaries',
  component: lazyPage(() => import('./territory/boundaries/boundaries-page.tsx'), 'BoundariesPage'),
});
const boundaryImport = createRoute({
  getParentRoute: () => root,
  path: '/boundaries/$importId',
  component: lazyPage(() => import('./territory/boundaries/boundary-import-page.tsx'), 'BoundaryImportPage'),
});
const routing = createRoute({
  getParentRoute: () => root,
  path: '/routing/{-$ruleId}',
  component: lazyPage(() => import('./territory/routing-page.tsx'), 'RoutingPage'),
});
const channels = createRoute({
  getParentRoute: () => root,
  // Not /channels: there the server receives what platforms send.
  path: '/channel-settings/{-$channelId}',
  component: lazyPage(() => import('./channels/channels-page.tsx'), 'ChannelsPage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models/{-$modelId}',
  component: lazyPage(() => import('./models/models-page.tsx'), 'ModelsPage'),
});
const watches = createRoute({
  getParentRoute: () => root,
  path: '/watches',
  component: lazyPage(() => import('./triage/watches-page.tsx'), 'WatchesPage'),
});
const checklists = createRoute({
  getParentRoute: () => root,
  path: '/checklists',
  component: lazyPage(() => import('./checklists/checklists-page.tsx'), 'ChecklistsPage'),
});
const handOver = createRoute({
  getParentRoute: () => root,
  path: '/hand-over',
  component: lazyPage(() => import('./handover/hand-over-page.tsx'), 'HandOverPage'),
});
const recounts = createRoute({
  getParentRoute: () => root,
  path: '/recounts',
  component: lazyPage(() => import('./recounts/recounts-page.tsx'), 'RecountsPage'),
});
const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders/{-$list}',
  component: lazyPage(() => import('./orders/orders-page.tsx'), 'OrdersPage'),
});
const promises = createRoute({
  getParentRoute: () => root,
  path: '/promises',
  component: lazyPage(() => import('./promises/promises-page.tsx'), 'PromisesPage'),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates/{-$templateId}',
  component: lazyPage(() => import('./answers/templates-page.tsx'), 'TemplatesPage'),
});
const reviewRules = createRoute({
  getParentRoute: () => root,
  path: '/review-rules',
  component: lazyPage(() => import('./answers/review-rules-page.tsx'), 'ReviewRulesPage'),
});
const quality = createRoute({
  getParentRoute: () => root,
  path: '/quality',
  component: lazyPage(() => import('./answers/quality-page.tsx'), 'QualityPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyPage(() => import('./access/settings-page.tsx'), 'SettingsPage'),
});
const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  component: lazyPage(() => import('./access/security-page.tsx'), 'SecurityPage'),
});
const waysIn = createRoute({
  getParentRoute: () => root,
  path: '/ways-in',
  component: lazyPage(() => import('./access/ways-in-page.tsx'), 'WaysInPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyPage(() => import('./access/people-page.tsx'), 'PeoplePage'),
});
/** Where letters lead; whoever is signed in already sees it inside the frame. */
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: WelcomePage,
});

const passedIn = createRoute({
  getParentRoute: () => root,
  path: '/passed',
  component: lazyPage(() => import('./assignments/passed-in-page.tsx'), 'PassedInPage'),
});
const realms = createRoute({
  getParentRoute: () => root,
  path: '/realms',
  component: lazyPage(() => import('./assignments/realms-page.tsx'), 'RealmsPage'),
});
const realmCases = createRoute({
  getParentRoute: () => root,
  path: '/realms/$realmId',
  component: lazyPage(() => import('./assignments/realm-cases-page.tsx'), 'RealmCasesPage'),
});
const agreements = createRoute({
  getParentRoute: () => root,
  path: '/agreements',
  component: lazyPage(() => import('./assignments/agreements-page.tsx'), 'AgreementsPage'),
});
const massProblems = createRoute({
  getParentRoute: () => root,
  path: '/mass-problems/{-$massId}',
  component: lazyPage(() => import('./mass/mass-page.tsx'), 'MassPage'),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks/{-$webhookId}',
  component: lazyPage(() => import('./automation/webhooks-page.tsx'), 'WebhooksPage'),
});
const automation = createRoute({
  getParentRoute: () => root,
  path: '/automation/{-$ruleId}',
  component: lazyPage(() => import('./automation/automation-page.tsx'), 'AutomationPage'),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyPage(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
});
const duty = createRoute({
  getParentRoute: () => root,
  path: '/duty',
  component: lazyPage(() => import('./notices/duty-page.tsx'), 'DutyPage'),
});
const secondLooks = createRoute({
  getParentRoute: () => root,
  path: '/second-looks',
  component: lazyPage(() => import('./safeguards/second-looks-page.tsx'), 'SecondLooksPage'),
});
const outwardActs = createRoute({
  getParentRoute: () => root,
  path: '/outward-acts',
  component: lazyPage(() => import('./safeguards/outward-acts-page.tsx'), 'OutwardActsPage'),
});
const why = createRoute({
  getParentRoute: () => root,
  path: '/why',
  component: lazyPage(() => import('./safeguards/why-page.tsx'), 'WhyPage'),
});
const retention = createRoute({
  getParentRoute: () => root,
  path: '/retention',
  component: lazyPage(() => import('./safeguards/retention-page.tsx'), 'RetentionPage'),
});

const tree = root.addChildren([
  home,
  arrivals,
  cases,
  reviews,
  deliveries,
  register,
  imports,
  oneImport,
  topics,
  topicMapping,
  topicsFile,
  calendars,
  centres,
  setUp,
  newRealm,
  peopleFile,
  centresFile,
  authoritiesFile,
  authorities,
  boundaries,
  boundaryImport,
  templates,
  reviewRules,
  quality,
  routing,
  channels,
  models,
  checklists,
  handOver,
  recounts,
  orders,
  promises,
  watches,
  settings,
  security,
  people,
  waysIn,
  welcome,
  passedIn,
  realms,
  realmCases,
  agreements,
  massProblems,
  webhooks,
  automation,
  notices,
  duty,
  secondLooks,
  outwardActs,
  why,
  retention,
]);

export function createConsoleRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

function NoSuchPage() {
  const { t } = useWords();
  return (
    <Saying icon="search" title={t('screen.notFound')}>
      {t('screen.noSuchPage')}
    </Saying>
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
