package org.tradingstore;

import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;

/**
 * What a database is. <em>Immutable.</em>
 *
 * @param engine name of the engine
 * @param version version of the engine
 * @param profile what was asked for
 * @param settings what the engine says it does for it, as read back
 * @param durable whether acknowledged writes outlive the process
 * @param location where it lives, without any password
 */
public record DatabaseReport(
        Database database,
        String engine,
        String version,
        Profile profile,
        String settings,
        boolean durable,
        String location) {}
