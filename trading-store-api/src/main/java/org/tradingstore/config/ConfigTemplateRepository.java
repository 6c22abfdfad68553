package org.tradingstore.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.schema.VersionOrder;

/** Config templates of one book. */
public interface ConfigTemplateRepository extends AuditedRepository<ConfigTemplate, ConfigTemplateKey> {
    /** The most versions that one template may have for its versions to be listed. */
    int MOST_VERSIONS = 1_000;

    /**
     * All versions of the template {@code name}, newest first by {@link VersionOrder}, whenever they were written.
     *
     * @throws InvalidRequestException if there are more than {@value #MOST_VERSIONS}
     */
    default List<ConfigTemplate> versionsOf(String name) {
        List<ConfigTemplate> versions = new ArrayList<>(
                list(ConfigTemplate.TYPE.where(ConfigTemplate.NAME.eq(name)).limit(MOST_VERSIONS + 1)));
        if (versions.size() > MOST_VERSIONS) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot list the versions of a template: there are too many",
                    "name",
                    name,
                    "at_most",
                    MOST_VERSIONS));
        }
        versions.sort(Comparator.comparing(ConfigTemplate::version, VersionOrder.OLDEST_FIRST.reversed()));
        return List.copyOf(versions);
    }

    /** The newest version of the template {@code name} by {@link VersionOrder}, whenever it was written. */
    default Optional<ConfigTemplate> newest(String name) {
        return versionsOf(name).stream().findFirst();
    }
}
