package org.tradingstore.config;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** States of tools of one book. */
public interface ToolStateRepository extends KeyedRepository<ToolState, UUID> {
    /** The first states of tools in use, by tool name, ties by id. */
    default List<ToolState> active(int limit) {
        return list(ToolState.TYPE
                .where(ToolState.ACTIVE.eq(true))
                .orderBy(ToolState.TOOL_NAME.asc())
                .limit(limit));
    }

    /** The first states of one tool, by id. */
    default List<ToolState> ofTool(String toolName, int limit) {
        return list(ToolState.TYPE.where(ToolState.TOOL_NAME.eq(toolName)).limit(limit));
    }

    /** The state with this id where it came from. */
    default Optional<ToolState> byExternalId(String externalId) {
        return first(ToolState.TYPE.where(ToolState.EXTERNAL_ID.eq(externalId)));
    }
}
