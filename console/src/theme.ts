import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 7 on white and white on shade 7 are 5.0:1; shade 3 on dark 7 is 7.5:1. */
const petrol: MantineColorsTuple = [
  '#e8f5f9',
  '#d2e8f0',
  '#a3d1e1',
  '#74bbd2',
  '#4ca8c5',
  '#3099bb',
  '#1b89ab',
  '#0f7391',
  '#075f79',
  '#034a60',
];

/** A little cooler than black, so that long evenings are easier on the eye. */
const night: MantineColorsTuple = [
  '#d3d7de',
  '#b4bac5',
  '#959dab',
  '#6c7584',
  '#3d444f',
  '#313741',
  '#252a32',
  '#1b1f25',
  '#15181d',
  '#0f1114',
];

const compact = { defaultProps: { size: 'xs' } };
/** Floats above the page: the one shadow there is. */
const shadow = '0 6px 24px rgb(15 17 20 / 16%), 0 1px 3px rgb(15 17 20 / 12%)';

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: { petrol, dark: night },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { xs: shadow, sm: shadow, md: shadow, lg: shadow, xl: shadow },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // By name, not by `extend`: importing the components here would load all of them with the first page.
  components: {
    Button: compact,
    TextInput: compact,
    PasswordInput: compact,
    NumberInput: compact,
    Textarea: compact,
    MultiSelect: compact,
    TagsInput: compact,
    JsonInput: compact,
    SegmentedControl: compact,
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Badge: { defaultProps: { variant: 'light', size: 'sm', tt: 'none', fw: 500 } },
    Table: { defaultProps: { horizontalSpacing: 'lg' } },
    Paper: { defaultProps: { withBorder: true, p: 'lg' } },
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        multiline: true,
        maw: 360,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
    Drawer: { defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.35 } } },
  },
});

/** Meanings of colour used across screens; each scheme meets 4.5:1 for text on its ground. */
export const colourMeanings: CSSVariablesResolver = () => ({
  variables: { '--heed-gap': 'var(--mantine-spacing-md)' },
  light: {
    '--mantine-color-error': '#b3261e',
    '--mantine-color-dimmed': '#59616d',
    '--mantine-color-placeholder': '#6b7380',
    // What is soon and what is late says so in the same colours on a badge as beside a clock.
    '--mantine-color-orange-light': '#fff3dc',
    '--mantine-color-orange-light-color': '#8a5300',
    '--mantine-color-yellow-light': '#fff3dc',
    '--mantine-color-yellow-light-color': '#8a5300',
    '--mantine-color-red-light': '#fdeceb',
    '--mantine-color-red-light-color': '#b3261e',
    '--mantine-color-green-light-color': '#1c6b3a',
    '--mantine-color-teal-light-color': '#1c6b3a',
    '--mantine-color-gray-light-color': '#4a515c',
    '--heed-ground': '#f6f7f9',
    '--heed-raised': '#ffffff',
    '--heed-line': '#e2e5ea',
    '--heed-accent-text': 'var(--mantine-color-petrol-8)',
    '--heed-chosen': 'var(--mantine-color-petrol-0)',
    '--heed-bar': '#c9d0d9',
    '--heed-soon': '#8a5300',
    '--heed-soon-ground': '#fff3dc',
    '--heed-soon-bar': '#d98a00',
    '--heed-late': '#b3261e',
    '--heed-late-ground': '#fdeceb',
    '--heed-late-bar': '#d0342c',
    '--heed-good': '#1c6b3a',
    '--heed-mark': '#fff0b8',
    '--heed-mark-line': '#c79a00',
    '--heed-note': '#fbf8ef',
  },
  dark: {
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-dimmed': '#9aa3b1',
    '--mantine-color-placeholder': '#8b94a3',
    '--heed-ground': '#15181d',
    '--heed-raised': '#1b1f25',
    '--heed-line': '#313741',
    '--heed-accent-text': 'var(--mantine-color-petrol-3)',
    '--heed-chosen': '#17303a',
    '--heed-bar': '#4a5260',
    '--heed-soon': '#f0b85a',
    '--heed-soon-ground': '#33260f',
    '--heed-soon-bar': '#d9962e',
    '--heed-late': '#ff9a92',
    '--heed-late-ground': '#3a1b1a',
    '--heed-late-bar': '#e5554c',
    '--heed-good': '#7fd39b',
    '--heed-mark': '#4a3d0e',
    '--heed-mark-line': '#d9b23c',
    '--heed-note': '#24221b',
  },
});
