package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Memo;

/** Equal content has equal digests, on every engine and in any order; other content has others. */
public abstract class DigestRules extends Rules {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    protected DigestRules(Supplier<Place> places) {
        super(places);
    }

    private Digest content() {
        return fulls().digest(Full.TYPE.all(), Digest.Coverage.CONTENT);
    }

    private Digest of(Full record) {
        fulls().upsert(record);
        Digest digest = content();
        fulls().delete(record.id());
        return digest;
    }

    private RecordDatabase inMemory() {
        TradingStore other = place().openOther(MemoryStorage.forTests());
        return other.book("kit", Mode.TEST).database(Database.OPERATIONS);
    }

    @Test
    @DisplayName("D1 the digest of nothing is zero over no rows")
    void nothing() {
        assertThat(content()).isEqualTo(new Digest(0, "0".repeat(64)));
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(new Digest(0, "0".repeat(64)));
    }

    @Test
    @DisplayName("D2 the same records written in another order have the same digest in memory (seed 2)")
    void acrossEngines() {
        List<Full> records = RecordGenerator.of(Full.TYPE, 2).next(300);
        fulls().upsertAll(records);
        List<Full> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(2));
        RecordDatabase memory = inMemory();
        memory.records(Full.TYPE).upsertAll(shuffled);
        assertThat(content()).isEqualTo(memory.records(Full.TYPE).digest(Full.TYPE.all(), Digest.Coverage.CONTENT));
        assertThat(operations().digest(Digest.Coverage.CONTENT)).isEqualTo(memory.digest(Digest.Coverage.CONTENT));
        assertThat(content().count()).isEqualTo(300);
        assertThat(content().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    @DisplayName("D3 any change of any one component changes the digest, and back again gives the old one (seed 3)")
    void everyComponent() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 3);
        Full record = generator.next();
        Digest before = of(record);
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            for (int i = 0; i < 5; i++) {
                Full changed = generator.changed(record, field);
                if (!changed.equals(record)) {
                    assertThat(of(changed).hash())
                            .as("%s of %s", field, changed)
                            .isNotEqualTo(before.hash());
                }
            }
            if (field.optional() && field.portable(record) != null) {
                assertThat(of(Edit.clear(Full.TYPE, record, field)).hash())
                        .as("%s", field)
                        .isNotEqualTo(before.hash());
            }
        }
        assertThat(of(record)).isEqualTo(before);
    }

    @Test
    @DisplayName("D4 a digest of a range is the sum of its rows' digests modulo 2^256 (seed 4)")
    void sums() {
        List<Full> records = RecordGenerator.of(Full.TYPE, 4).next(10);
        BigInteger sum = BigInteger.ZERO;
        for (Full record : records) {
            sum = sum.add(new BigInteger(of(record).hash(), 16)).mod(MODULUS);
        }
        fulls().upsertAll(records);
        assertThat(new BigInteger(content().hash(), 16)).isEqualTo(sum);
        Digest some = fulls().digest(Full.TYPE.where(Full.FLAG.eq(true)), Digest.Coverage.CONTENT);
        Digest rest = fulls().digest(Full.TYPE.where(Full.FLAG.eq(false)), Digest.Coverage.CONTENT);
        assertThat(some.count() + rest.count()).isEqualTo(10);
        assertThat(new BigInteger(some.hash(), 16)
                        .add(new BigInteger(rest.hash(), 16))
                        .mod(MODULUS))
                .isEqualTo(sum);
    }

    @Test
    @DisplayName("D5 the same content in another book or mode has another digest")
    void books() {
        for (RecordDatabase database :
                List.of(operations(), operations("kit", Mode.LIVE), operations("other", Mode.TEST))) {
            database.records(Fill.TYPE).append(Fill.of("A", 1));
        }
        List<String> hashes = List.of(
                operations().digest(Digest.Coverage.CONTENT).hash(),
                operations("kit", Mode.LIVE).digest(Digest.Coverage.CONTENT).hash(),
                operations("other", Mode.TEST).digest(Digest.Coverage.CONTENT).hash());
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("D6 a content digest leaves out moments, revisions and history; a stored one has them")
    void coverage() {
        counters().upsert(Counter.of("a", 1));
        Digest content = operations().digest(Digest.Coverage.CONTENT);
        Digest stored = operations().digest(Digest.Coverage.STORED);
        clock().move(Duration.ofSeconds(1));
        counters().upsert(Counter.of("a", 2));
        counters().upsert(Counter.of("a", 1));
        assertThat(operations().digest(Digest.Coverage.CONTENT)).isEqualTo(content);
        Digest later = operations().digest(Digest.Coverage.STORED);
        assertThat(later).isNotEqualTo(stored);
        assertThat(later.count()).isGreaterThan(stored.count());
    }

    @Test
    @DisplayName("D7 stored digests of equal histories are equal on this engine and in memory")
    void storedAcrossEngines() {
        RecordDatabase memory = inMemory();
        for (RecordDatabase database : List.of(operations(), memory)) {
            Duration back = Duration.between(clock().instant(), TestClock.START);
            clock().move(back);
            database.records(Counter.TYPE).upsert(Counter.of("a", 1));
            clock().move(Duration.ofSeconds(1));
            database.records(Counter.TYPE).upsert(Counter.of("a", 2));
            database.records(Counter.TYPE).delete("a");
            database.records(Fill.TYPE).append(Fill.of("A", 1));
            database.records(Memo.TYPE).upsert(Memo.of("ann", "a", 1));
        }
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(memory.digest(Digest.Coverage.STORED));
    }

    @Test
    @DisplayName("D8 shared records have digests too, by content and as stored")
    void shared() {
        bars().upsertAll(List.of(Bar.of("A", 1, 1), Bar.of("A", 2, 2)));
        Digest first = history().digest(Digest.Coverage.CONTENT);
        assertThat(first.count()).isEqualTo(2);
        assertThat(history().digest(Digest.Coverage.STORED).count()).isEqualTo(2);
        bars().upsert(Bar.of("A", 2, 3));
        assertThat(history().digest(Digest.Coverage.CONTENT)).isNotEqualTo(first);
    }

    @Test
    @DisplayName("D9 a digest survives a reopen")
    void reopen() {
        fulls().upsertAll(RecordGenerator.of(Full.TYPE, 9).next(50));
        Digest before = operations().digest(Digest.Coverage.STORED);
        reopened();
        Digest after = operations().digest(Digest.Coverage.STORED);
        if (place().has(Capability.REOPEN)) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after.count()).isZero();
        }
    }

    @Test
    @DisplayName("D10 two records that swap a value have another digest")
    void swapped() {
        fills().appendAll(
                        List.of(Fill.of("A", 1).withPrice("1"), Fill.of("A", 2).withPrice("2")));
        String first = fills().digest(Fill.TYPE.all(), Digest.Coverage.CONTENT).hash();
        RecordDatabase memory = inMemory();
        memory.records(Fill.TYPE)
                .appendAll(
                        List.of(Fill.of("A", 1).withPrice("2"), Fill.of("A", 2).withPrice("1")));
        assertThat(memory.records(Fill.TYPE)
                        .digest(Fill.TYPE.all(), Digest.Coverage.CONTENT)
                        .hash())
                .isNotEqualTo(first);
    }
}
