const test = (name: string) => `backend/test/${name}.test.ts`;
const beside = (name: string) => `backend/src/${name}.test.ts`;

/** Tests by what they prove. */
export const detectors = {
  catalogue: test('catalogue.db'),
  locks: test('locks.db'),
  matrix: test('matrix.db'),
  sweep: test('sweep.db'),
  abuse: test('abuse.db'),
  once: test('once.db'),
  doors: test('doors.db'),
  twoWorlds: test('portal/noninterference.db'),
  outOfReach: test('portal/out-of-reach.db'),
  portalSignIn: test('portal/sign-in.db'),
  shared: test('portal/shared.db'),
  conversations: beside('portal/conversations.db'),
  http: beside('app/http.db'),
  swiftContext: beside('app/swift-context.db'),
  devices: beside('security/devices.db'),
  resets: beside('security/resets.db'),
  microsoft: beside('app/microsoft-sign-in.db'),
  apiKeys: beside('api-keys/api-keys.db'),
  team: beside('team/team.db'),
  notes: beside('notes/notes.db'),
  tasks: beside('tasks/tasks.db'),
  time: beside('time/time.db'),
  mailboxes: beside('mailboxes/mailboxes.db'),
  privacy: beside('mailboxes/privacy.db'),
  forget: beside('threads/forget/forget.db'),
  live: beside('live/live.db'),
  chain: beside('audit/chain.db'),
  safeFetch: beside('platform/http/safe-fetch'),
  secrets: beside('platform/secrets/secret-box'),
  guardedCell: beside('platform/csv/guarded-cell'),
} as const;

/** Those that hold the whole product against its rules: asked for every fault that its own detectors have missed. */
export const proofs: readonly string[] = [
  detectors.catalogue,
  detectors.locks,
  detectors.doors,
  detectors.matrix,
  detectors.outOfReach,
  detectors.twoWorlds,
  detectors.abuse,
  detectors.http,
  detectors.sweep,
];
