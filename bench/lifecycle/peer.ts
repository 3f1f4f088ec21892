/** One inspection's way from the first result to its public record: four commands of people, then machines. */
export interface Lifecycle {
  readonly id: string;
  /** enterResults of both departments, passReview of both: sent one after the other. */
  readonly commands: readonly (() => Promise<unknown>)[];
  /** Resolves once it is published and delivered. */
  readonly closed: () => Promise<void>;
}

/** What one lifecycle left in Temporal. */
export interface Trace {
  readonly events: number;
  readonly historyBytes: number;
  readonly executions: number;
}

/** A way of doing the same duties. */
export interface Peer {
  readonly name: PeerName;
  /** The processes whose CPU it needs, by name. */
  readonly pids: Readonly<Record<string, number>>;
  /** Where its rows lie. */
  readonly schemas: readonly string[];
  /** Begins n lifecycles, up to the point where results are awaited; outside of what is measured, for every peer alike. */
  begin(n: number): Promise<readonly Lifecycle[]>;
  /** Throws unless every lifecycle left exactly the rows that it owes. */
  check(done: readonly Lifecycle[]): Promise<void>;
  trace(id: string): Promise<Trace | null>;
  end(): Promise<void>;
}

export type PeerName = 'ours' | 'floor' | 'bare';
