'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** Every file below a folder of the checkout, as sorted paths relative to the root with `/`. */
function filesBelow(root, folder) {
  const found = [];
  const walk = (relative) => {
    let entries;
    try {
      entries = fs.readdirSync(path.join(root, relative), { withFileTypes: true });
    } catch (error) {
      if (error.code === 'ENOENT') return;
      throw error;
    }
    for (const entry of entries) {
      const child = `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(child);
      else if (!entry.name.startsWith('.')) found.push(child);
    }
  };
  walk(folder);
  return found.sort();
}

/**
 * One hash over the names and contents of files. Contents, not times: `git checkout` back and forth builds nothing,
 * and an older file that replaces a newer one is still seen. Some hundred files take about 50 ms.
 */
function fingerprint(root, files) {
  const hash = crypto.createHash('sha256');
  for (const file of files) {
    const bytes = fs.readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

module.exports = { filesBelow, fingerprint };
