import { parseArguments } from '../../../stack/testing/arguments';
import { countLine, countOf, declaredTests, sum } from '../../../stack/testing/count';

describe('the arguments of npm test', () => {
  it('select projects in jest’s own words and hand the rest on', () => {
    expect(parseArguments([])).toEqual({ projects: ['pure', 'stack', 'browser'], rest: [] });
    expect(parseArguments(['--selectProjects', 'browser', 'pure', '-t', 'clock'])).toEqual({
      projects: ['pure', 'browser'],
      rest: ['-t', 'clock'],
    });
    expect(parseArguments(['--selectProjects=stack', 'test/stack/x.test.ts'])).toEqual({
      projects: ['stack'],
      rest: ['test/stack/x.test.ts'],
    });
  });

  it('take the name of a project elsewhere for a pattern', () => {
    expect(parseArguments(['stack'])).toEqual({ projects: ['pure', 'stack', 'browser'], rest: ['stack'] });
  });
});

describe('the count', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 1,
  };

  it('counts a file that broke before its tests as a failure', () => {
    expect(countOf(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });

  it('is one plain line', () => {
    expect(countLine(sum([countOf(report), { passed: 4, failed: 0, skipped: 0 }]))).toBe(
      '7 passed, 2 failed, 3 skipped',
    );
    expect(countLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
  });

  it('counts the declared tests of a file that is not run', () => {
    expect(
      declaredTests("it('a', f);\n  test.each([1, 2])('b', f);\nit.each`x`('c', f)\nconst item = it;\n// visit(\n"),
    ).toBe(3);
  });
});
