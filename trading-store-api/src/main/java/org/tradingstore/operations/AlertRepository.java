package org.tradingstore.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Alerts of one book. */
public interface AlertRepository extends KeyedRepository<Alert, UUID> {
    /** The last alerts, newest first, ties by id. */
    default List<Alert> newest(int limit) {
        return list(Alert.TYPE.all().orderBy(Alert.RAISED_AT.desc()).limit(limit));
    }

    /** The last alerts of one severity, newest first, ties by id. */
    default List<Alert> ofSeverity(Severity severity, int limit) {
        return list(Alert.TYPE
                .where(Alert.SEVERITY.eq(severity))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The last alerts about a symbol, newest first, ties by id. */
    default List<Alert> ofSymbol(String symbol, int limit) {
        return list(Alert.TYPE
                .where(Alert.SYMBOL.eq(symbol))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The last alerts of one type, newest first, ties by id. */
    default List<Alert> ofType(String type, int limit) {
        return list(Alert.TYPE
                .where(Alert.ALERT_TYPE.eq(type))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The alert that had this id where it came from. */
    default Optional<Alert> byExternalId(String externalId) {
        return first(Alert.TYPE.where(Alert.EXTERNAL_ID.eq(externalId)));
    }
}
