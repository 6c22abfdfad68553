package org.tradingstore.jdbi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.TradingStore;
import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.following.Following;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.signals.Signals;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.sqlite.SqliteTradingStore;
import org.tradingstore.sqlite.internal.Dialects;
import org.tradingstore.universe.Universe;

/** The engine's own word on how it answers the look-ups of the library. */
class SqlitePlanTest {
    /** A line of a plan that goes through an index, and the terms that bound it. */
    private static final Pattern BOUNDED = Pattern.compile("SEARCH .*\\((.*)\\)( LEFT-JOIN)?");

    @TempDir
    static Path directory;

    /** The databases whose look-ups are read, and the interface that hands out their repositories. */
    enum Asked {
        UNIVERSE(Universe.class),
        CONFIG(Config.class),
        HISTORY(History.class),
        LEDGER(Ledger.class),
        PORTFOLIO(Portfolio.class),
        SATELLITES(Satellites.class),
        AGENTS(Agents.class),
        SIGNALS(Signals.class),
        PLAYS(Plays.class),
        FOLLOWING(Following.class),
        OPERATIONS(Operations.class),
        CACHE(Cache.class);

        private final Class<?> type;

        Asked(Class<?> type) {
            this.type = type;
        }

        Database database() {
            return Database.valueOf(name());
        }
    }

    @BeforeAll
    static void make() {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            for (Asked asked : Asked.values()) {
                Database database = asked.database();
                RecordDatabase records = database.shared()
                        ? store.shared(database)
                        : store.book("kit", Mode.TEST).database(database);
                records.digest(Digest.Coverage.CONTENT);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("every look-up is a search of an index by what it asks for, or the first rows in the order of a key")
    void lookUps(Asked asked) throws SQLException {
        List<String> bad = new ArrayList<>();
        int plans = 0;
        Path file = directory.resolve(asked.database().label() + ".db");
        Queries queries = new Queries(Dialects.of(file));
        Scope scope = asked.database().shared() ? Scope.SHARED : Scope.book(1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (Method method : asked.type.getDeclaredMethods()) {
                if (method.getParameterCount() > 0 || !ReadRepository.class.isAssignableFrom(method.getReturnType())) {
                    continue;
                }
                for (Map.Entry<String, List<Scan>> lookUp :
                        RecordedQueries.of(method.getReturnType(), scope).entrySet()) {
                    for (Scan scan : lookUp.getValue()) {
                        SqlText sql = queries.scan(new TableSql(layout(asked, scan), Dialects.of(file)), scan);
                        List<String> plan = plan(connection, sql.text());
                        plans++;
                        if (!good(scan, plan)) {
                            bad.add(method.getReturnType().getSimpleName() + "." + lookUp.getKey() + " " + plan);
                        }
                    }
                }
            }
        }
        assertThat(plans).isPositive();
        assertThat(bad).isEmpty();
    }

    private static TypeLayout layout(Asked asked, Scan scan) {
        RecordType<?, ?> type = scan.selection().type();
        boolean revised = type.kind() == RecordKind.KEYED || type.kind() == RecordKind.AUDITED;
        return new TypeLayout(type, asked.database().shared(), type.kind() != RecordKind.PLAIN, revised);
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                plan.add(rows.getString("detail"));
            }
        }
        return plan;
    }

    private static boolean good(Scan scan, List<String> plan) {
        if (scan.selection().condition().equals(Condition.always())) {
            return plan.stream().noneMatch(line -> line.contains("TEMP B-TREE"));
        }
        return plan.stream().noneMatch(line -> line.startsWith("SCAN"))
                && plan.stream().filter(line -> line.startsWith("SEARCH")).allMatch(SqlitePlanTest::beyondBook);
    }

    /** Whether more than the book bounds a search. */
    private static boolean beyondBook(String line) {
        Matcher bounded = BOUNDED.matcher(line);
        return bounded.matches() && !bounded.group(1).equals("env_book=?");
    }
}
