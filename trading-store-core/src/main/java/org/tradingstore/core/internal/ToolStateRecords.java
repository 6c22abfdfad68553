package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.config.ToolState;
import org.tradingstore.config.ToolStateRepository;

/** States of tools. */
final class ToolStateRecords extends KeyedRecords<ToolState, UUID> implements ToolStateRepository {
    ToolStateRecords(BookScope scope) {
        super(ToolState.TYPE, scope);
    }
}
