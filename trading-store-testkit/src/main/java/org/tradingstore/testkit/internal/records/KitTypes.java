package org.tradingstore.testkit.internal.records;

import java.util.List;
import org.tradingstore.schema.RecordType;

/** The kit's record types by where they are kept. */
public final class KitTypes {
    private KitTypes() {}

    /** Those of books. */
    public static List<RecordType<?, ?>> ofBooks() {
        return List.of(Full.TYPE, Fill.TYPE, Alarm.TYPE, Memo.TYPE, Slot.TYPE, Counter.TYPE, Branch.TYPE, Leaf.TYPE);
    }

    /** Those without a book. */
    public static List<RecordType<?, ?>> shared() {
        return List.of(Bar.TYPE);
    }
}
