package org.tradingstore.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.TimeRange;

/** Cash flows of one book. Lists show reversed ones and their reversals; computations skip both. */
public interface CashFlowRepository extends AppendRepository<CashFlow, UUID> {
    /** The last cash flows, newest first, ties by id. */
    default List<CashFlow> newest(int limit) {
        return list(CashFlow.TYPE.all().orderBy(CashFlow.OCCURRED_AT.desc()).limit(limit));
    }

    /** The first cash flows of {@code period} (start inclusive, end exclusive), oldest first, ties by id. */
    default List<CashFlow> occurredIn(TimeRange period, int limit) {
        return list(CashFlow.TYPE
                .where(CashFlow.OCCURRED_AT.within(period))
                .orderBy(CashFlow.OCCURRED_AT.asc())
                .limit(limit));
    }

    /** The last cash flows of a type, newest first, ties by id. */
    default List<CashFlow> ofType(CashFlowType type, int limit) {
        return list(CashFlow.TYPE
                .where(CashFlow.FLOW_TYPE.eq(type))
                .orderBy(CashFlow.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last cash flows for {@code symbol}, newest first, ties by id. */
    default List<CashFlow> ofSymbol(String symbol, int limit) {
        return list(CashFlow.TYPE
                .where(CashFlow.SYMBOL.eq(symbol))
                .orderBy(CashFlow.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The cash flow that had this id where it came from. */
    default Optional<CashFlow> byExternalId(String externalId) {
        return first(CashFlow.TYPE.where(CashFlow.EXTERNAL_ID.eq(externalId)));
    }

    /** Takes a cash flow back, as {@link TradeRepository#reverse} does a trade. */
    Appended<UUID> reverse(UUID id, String reason);
}
