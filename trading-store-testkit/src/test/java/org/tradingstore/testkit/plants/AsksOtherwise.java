package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;

/** A session that takes a part of what it is asked of one type for something else, wherever several conditions must hold together. */
final class AsksOtherwise<R> extends ForwardingSession {
    private final RecordType<R, ?> type;
    private final UnaryOperator<Condition<R>> part;

    AsksOtherwise(StorageSession session, RecordType<R, ?> type, UnaryOperator<Condition<R>> part) {
        super(session);
        this.type = type;
        this.part = part;
    }

    @SuppressWarnings("unchecked") // a selection of a type asks of its records
    private Selection taken(Selection asked) {
        return asked.type() == type && asked.condition() instanceof Condition.And<?> and
                ? new Selection(type, asked.scope(), taken((Condition.And<R>) and))
                : asked;
    }

    private Condition<R> taken(Condition.And<R> asked) {
        List<Condition<R>> parts = new ArrayList<>();
        for (Condition<R> each : asked.parts()) {
            parts.add(each instanceof Condition.And<R> and ? taken(and) : part.apply(each));
        }
        return new Condition.And<>(parts);
    }

    @Override
    public RowCursor scan(Scan scan) {
        Selection selection = taken(scan.selection());
        @Nullable Object @Nullable [] after = scan.after();
        return super.scan(
                after == null
                        ? Scan.first(selection, scan.order(), scan.limit())
                        : new Scan(selection, scan.order(), after, scan.limit()));
    }

    @Override
    public long count(Selection selection) {
        return super.count(taken(selection));
    }

    @Override
    public List<AggregateRow> aggregate(AggregateRequest request) {
        return super.aggregate(new AggregateRequest(
                taken(request.selection()),
                request.groups(),
                request.buckets(),
                request.measures(),
                request.mostGroups()));
    }
}
