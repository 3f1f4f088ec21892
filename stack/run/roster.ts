import type { Service } from '../process/service';
import { PortTaken } from '../process/service';
import { StackError } from '../say';

/** Thrown where work goes on although the stack was asked to end. */
export class Ending extends StackError {
  constructor() {
    super('Stopped before it was ready.');
  }
}

const CHOICES = 5;

/** The services that were started, in order: all of them end, the last first, whenever and however the end comes. */
export class Roster {
  private readonly started: Service[] = [];
  private ending: Promise<void> | null = null;

  /** Starts a service; it belongs to the roster from before its first moment, so that an end finds it. */
  async start(service: Service): Promise<void> {
    this.check();
    this.started.push(service);
    await service.start();
    this.check();
  }

  /** Starts a service on ports chosen the moment before, and on others where another program was quicker. Answers them. */
  async startOn<P>(choose: () => Promise<P>, make: (ports: P) => Service): Promise<P> {
    for (let choice = 1; ; choice++) {
      const ports = await choose();
      try {
        await this.start(make(ports));
        return ports;
      } catch (error) {
        if (!(error instanceof PortTaken) || choice === CHOICES) throw error;
      }
    }
  }

  /** Ends whoever works on although everything is being stopped. */
  check(): void {
    if (this.ending !== null) throw new Ending();
  }

  stopAll(): Promise<void> {
    this.ending ??= this.stopInOrder();
    return this.ending;
  }

  private async stopInOrder(): Promise<void> {
    for (const service of [...this.started].reverse()) await service.stop();
  }
}
