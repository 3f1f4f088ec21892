'use strict';
/**
 * Freezes one run of a workflow for test/pure/kernel/replay.test.ts, names of machines and processes taken out:
 *
 *   node test/support/freeze-history.cjs ADDRESS NAMESPACE WORKFLOW_ID RUN_ID NAME
 *
 * The form is protobuf's plain object and not its JSON, which the SDK's own reader cannot take when npm installs protobufjs
 * more than once.
 */
const fs = require('node:fs');
const path = require('node:path');
const { Client, Connection } = require('@temporalio/client');

const OWN = /\d+@[\w.-]+/g;

function anonymous(value) {
  if (Array.isArray(value)) return value.map(anonymous);
  if (typeof value === 'string') return value.replace(OWN, 'worker');
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'identity' ? 'worker' : anonymous(inner)]),
  );
}

async function main([address, namespace, workflowId, runId, name]) {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const plain = anonymous(history.constructor.toObject(history, { longs: Number, bytes: String }));
  const file = path.join(__dirname, '../histories', `${name}.json`);
  fs.writeFileSync(file, `${JSON.stringify(plain)}\n`);
  console.log(`${file}: ${plain.events.length} events`);
  await connection.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
