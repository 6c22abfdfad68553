package org.tradingstore.spi;

import java.util.Set;

/**
 * What an opened database is. <em>Immutable.</em>
 *
 * @param engine the engine's name
 * @param version the engine's version
 * @param durable whether acknowledged writes outlive the process
 * @param location where it lives, without any password
 * @param profile settings as read back from the engine
 */
public record StorageInfo(
        String engine, String version, boolean durable, String location, String profile, Set<Capability> capabilities) {
    public StorageInfo {
        capabilities = Set.copyOf(capabilities);
    }
}
