import fc from 'fast-check';

// That a property fails is all that is asked; looking for its smallest example would take most of the time.
fc.configureGlobal({ endOnFailure: true });
