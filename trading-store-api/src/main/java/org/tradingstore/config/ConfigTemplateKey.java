package org.tradingstore.config;

import java.util.Objects;

/** What tells the versions of templates apart. <em>Immutable.</em> */
public record ConfigTemplateKey(String name, String version) {
    public ConfigTemplateKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    public static ConfigTemplateKey of(String name, String version) {
        return new ConfigTemplateKey(name, version);
    }
}
