package org.tradingstore.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.rules.AgentRules;
import org.tradingstore.testkit.internal.rules.AggregateRules;
import org.tradingstore.testkit.internal.rules.AllocationRules;
import org.tradingstore.testkit.internal.rules.AuditRules;
import org.tradingstore.testkit.internal.rules.BackupRules;
import org.tradingstore.testkit.internal.rules.BadInputRules;
import org.tradingstore.testkit.internal.rules.BookRules;
import org.tradingstore.testkit.internal.rules.CacheRules;
import org.tradingstore.testkit.internal.rules.ChartRules;
import org.tradingstore.testkit.internal.rules.ClosingRules;
import org.tradingstore.testkit.internal.rules.ConcurrencyRules;
import org.tradingstore.testkit.internal.rules.ConditionRules;
import org.tradingstore.testkit.internal.rules.DigestRules;
import org.tradingstore.testkit.internal.rules.DoctorRules;
import org.tradingstore.testkit.internal.rules.ExposureRules;
import org.tradingstore.testkit.internal.rules.FileRules;
import org.tradingstore.testkit.internal.rules.FollowingRules;
import org.tradingstore.testkit.internal.rules.IsolationRules;
import org.tradingstore.testkit.internal.rules.LedgerRules;
import org.tradingstore.testkit.internal.rules.LoadRules;
import org.tradingstore.testkit.internal.rules.ManyRules;
import org.tradingstore.testkit.internal.rules.OperationsRules;
import org.tradingstore.testkit.internal.rules.OrderRules;
import org.tradingstore.testkit.internal.rules.OutcomeRules;
import org.tradingstore.testkit.internal.rules.PageRules;
import org.tradingstore.testkit.internal.rules.PlayRules;
import org.tradingstore.testkit.internal.rules.PlayViewRules;
import org.tradingstore.testkit.internal.rules.PortfolioRules;
import org.tradingstore.testkit.internal.rules.PriceAnalyticsRules;
import org.tradingstore.testkit.internal.rules.PriceRules;
import org.tradingstore.testkit.internal.rules.ProfitRules;
import org.tradingstore.testkit.internal.rules.QueryRules;
import org.tradingstore.testkit.internal.rules.RateRules;
import org.tradingstore.testkit.internal.rules.RecommendationRules;
import org.tradingstore.testkit.internal.rules.RecordChangeRules;
import org.tradingstore.testkit.internal.rules.RecordRules;
import org.tradingstore.testkit.internal.rules.ReferenceRules;
import org.tradingstore.testkit.internal.rules.RemovalRules;
import org.tradingstore.testkit.internal.rules.ReopenRules;
import org.tradingstore.testkit.internal.rules.RetentionRules;
import org.tradingstore.testkit.internal.rules.SatelliteRules;
import org.tradingstore.testkit.internal.rules.SeriesRules;
import org.tradingstore.testkit.internal.rules.SettingRules;
import org.tradingstore.testkit.internal.rules.SignalRules;
import org.tradingstore.testkit.internal.rules.SignalTradeRules;
import org.tradingstore.testkit.internal.rules.StrategyRules;
import org.tradingstore.testkit.internal.rules.TransactionRules;
import org.tradingstore.testkit.internal.rules.UniverseRules;
import org.tradingstore.testkit.internal.rules.UpgradeRules;
import org.tradingstore.testkit.internal.rules.UpkeepRules;
import org.tradingstore.testkit.internal.rules.ValueRules;
import org.tradingstore.testkit.internal.rules.WaistRules;

/**
 * What every engine keeps, as numbered rules. The test of an engine extends it and says how the engine is opened; each rule finds
 * an empty place and leaves nothing open.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StorageContract {
    /** The engine, and what it cannot do; called before each test. */
    protected abstract StorageUnderTest open();

    /** Removes everything at the place where {@link #open} opens; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    private Place place() {
        wipe();
        return new Place(open());
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    @Nested
    class Values extends ValueRules {
        Values() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Conditions extends ConditionRules {
        Conditions() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Orders extends OrderRules {
        Orders() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Outcomes extends OutcomeRules {
        Outcomes() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Many extends ManyRules {
        Many() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Transactions extends TransactionRules {
        Transactions() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Books extends BookRules {
        Books() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyRules {
        Concurrency() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Pages extends PageRules {
        Pages() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Queries extends QueryRules {
        Queries() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Aggregates extends AggregateRules {
        Aggregates() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Prices extends PriceRules {
        Prices() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Profit extends ProfitRules {
        Profit() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class PriceAnalytics extends PriceAnalyticsRules {
        PriceAnalytics() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Exposures extends ExposureRules {
        Exposures() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Loads extends LoadRules {
        Loads() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class FilesOfRecords extends FileRules {
        FilesOfRecords() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Series extends SeriesRules {
        Series() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Rates extends RateRules {
        Rates() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Removals extends RemovalRules {
        Removals() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Audit extends AuditRules {
        Audit() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Retention extends RetentionRules {
        Retention() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Upkeep extends UpkeepRules {
        Upkeep() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class References extends ReferenceRules {
        References() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Digests extends DigestRules {
        Digests() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Reopening extends ReopenRules {
        Reopening() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Backups extends BackupRules {
        Backups() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Upgrades extends UpgradeRules {
        Upgrades() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Examinations extends DoctorRules {
        Examinations() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Closing extends ClosingRules {
        Closing() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class BadInput extends BadInputRules {
        BadInput() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Waist extends WaistRules {
        Waist() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Ledgers extends LedgerRules {
        Ledgers() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Universes extends UniverseRules {
        Universes() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class PlayStatuses extends PlayRules {
        PlayStatuses() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class PlayViews extends PlayViewRules {
        PlayViews() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Followed extends FollowingRules {
        Followed() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Operating extends OperationsRules {
        Operating() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Cached extends CacheRules {
        Cached() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Recommended extends RecommendationRules {
        Recommended() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Portfolios extends PortfolioRules {
        Portfolios() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class SatelliteBuckets extends SatelliteRules {
        SatelliteBuckets() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class SignalsAndNews extends SignalRules {
        SignalsAndNews() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class SignalsAndTrades extends SignalTradeRules {
        SignalsAndTrades() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class AgentsAndStrategies extends AgentRules {
        AgentsAndStrategies() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class StrategyPerformances extends StrategyRules {
        StrategyPerformances() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class EveryRecord extends RecordRules {
        EveryRecord() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class EveryChange extends RecordChangeRules {
        EveryChange() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Settings extends SettingRules {
        Settings() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Allocations extends AllocationRules {
        Allocations() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Charts extends ChartRules {
        Charts() {
            super(StorageContract.this::place);
        }
    }

    @Nested
    class Isolation extends IsolationRules {
        Isolation() {
            super(StorageContract.this::place);
        }
    }
}
