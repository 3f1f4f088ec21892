const PROJECTS = ['pure', 'stack', 'browser'] as const;
export type Project = (typeof PROJECTS)[number];

/** What `npm test -- …` asks for. */
export interface Asked {
  readonly projects: readonly Project[];
  /** Everything else, for jest. */
  readonly rest: readonly string[];
}

const isProject = (word: string): word is Project => (PROJECTS as readonly string[]).includes(word);

/** Takes `--selectProjects a b` (jest's own words) out of the arguments; without it all three, in their order. */
export function parseArguments(words: readonly string[]): Asked {
  const projects = new Set<Project>();
  const rest: string[] = [];
  let selecting = false;
  for (const word of words) {
    const [flag, value] = word.split('=', 2);
    if (flag === '--selectProjects') {
      selecting = value === undefined;
      if (value !== undefined)
        value
          .split(',')
          .filter(isProject)
          .forEach((name) => projects.add(name));
    } else if (selecting && isProject(word)) projects.add(word);
    else {
      selecting = false;
      rest.push(word);
    }
  }
  return { projects: PROJECTS.filter((name) => projects.size === 0 || projects.has(name)), rest };
}
