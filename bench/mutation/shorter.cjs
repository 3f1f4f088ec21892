/** A property has this long, in ms, of a mutant's run; what it has not tried by then it leaves. */
require('fast-check').configureGlobal({ interruptAfterTimeLimit: 150 });
