import { runSupervisor } from './run/supervisor';

void runSupervisor();
