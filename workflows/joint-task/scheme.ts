import { checkScheme, type SchemeFacts } from '../../domain/plan-rules/check-scheme';
import type { Scheme } from '../../domain/plan-rules/scheme';
import { utf8 } from '../../domain/draw/encoding/bytes';
import { ok, refuse } from '../../domain/kernel/result';
import { asked, onCommand, type TaskStage } from './stage';
import type { JointTaskState } from './state';

/** A scheme is one event, and an event has 16 KB (architecture, "Sizes"); the rest is for who, when and which command. */
const MOST_BYTES = 15_000;

/** The facts that the rules of a scheme want; loaded by `journal/facts/`. */
export const schemeFacts = ({ scheme, id }: Pick<JointTaskState, 'scheme' | 'id'>) =>
  scheme ? [{ fact: 'scheme', args: { scheme, task: id } }] : [];

/** No expert a target is none at all: nothing is asked of their library then. */
const withoutNobody = ({ experts, ...scheme }: Scheme): Scheme => (experts?.count ? { ...scheme, experts } : scheme);

/** 拟定方案: ended by a submission that no rule forbids. */
export const schemeStage: TaskStage = {
  handlers: {
    saveScheme: onCommand('saveScheme', {
      decide(state, { scheme: given }) {
        const scheme = withoutNobody(given);
        if (scheme.lead !== state.lead) return refuse('SCHEME_INCOMPLETE', { what: '牵头部门不能更改' });
        const bytes = utf8(JSON.stringify(scheme)).length;
        if (bytes > MOST_BYTES) return refuse('SCHEME_TOO_LARGE', { bytes, most: MOST_BYTES });
        return ok({ events: [{ type: 'schemeSaved', version: state.schemeVersion + 1, scheme }] });
      },
    }),
    submitScheme: onCommand('submitScheme', {
      needs: schemeFacts,
      decide(state, _body, { facts }) {
        if (!state.scheme) return refuse('NO_SCHEME', {});
        const broken = checkScheme(state.scheme, facts['scheme'] as SchemeFacts).filter(
          ({ severity }) => severity === 'must',
        );
        const first = broken[0];
        if (first) return refuse('SCHEME_BREAKS_RULE', { rule: first.rule, text: first.text, more: broken.length - 1 });
        return ok({ events: [{ type: 'schemeSubmitted', version: state.schemeVersion, round: state.round + 1 }] });
      },
    }),
  },
  duties: (state, { calendar }) =>
    state.stage === 'scheme'
      ? [
          asked(state, calendar, {
            key: `scheme/${state.round + 1}`,
            command: 'submitScheme',
            org: state.lead,
            since: state.since,
            clock: 'scheme',
          }),
        ]
      : [],
};
