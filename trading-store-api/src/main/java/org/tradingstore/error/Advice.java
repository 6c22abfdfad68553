package org.tradingstore.error;

/** What the caller of a failed operation is to do next. */
public enum Advice {
    /** The request itself is wrong and fails again unless it is changed. Nothing was written. */
    FIX_CALLER,
    /** The store was occupied. Nothing was written; the same request may succeed later. */
    RETRY,
    /** The store holds something else than the caller assumed, or may do so: compare before going on. */
    RECONCILE,
    /** The storage itself is damaged, full or unreachable: an operator has to look. */
    STOP
}
