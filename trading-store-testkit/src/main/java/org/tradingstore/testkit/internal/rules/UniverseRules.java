package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.universe.CountryGroup;
import org.tradingstore.universe.EventOutcome;
import org.tradingstore.universe.IndustryGroup;
import org.tradingstore.universe.Security;
import org.tradingstore.universe.SecurityRepository;
import org.tradingstore.universe.SecurityType;
import org.tradingstore.universe.Universe;

/** Securities, their groups, and the ways they are found by. */
public abstract class UniverseRules extends Rules {
    private static final Instant ADDED = Instant.parse("2026-01-02T15:00:00Z");
    private static final int ALL = 1_000;

    protected UniverseRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return EnumSet.of(Database.UNIVERSE);
    }

    private Universe universe() {
        return store().universe();
    }

    private SecurityRepository securities() {
        return universe().securities();
    }

    private static Security.Builder security(String symbol) {
        return Security.of(symbol).tradable().addedAt(ADDED);
    }

    private Security kept(Security.Builder builder) {
        Security security = builder.build();
        securities().upsert(security);
        return security;
    }

    private void refusedComponent(String component, ThrowingCallable call) {
        assertThat(refused(InvalidRecordException.class, Advice.FIX_CALLER, call)
                        .component())
                .isEqualTo(component);
    }

    @Test
    @DisplayName("UN1 securities come back as they were written, with every component and with few (seed 1)")
    void roundTrip() {
        Set<String> isins = new TreeSet<>();
        List<Security> all = RecordGenerator.of(Security.TYPE, 1).next(300).stream()
                .filter(each -> each.isin() == null || isins.add(each.isin()))
                .toList();
        assertThat(securities().upsertAll(all)).containsOnly(Upserted.CREATED);
        for (Security security : all) {
            assertThat(securities().find(security.symbol())).contains(security);
        }
        reopened();
        assertThat(securities().upsertAll(all)).containsOnly(Upserted.SAME);
    }

    @Test
    @DisplayName("UN2 two books see one universe, and its digest counts each record once")
    void shared() {
        kept(security("AAPL"));
        universe().countryGroups().upsert(CountryGroup.of("EU", "DE"));
        universe().industryGroups().upsert(IndustryGroup.of("Tech", "Software"));
        Digest digest = universe().digest(Digest.Coverage.CONTENT);
        assertThat(digest.count()).isEqualTo(3);
        kept(security("AAPL").name("Apple"));
        assertThat(universe().digest(Digest.Coverage.CONTENT)).isNotEqualTo(digest);
        kept(security("AAPL"));
        assertThat(universe().digest(Digest.Coverage.CONTENT)).isEqualTo(digest);
    }

    @Test
    @DisplayName("UN3 a security is found by its ISIN, which no other may have")
    void isin() {
        Security apple = kept(security("AAPL").isin("US0378331005"));
        kept(security("NONE"));
        kept(security("NONE2"));
        assertThat(securities().byIsin("US0378331005")).contains(apple);
        assertThat(securities().byIsin("US0378331006")).isEmpty();
        ConflictException conflict = refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> kept(security("AAPL.US").isin("US0378331005")));
        assertThat(conflict.stored(Security.class)).isEqualTo(apple);
        assertThat(securities().find("AAPL.US")).isEmpty();
    }

    @Test
    @DisplayName("UN4 a security is found by the symbol it has in a scheme, and by that pair alone")
    void alias() {
        Security novo = kept(security("NOVO-B").alias("yahoo", "NOVO-B.CO").alias("broker", "NOV:B"));
        kept(security("OTHER").alias("broker", "NOVO-B.CO").alias("yahoo", "X"));
        assertThat(novo.aliases()).isEqualTo(Map.of("yahoo", "NOVO-B.CO", "broker", "NOV:B"));
        assertThat(securities().byAlias("yahoo", "NOVO-B.CO")).contains(novo);
        assertThat(securities().byAlias("broker", "NOV:B")).contains(novo);
        assertThat(securities().byAlias("yahoo", "NOV:B")).isEmpty();
        assertThat(securities().byAlias("yahoo", "NOVO-B")).isEmpty();
        assertThat(securities().byAlias("yahoo", "")).isEmpty();
    }

    @Test
    @DisplayName("UN5 an alias that is changed or taken away no longer finds its security, and one that is added does")
    void aliasChanges() {
        kept(security("A").alias("yahoo", "A.X"));
        securities()
                .update(
                        "A",
                        each -> each.toBuilder().aliases(Map.of("broker", "A1")).build());
        assertThat(securities().byAlias("yahoo", "A.X")).isEmpty();
        assertThat(securities().byAlias("broker", "A1").map(Security::symbol)).contains("A");
        reopened();
        assertThat(securities().byAlias("broker", "A1").map(Security::symbol)).contains("A");
        securities().delete("A");
        assertThat(securities().byAlias("broker", "A1")).isEmpty();
    }

    @Test
    @DisplayName("UN6 an alias that several securities have is refused as an answer, and lists them")
    void ambiguousAlias() {
        Security first = kept(security("A").alias("yahoo", "X"));
        Security second = kept(security("B").alias("yahoo", "X"));
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> securities().byAlias("yahoo", "X")))
                .hasMessageContaining("scheme=yahoo")
                .hasMessageContaining("symbol=A")
                .hasMessageContaining("other=B");
        assertThat(securities().withAlias("yahoo", "X", ALL)).containsExactly(first, second);
        assertThat(securities().withAlias("yahoo", "X", 1)).containsExactly(first);
    }

    @Test
    @DisplayName("UN7 a scheme that is empty or has a colon is refused, in a record and in a question")
    void badScheme() {
        for (String scheme : List.of("", ":", "a:b")) {
            refusedComponent("aliases", () -> kept(security("A").alias(scheme, "X")));
            refused(
                    InvalidRequestException.class,
                    Advice.FIX_CALLER,
                    () -> securities().byAlias(scheme, "X"));
        }
        assertThat(securities().find("A")).isEmpty();
    }

    @Test
    @DisplayName("UN8 securities of a country group, an industry group, a type and a tag, by symbol")
    void groups() {
        Security late =
                kept(security("Z").countryGroup("EU").industryGroup("Tech").type(SecurityType.EQUITY));
        Security early = kept(security("B")
                .countryGroup("EU")
                .industryGroup("Health")
                .type(SecurityType.ETF)
                .tags("core", "green"));
        Security other =
                kept(security("C").countryGroup("US").industryGroup("Tech").tags("green"));
        Security alike =
                kept(security("D").countryGroup("EU2").industryGroup("Tech2").tags("Green", "evergreen"));
        assertThat(securities().ofCountryGroup("EU", ALL)).containsExactly(early, late);
        assertThat(securities().ofCountryGroup("EU", 1)).containsExactly(early);
        assertThat(securities().ofCountryGroup("eu", ALL)).isEmpty();
        assertThat(securities().ofIndustryGroup("Tech", ALL)).containsExactly(other, late);
        assertThat(securities().ofType(SecurityType.ETF, ALL)).containsExactly(early);
        assertThat(securities().ofType(SecurityType.OTHER, ALL)).isEmpty();
        assertThat(securities().tagged("green", ALL)).containsExactly(early, other);
        assertThat(securities().tagged("Green", ALL)).containsExactly(alike);
        assertThat(securities().tagged("gre", ALL)).isEmpty();
    }

    private static Set<String> symbols(List<Security> securities) {
        Set<String> symbols = new TreeSet<>();
        securities.forEach(each -> symbols.add(each.symbol()));
        return symbols;
    }

    @Test
    @DisplayName("UN9 buyable, sellable and tradable are the active ones that may be bought, sold, or either")
    void tradable() {
        for (String symbol : List.of("---", "--s", "-b-", "-bs", "a--", "a-s", "ab-", "abs")) {
            kept(Security.of(symbol)
                    .active(symbol.startsWith("a"))
                    .buyAllowed(symbol.contains("b"))
                    .sellAllowed(symbol.endsWith("s"))
                    .addedAt(ADDED));
        }
        assertThat(symbols(securities().buyable(ALL))).containsExactly("ab-", "abs");
        assertThat(symbols(securities().sellable(ALL))).containsExactly("a-s", "abs");
        assertThat(securities().tradable(ALL)).extracting(Security::symbol).containsExactly("a-s", "ab-", "abs");
        assertThat(securities().tradable(2)).extracting(Security::symbol).containsExactly("a-s", "ab-");
        assertThat(securities().list(Security.TYPE.all().limit(ALL)))
                .filteredOn(Security::tradable)
                .isEqualTo(securities().tradable(ALL));
    }

    @Test
    @DisplayName("UN10 derivatives of an underlying by expiry, and its options among them")
    void underlying() {
        Function<String, Security.Builder> derived = symbol -> security(symbol).underlying("SPY");
        Security may = kept(derived.apply("a")
                .type(SecurityType.OPTION)
                .strike("562")
                .expiresAt(Instant.parse("2026-05-15T20:00:00Z")));
        Security april = kept(derived.apply("c")
                .type(SecurityType.OPTION)
                .strike("575.5")
                .expiresAt(Instant.parse("2026-04-17T20:00:00Z")));
        Security future = kept(derived.apply("b").type(SecurityType.FUTURE).expiresAt(april.expiresAt()));
        Security endless = kept(derived.apply("0"));
        kept(security("d").underlying("QQQ").type(SecurityType.OPTION));
        kept(security("SPY"));
        assertThat(securities().ofUnderlying("SPY", ALL)).containsExactly(future, april, may, endless);
        assertThat(securities().optionsOn("SPY", ALL)).containsExactly(april, may);
        assertThat(securities().optionsOn("SPY", 1)).containsExactly(april);
    }

    @Test
    @DisplayName("UN11 the outcomes of an event contract are two instruments, found by its ticker")
    void outcomes() {
        String ticker = "KXBTCD-25JUL1812-T117999.99";
        Security yes = kept(Security.outcome(ticker, EventOutcome.YES)
                .underlying("BTC")
                .strike("117999.99")
                .expiresAt(Instant.parse("2025-07-18T16:00:00Z"))
                .currency("USD")
                .tradable()
                .addedAt(ADDED));
        Security no = kept(Security.outcome(ticker, EventOutcome.NO).watched().addedAt(ADDED));
        kept(security(ticker));
        assertThat(yes.symbol()).isEqualTo(ticker + "/YES");
        assertThat(yes.type()).isEqualTo(SecurityType.BINARY_OPTION);
        assertThat(yes.strike()).isEqualTo(new BigDecimal("117999.99"));
        assertThat(no.tradable()).isFalse();
        assertThat(securities().outcomesOf(ticker)).containsExactly(no, yes);
        assertThat(securities().outcomesOf("KXBTCD")).isEmpty();
        for (EventOutcome outcome : EventOutcome.values()) {
            assertThat(EventOutcome.of(outcome.symbolOf(ticker))).contains(outcome);
            assertThat(outcome.opposite()).isNotEqualTo(outcome);
        }
        for (String symbol : List.of("/YES", "YES", "A/yes", "A/B/YES", "ETH/USD", "A/YES/")) {
            assertThat(EventOutcome.of(symbol)).as(symbol).isEmpty();
        }
        for (String bad : List.of("", " ", "A/B")) {
            refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Security.outcome(bad, EventOutcome.YES));
        }
    }

    @Test
    @DisplayName("UN12 a security that says too little or the impossible is refused by the component's name")
    void badSecurities() {
        refusedComponent("added_at", () -> Security.of("A").tradable().build());
        Security.Builder bare = Security.of("A").addedAt(ADDED);
        refusedComponent("buy_allowed", bare::build);
        refusedComponent("sell_allowed", bare.buyAllowed(true)::build);
        refusedComponent("active", bare.sellAllowed(true)::build);
        refusedComponent("symbol", () -> security(" ").build());
        refusedComponent("isin", () -> security("A").isin("").build());
        refusedComponent("lot_size", () -> security("A").lotSize("0").build());
        refusedComponent(
                "priority_multiplier",
                () -> security("A").priorityMultiplier("-1").build());
        refusedComponent(
                "min_target_weight", () -> security("A").minTargetWeight("-0.1").build());
        refusedComponent(
                "max_target_weight", () -> security("A").maxTargetWeight("-0.1").build());
        refusedComponent(
                "max_target_weight",
                () -> security("A")
                        .minTargetWeight("0.2")
                        .maxTargetWeight("0.1")
                        .build());
        refusedComponent("attributes", () -> kept(security("A").attributes("{")));
        refusedComponent("aliases", () -> kept(security("A").alias("yahoo", "\ud83d")));
        assertThat(securities().count(Security.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("UN13 groups are kept in the order given, and found by what is in them")
    void groupRecords() {
        CountryGroup europe = CountryGroup.of("EU", "DK", "DE", "FR");
        CountryGroup north = CountryGroup.of("North", "DK", "NO");
        universe().countryGroups().upsertAll(List.of(north, europe, CountryGroup.of("Empty")));
        assertThat(universe().countryGroups().find("EU")).contains(europe);
        assertThat(universe().countryGroups().containing("DK", ALL)).containsExactly(europe, north);
        assertThat(universe().countryGroups().containing("NO", ALL)).containsExactly(north);
        assertThat(universe().countryGroups().byName(2))
                .extracting(CountryGroup::name)
                .containsExactly("EU", "Empty");
        IndustryGroup tech = IndustryGroup.of("Tech", "Software", "Semiconductors");
        universe().industryGroups().upsert(tech);
        assertThat(universe().industryGroups().containing("Software", ALL)).containsExactly(tech);
        assertThat(universe().industryGroups().byName(ALL)).containsExactly(tech);
        refusedComponent("name", () -> CountryGroup.of(" "));
        refusedComponent("name", () -> IndustryGroup.of(""));
    }

    @Test
    @DisplayName("UN14 a group and its securities change in one transaction, or not at all")
    void transaction() {
        universe().inTransaction(tx -> {
            tx.countryGroups().upsert(CountryGroup.of("EU", "DE"));
            tx.securities().upsert(security("SAP").countryGroup("EU").build());
            assertThat(tx.securities().ofCountryGroup("EU", ALL)).hasSize(1);
        });
        Throwable thrown = thrownBy(() -> universe().inTransaction(tx -> {
            tx.countryGroups().delete("EU");
            tx.securities().delete("SAP");
            throw new IllegalStateException("changed my mind");
        }));
        assertThat(thrown).hasMessage("changed my mind");
        assertThat(universe().countryGroups().find("EU")).isPresent();
        assertThat(securities().ofCountryGroup("EU", ALL)).hasSize(1);
    }
}
