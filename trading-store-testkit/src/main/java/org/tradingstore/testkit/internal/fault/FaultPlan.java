package org.tradingstore.testkit.internal.fault;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;

/** Which call of an engine fails, and how. <em>Thread-safe.</em> */
public final class FaultPlan {
    /** How a call fails. */
    public enum Manner {
        /** Any call, before it is done; a commit too, and then it is not known whether it was. */
        BEFORE,
        /** A commit, which is not done. */
        BEFORE_COMMIT,
        /** A commit, after it was done. */
        AFTER_COMMIT
    }

    private Manner manner = Manner.BEFORE;
    private int callsLeft;
    private boolean fired;

    /** Lets the {@code call}-th call from now on fail, once; the first is 1. */
    public synchronized void arm(Manner how, int call) {
        manner = how;
        callsLeft = call;
        fired = false;
    }

    /** Lets all calls pass from now on. */
    public synchronized void disarm() {
        callsLeft = 0;
    }

    /** Whether the fault that was planned last has happened. */
    public synchronized boolean fired() {
        return fired;
    }

    /** Counts a call that is no commit. */
    void call() {
        if (manner() == Manner.BEFORE && due()) {
            throw new StorageException("Cannot reach the disk: a fault was injected");
        }
    }

    /** Counts a commit and carries it out. */
    void commit(Runnable commit) {
        if (!due()) {
            commit.run();
            return;
        }
        if (manner() == Manner.AFTER_COMMIT) {
            commit.run();
        }
        throw new OutcomeUnknownException("Cannot tell whether the commit was done: a fault was injected", null);
    }

    private synchronized Manner manner() {
        return manner;
    }

    private synchronized boolean due() {
        if (callsLeft > 0 && --callsLeft == 0) {
            fired = true;
            return true;
        }
        return false;
    }
}
