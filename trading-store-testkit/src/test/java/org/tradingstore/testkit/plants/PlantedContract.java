package org.tradingstore.testkit.plants;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.StorageContract;
import org.tradingstore.testkit.StorageUnderTest;

/** The contract on an engine with a plant in it, which the run names. Its name keeps it out of the runs of the build. */
@ExtendWith(PlantedContract.NamedPlant.class)
class PlantedContract extends StorageContract {
    /** The parameter of a run that names the plant, by its fault. */
    static final String FAULT = "org.tradingstore.testkit.fault";

    private final Plant plant;
    private MemoryStorage storage = MemoryStorage.forTests();

    PlantedContract(Plant plant) {
        this.plant = plant;
    }

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> plant.in(storage))
                .lacking(Capability.SECOND_PROCESS, Capability.BACKUP, Capability.PARQUET);
    }

    @Override
    protected void wipe() {
        storage = MemoryStorage.forTests();
    }

    /** Finds the plant of a run. */
    static final class NamedPlant implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Plant.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String fault = context.getConfigurationParameter(FAULT).orElse("");
            return Plant.all().stream()
                    .filter(plant -> plant.fault().equals(fault))
                    .findFirst()
                    .orElseGet(Plant::none);
        }
    }
}
