package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Loose;
import org.tradingstore.testkit.internal.records.Papers;
import org.tradingstore.testkit.internal.records.Papers.Paper;

/** A later version of a description opens what a former one kept, and changes nothing of it; a former version, and a false one, is refused. */
public abstract class UpgradeRules extends Rules {
    private static final Database PLACE = Database.SIGNALS;

    protected UpgradeRules(Supplier<Place> places) {
        super(places);
    }

    private TradingStore opened(RecordType<?, ?>... types) {
        place().closeAll();
        return place().open(builder -> {
            for (RecordType<?, ?> type : types) {
                builder.register(PLACE, type);
            }
            return builder;
        });
    }

    private static RecordDatabase database(TradingStore store) {
        return store.book("kit", Mode.TEST).database(PLACE);
    }

    private static Loose paper(int number) {
        return Loose.of(
                "id",
                new UUID(7, number),
                "symbol",
                "S" + number % 3,
                "side",
                number % 2 == 0 ? "BUY" : "SELL",
                "tags",
                List.of("all", number % 2 == 0 ? "even" : "odd"),
                "venue",
                "V" + number);
    }

    private static List<Loose> papers() {
        return List.of(paper(1), paper(2), paper(3), paper(4));
    }

    /** Papers and rules of version 1, and their digest. */
    private Digest kept() {
        AppendType<Loose, UUID> papers = Papers.paper1();
        AuditedType<Loose, String> rules = Papers.rule1();
        RecordDatabase database = database(opened(papers, rules));
        database.records(papers).appendAll(papers());
        database.records(rules).upsert(Loose.of("name", "a", "weight", new BigDecimal("0.1")));
        clock().move(Duration.ofSeconds(1));
        database.records(rules).upsert(Loose.of("name", "a", "weight", new BigDecimal("0.2")));
        return database.digest(Digest.Coverage.STORED);
    }

    private boolean keeps() {
        return place().has(Capability.REOPEN);
    }

    @SuppressWarnings("unchecked") // a field of a kind has the component's class of that kind
    private static <F extends Field<Loose, ?>> F field(RecordType<Loose, ?> type, String name, Class<? super F> kind) {
        return (F) kind.cast(type.field(name).orElseThrow());
    }

    @Test
    @DisplayName("UP1 a later version finds every record, envelope and revision of a former one, with the same digests")
    void later() {
        Digest before = kept();
        AppendType<Loose, UUID> papers = Papers.paper2();
        AuditedType<Loose, String> rules = Papers.rule2();
        RecordDatabase database = database(opened(papers, rules));
        if (!keeps()) {
            assertThat(database.digest(Digest.Coverage.STORED).count()).isZero();
            return;
        }
        assertThat(database.digest(Digest.Coverage.STORED)).isEqualTo(before);
        assertThat(database.records(papers).list(papers.all().limit(10))).containsExactlyInAnyOrderElementsOf(papers());
        AuditedRepository<Loose, String> repository = database.records(rules);
        assertThat(repository.find("a")).contains(Loose.of("name", "a", "weight", new BigDecimal("0.2")));
        assertThat(repository.revisions("a", 10)).hasSize(2);
        Loose changed = Loose.of("name", "a", "weight", new BigDecimal("0.2"), "comment", "of version 2");
        repository.upsert(changed);
        assertThat(repository.find("a")).contains(changed);
        assertThat(repository.revisions("a", 10)).hasSize(3);
        assertThat(repository.envelope("a").orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    @DisplayName("UP2 new fields and constants are kept beside records that lack them, also after a reopen")
    void newFields() {
        kept();
        AppendType<Loose, UUID> papers = Papers.paper2();
        Loose more = paper(5).with("side", "SHORT")
                .with("score", new BigDecimal("110.000000000000000001"))
                .with("note", "\ud83d\ude80")
                .with("origin", new UUID(1, 2));
        database(opened(papers, Papers.rule2())).records(papers).append(more);
        RecordDatabase database = database(opened(papers, Papers.rule2()));
        if (keeps()) {
            assertThat(database.records(papers).find(new UUID(7, 5))).contains(more);
            assertThat(database.records(papers).find(new UUID(7, 1))).contains(paper(1));
            DecimalField<Loose> score = field(papers, "score", DecimalField.class);
            assertThat(database.records(papers)
                            .list(papers.where(score.isAbsent()).limit(10)))
                    .hasSize(4);
            assertThat(database.records(papers)
                            .list(papers.where(score.gt(new BigDecimal("9"))).limit(10)))
                    .containsExactly(more);
        }
    }

    @Test
    @DisplayName(
            "UP3 an index that is new finds records of before, by element too; one that is new and unique holds for them")
    void newIndexes() {
        kept();
        AppendType<Loose, UUID> papers = Papers.paper2();
        RecordDatabase database = database(opened(papers, Papers.rule2()));
        if (!keeps()) {
            return;
        }
        TextListField<Loose> tags = field(papers, "tags", TextListField.class);
        TextField<Loose> symbol = field(papers, "symbol", TextField.class);
        assertThat(database.records(papers)
                        .list(papers.where(tags.contains("odd")).limit(10)))
                .containsExactlyInAnyOrder(paper(1), paper(3));
        assertThat(database.records(papers).list(papers.where(symbol.eq("S1")).limit(10)))
                .containsExactlyInAnyOrder(paper(1), paper(4));
        Loose taken = paper(6).with("venue", "V1");
        ConflictException e = refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> database.records(papers).append(taken));
        assertThat(e.index()).isEqualTo("kit_paper_by_venue");
        assertThat(database.records(papers).append(paper(6)).outcome()).isEqualTo(Appended.Outcome.CREATED);
        assertThat(database.records(papers).append(paper(1)).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
    }

    @Test
    @DisplayName("UP4 from version 1 to 3, at once or by way of 2, the digest is the same, and so is what can be done")
    void steps() {
        Digest before = kept();
        if (!keeps()) {
            return;
        }
        opened(Papers.paper2(), Papers.rule2());
        for (int i = 0; i < 2; i++) {
            AppendType<Loose, UUID> papers = Papers.paper3();
            RecordDatabase database = database(opened(papers, Papers.rule2()));
            assertThat(database.digest(Digest.Coverage.STORED).count()).isEqualTo(before.count() + i);
            if (i == 0) {
                assertThat(database.digest(Digest.Coverage.STORED)).isEqualTo(before);
            }
            Loose due = paper(10 + i).with("due_at", Instant.parse("2026-01-01T00:00:00Z"));
            database.records(papers).append(due);
            assertThat(database.records(papers).find(new UUID(7, 10 + i))).contains(due);
        }
    }

    @Test
    @DisplayName("UP5 a former version is refused, naming both, and changes nothing")
    void former() {
        kept();
        AppendType<Loose, UUID> papers = Papers.paper2();
        Digest before = database(opened(papers, Papers.rule2())).digest(Digest.Coverage.STORED);
        if (!keeps()) {
            return;
        }
        OpenRefusedException e =
                refused(OpenRefusedException.class, Advice.FIX_CALLER, () -> opened(Papers.paper1(), Papers.rule1()));
        assertThat(e)
                .hasMessageContaining("newer version of the application")
                .hasMessageContaining("type=kit_paper")
                .hasMessageContaining("version=2")
                .hasMessageContaining("supported=1");
        assertThat(database(opened(papers, Papers.rule2())).digest(Digest.Coverage.STORED))
                .isEqualTo(before);
    }

    /** Descriptions that are no later version of the first, and what the refusal names. */
    private static Map<String, RecordType<?, ?>> falseOnes() {
        Map<String, RecordType<?, ?>> all = new LinkedHashMap<>();
        all.put("field=side, gone=[SELL]", built(Papers.FewerSides.class, paper -> {}));
        all.put(
                "field=fee",
                built(
                        Papers.Side.class,
                        paper -> paper.field(paper.schema.decimal("fee", Loose.get("fee", BigDecimal.class)))));
        all.put(
                "describe it by since(2) {",
                built(
                        Papers.Side.class,
                        paper -> paper.field(
                                paper.schema.optional().text("remark", Loose.find("remark", String.class)))));
        all.put("field=venue", venueless());
        all.put("field=venue, kept=text?, described=decimal?", decimalVenue());
        all.put("kept=append(id), described=event(id)", event());
        all.put("kept=append(id), described=append(id, symbol)", otherKey());
        return all;
    }

    private static <E extends Enum<E>> AppendType<Loose, UUID> built(Class<E> sides, Consumer<Paper> more) {
        Paper paper = new Paper(sides);
        more.accept(paper);
        return paper.schema.appendOnly().key(paper.id).index(paper.symbol).build(paper::read);
    }

    private static AppendType<Loose, UUID> venueless() {
        RecordType.Builder<Loose> schema = RecordType.describe(Loose.class, "kit_paper");
        UuidField<Loose> id = schema.uuid("id", Loose.get("id", UUID.class));
        schema.text("symbol", Loose.get("symbol", String.class));
        schema.textList("tags", Loose.list("tags"));
        schema.enumeration("side", Papers.Side.class, Loose.constant("side", Papers.Side.class));
        return schema.appendOnly().key(id).build(row -> Loose.of());
    }

    private static AppendType<Loose, UUID> decimalVenue() {
        RecordType.Builder<Loose> schema = RecordType.describe(Loose.class, "kit_paper");
        UuidField<Loose> id = schema.uuid("id", Loose.get("id", UUID.class));
        TextField<Loose> symbol = schema.text("symbol", Loose.get("symbol", String.class));
        schema.textList("tags", Loose.list("tags"));
        schema.optional().decimal("venue", Loose.find("venue", BigDecimal.class));
        schema.enumeration("side", Papers.Side.class, Loose.constant("side", Papers.Side.class));
        return schema.appendOnly().key(id).index(symbol).build(row -> Loose.of());
    }

    private static RecordType<Loose, UUID> event() {
        Paper paper = new Paper(Papers.Side.class);
        return paper.schema.event().key(paper.id).index(paper.symbol).build(paper::read);
    }

    private static RecordType<Loose, List<Object>> otherKey() {
        Paper paper = new Paper(Papers.Side.class);
        return paper.schema
                .appendOnly()
                .key(Key.ofAll(List.of(paper.id, paper.symbol)))
                .index(paper.symbol)
                .build(paper::read);
    }

    @Test
    @DisplayName(
            "UP6 a description that loses, retypes or smuggles in a field, a constant, a key or a kind is refused by name")
    void falseDescriptions() {
        Digest before = kept();
        if (!keeps()) {
            return;
        }
        falseOnes().forEach((named, type) -> {
            OpenRefusedException e =
                    refused(OpenRefusedException.class, Advice.FIX_CALLER, () -> opened(type, Papers.rule1()));
            assertThat(e).hasMessageContaining("type=kit_paper").hasMessageContaining(named);
        });
        AppendType<Loose, UUID> papers = Papers.paper1();
        RecordDatabase database = database(opened(papers, Papers.rule1()));
        assertThat(database.digest(Digest.Coverage.STORED)).isEqualTo(before);
        database.records(papers).append(paper(9));
    }

    @Test
    @DisplayName("UP7 a new unique index that records of before break is refused, and nothing is changed")
    void brokenUnique() {
        AppendType<Loose, UUID> first = Papers.paper1();
        RecordDatabase database = database(opened(first));
        database.records(first).appendAll(List.of(paper(1), paper(2).with("venue", "V1")));
        Digest before = database.digest(Digest.Coverage.STORED);
        if (!keeps()) {
            return;
        }
        OpenRefusedException e = refused(OpenRefusedException.class, Advice.FIX_CALLER, () -> opened(Papers.paper2()));
        assertThat(e).hasMessageContaining("type=kit_paper").hasMessageContaining("unique index");
        assertThat(database(opened(first)).digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName("UP8 an index that is gone, and a constant that came, are taken over without a new version")
    void sameVersion() {
        Digest before = kept();
        if (!keeps()) {
            return;
        }
        Paper paper = new Paper(Papers.MoreSides.class);
        AppendType<Loose, UUID> papers = paper.schema.appendOnly().key(paper.id).build(paper::read);
        RecordDatabase database = database(opened(papers, Papers.rule1()));
        assertThat(database.digest(Digest.Coverage.STORED)).isEqualTo(before);
        Loose other = paper(5).with("side", "SHORT");
        database.records(papers).append(other);
        EnumField<Loose, Papers.MoreSides> side = field(papers, "side", EnumField.class);
        assertThat(database.records(papers)
                        .list(papers.where(side.eq(Papers.MoreSides.SHORT)).limit(10)))
                .containsExactly(other);
    }

    @Test
    @DisplayName("UP9 while another store has the database open, its schema is not changed under it")
    void besideOthers() {
        Digest before = kept();
        if (!keeps()) {
            return;
        }
        AppendType<Loose, UUID> first = Papers.paper1();
        AuditedType<Loose, String> rules = Papers.rule1();
        TradingStore open = opened(first, rules);
        database(open).records(first).append(paper(8));
        Function<TradingStore, Long> count =
                store -> database(store).records(first).count(first.all());
        refused(
                StoreBusyException.class,
                Advice.RETRY,
                () -> place().open(builder ->
                        builder.register(PLACE, Papers.paper2()).register(PLACE, Papers.rule2())));
        assertThat(count.apply(open)).isEqualTo(before.count() - 3 + 1);
        database(open).records(first).append(paper(9));
        AppendType<Loose, UUID> later = Papers.paper2();
        assertThat(database(opened(later, Papers.rule2())).records(later).count(later.all()))
                .isEqualTo(6);
    }
}
