/** Drawn for Heed on a 20 × 20 grid with a 1.6 line; they inherit colour and are silent to screen readers. */
const paths = {
  inbox:
    'M3 11h4l1.5 2.5h3L13 11h4M3 11l2.2-6.2a1 1 0 0 1 .94-.66h7.72a1 1 0 0 1 .94.66L17 11v4a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-4Z',
  cases: 'M6.5 5h10M6.5 10h10M6.5 15h10M3 5h.5M3 10h.5M3 15h.5',
  review: 'm4 10.5 3.5 3.5L16 5.5M4 5.5h5',
  send: 'm3 10 14-6-5 13-3-5.5L3 10Zm6 1.5L17 4',
  pen: 'm4 16 .8-3.4 8.7-8.7a1.3 1.3 0 0 1 1.9 0l.7.7a1.3 1.3 0 0 1 0 1.9L7.4 15.2 4 16Z',
  upload: 'M10 13V4m0 0L6.5 7.5M10 4l3.5 3.5M4 13v2.5a.5.5 0 0 0 .5.5h11a.5.5 0 0 0 .5-.5V13',
  tag: 'M3.5 4.5v5l7 7 6-6-7-7h-5a1 1 0 0 0-1 1Zm3.3 2.3h.4',
  building: 'M4 16.5v-11l6-2.5 6 2.5v11M2.5 16.5h15M8 16.5v-3h4v3M7.5 7.5h.6m3.8 0h.6m-5 3h.6m3.8 0h.6',
  route:
    'M5 15.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Zm10-8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6.5 14H12a2.2 2.2 0 0 0 0-4.4H8A2.2 2.2 0 0 1 8 6h5.5',
  filter: 'M3.5 5h13l-5 6v5l-3-1.6V11l-5-6Z',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 6.5c.5-2.7 3-4 6-4s5.5 1.3 6 4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 4 4',
  sun: 'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2.5v1.5m0 12v1.5M2.5 10H4m12 0h1.5M4.7 4.7l1 1m8.6 8.6 1 1m0-10.6-1 1m-8.6 8.6-1 1',
  moon: 'M16.5 11.5A6.5 6.5 0 0 1 8.5 3.5a6.5 6.5 0 1 0 8 8Z',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4.3l2.7 1.7',
  alert:
    'M10 7.5v3.5m0 2.6v.1M8.9 3.7 2.6 14.6a1.3 1.3 0 0 0 1.1 1.9h12.6a1.3 1.3 0 0 0 1.1-1.9L11.1 3.7a1.3 1.3 0 0 0-2.2 0Z',
  pin: 'M10 17.5s5-4.6 5-9a5 5 0 0 0-10 0c0 4.4 5 9 5 9Zm0-7.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  lock: 'M5.5 9h9v7h-9V9Zm2-.0V6.5a2.5 2.5 0 0 1 5 0V9',
  external: 'M8 4.5H4.5v11h11V12M11.5 4h4.5v4.5M16 4l-7 7',
  copy: 'M7.5 7.5h8v8h-8zM12 7V4.5H4.5V12H7',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  cross: 'm5.5 5.5 9 9m0-9-9 9',
  people:
    'M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-5 6c.3-2.4 2.3-3.7 5-3.7s4.7 1.3 5 3.7M13 4.8a2.3 2.3 0 0 1 0 4.5m1.8 2.8c1.6.4 2.5 1.6 2.7 3.4',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.1m3 0h.1m3 0h.1m3 0h.1m-9.2 3h6.6',
  gear: 'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm0-10 .6 2 1.9.8 1.9-1 1.4 1.4-1 1.9.8 1.9 2 .5v2l-2 .6-.8 1.8 1 1.9-1.4 1.4-1.9-1-1.9.8-.6 2H9.4l-.6-2-1.9-.8-1.9 1-1.4-1.4 1-1.9-.8-1.8-2-.6v-2l2-.5.8-1.9-1-1.9 1.4-1.4 1.9 1 1.9-.8.6-2Z',
  phone:
    'M5 3.5h2.5l1 3.5-1.7 1.2a9 9 0 0 0 5 5L13 11.5l3.5 1V15a1.5 1.5 0 0 1-1.6 1.5A12 12 0 0 1 3.5 5.1 1.5 1.5 0 0 1 5 3.5Z',
  robot: 'M5 8h10v7.5H5zM10 8V4.5M7.8 11.3h.1m4.2 0h.1M3 10.5v2.5m14-2.5v2.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={paths[name]} />
    </svg>
  );
}
