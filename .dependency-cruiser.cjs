/** Who may import whom (architecture: Folders). Each forbidden edge has a name; `test/pure/layers` holds a fixture against each. */
const only = (name, from, allowed, comment, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...extra },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only'] },
});
const ROOT = '(^|^test/layers/fixtures/)';
const MODELS = '(stage|clock)\\.ts$|[^/]+/(?!workflow\\.ts)[^/]+\\.ts$';
const RUNNER = '(run|index)\\.ts$|[^/]+/workflow\\.ts$';

module.exports = {
  forbidden: [
    only(
      'domain-imports-nothing',
      `${ROOT}domain/`,
      ['domain/'],
      'The law is pure: no library, no node, no other layer.',
    ),
    only(
      'contracts-import-domain-and-zod',
      `${ROOT}contracts/`,
      ['domain/', 'contracts/', 'node_modules/(zod|zod-openapi)/'],
      'Contracts know neither Temporal nor a database.',
    ),
    only(
      'crypto-is-portable',
      `${ROOT}crypto/`,
      ['domain/', 'crypto/', 'node_modules/@noble/(curves|hashes)/'],
      'What the domain takes as an argument must run in a browser without a network: no node, no other layer.',
    ),
    only(
      'models-are-pure',
      `${ROOT}workflows/(${MODELS})`,
      ['domain/', 'contracts/', 'workflows/'],
      'A model imports domain and contracts.',
    ),
    {
      name: 'runner-knows-no-model',
      comment: 'Workflow code is replayed code: it must not reach a model, the domain or zod.',
      severity: 'error',
      from: { path: `${ROOT}workflows/(${RUNNER})` },
      to: {
        pathNot: [
          'contracts/runner',
          'workflows/(run|index)\\.ts$',
          'workflows/[^/]+/workflow\\.ts$',
          'node_modules/@temporalio/(workflow|common)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'journal-is-the-only-writer',
      `${ROOT}journal/`,
      [
        'domain/',
        'contracts/',
        'crypto/',
        'workflows/',
        'journal/',
        'node_modules/(pg|csv-parse)/',
        '^(node:)?[a-z_/]+$',
      ],
      'The journal imports domain, contracts, models and pg, and the cryptography that models take as an argument.',
    ),
    only(
      'activities-are-the-only-hands',
      `${ROOT}activities/`,
      [
        'domain/',
        'contracts/',
        'crypto/',
        'journal/',
        'workflows/',
        'activities/',
        'node_modules/@temporalio/(activity|common)/',
        'node_modules/(asn1js|pkijs)/',
        '^(node:)?[a-z_/]+$',
      ],
      'Outside acts go through activities and their adapters.',
    ),
    only(
      'worker-composes',
      `${ROOT}worker/`,
      [
        'activities/',
        'journal/',
        'contracts/',
        'domain/',
        'worker/',
        'node_modules/(@temporalio|pg|prom-client|pino|express)/',
        '^(node:)?[a-z_/]+$',
      ],
      'The worker composes activities and the relay.',
    ),
    only(
      'web-renders-views',
      `${ROOT}web/`,
      [
        'domain/',
        'contracts/',
        'crypto/',
        'web/',
        'node_modules/(preact|preact-render-to-string|@noble|age-encryption|uqr|vite)/',
        '^(node:)?[a-z_/]+$',
      ],
      'Pages are functions of their views: no journal, no database.',
    ),
    only(
      'api-reads-and-commands',
      `${ROOT}api/`,
      [
        'domain/',
        'contracts/',
        'crypto/',
        'journal/',
        'workflows/',
        'web/',
        'api/',
        'generated/',
        'node_modules/',
        '^(node:)?[a-z_/]+$',
      ],
      'The API mounts contracts on the journal and the pages.',
    ),
    {
      name: 'prisma-in-read-models-and-auth',
      comment: 'Writes go through the journal; Prisma reads (api/read-models) and keeps sessions (api/auth).',
      severity: 'error',
      from: {
        path: `${ROOT}(domain|contracts|crypto|workflows|journal|activities|worker|web|stack|cli|api)/`,
        pathNot: '^api/(read-models|auth|main\\.ts|services\\.ts)',
      },
      to: { path: '^generated/|node_modules/@prisma/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'stack-starts-and-stops',
      `${ROOT}stack/(?!sample/|province/)`,
      ['stack/', 'node_modules/(pg|@temporalio)/', '^(node:)?[a-z_/]+$'],
      'The stack starts processes; only its sample city knows the journal.',
    ),
    only(
      'drill-is-a-client',
      `${ROOT}cli/drill/`,
      ['contracts/', 'domain/', 'cli/drill/', 'node_modules/(commander|csv-parse)/', '^(node:)?[a-z_/]+$'],
      'The drill acts through HTTP as its users do.',
    ),
    {
      name: 'nobody-imports-the-ends',
      comment: 'worker, api, cli, bench and test are ends: nobody imports them.',
      severity: 'error',
      from: { pathNot: '^(worker|api|cli|bench|test)/' },
      to: { path: '^(worker|api|cli|bench|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle hides which side is the layer below.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'generated'] },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
