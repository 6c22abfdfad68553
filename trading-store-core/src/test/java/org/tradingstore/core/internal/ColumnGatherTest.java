package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.repository.Columns;

class ColumnGatherTest {
    private static final int ROWS = 10;

    private final List<List<Long>> given = new ArrayList<>();
    private final List<Columns> full = new ArrayList<>();
    private final ColumnGather gather = new ColumnGather(ROWS, chunk -> given.add(numbers(chunk)), full::add);

    private static Columns chunk(long first, int size) {
        return new Columns(
                size, new Object[] {LongStream.range(first, first + size + 3).toArray()});
    }

    private static List<Long> numbers(Columns chunk) {
        Stream<Long> all = chunk.array(0) instanceof Object[] objects
                ? Arrays.stream(objects).map(Long.class::cast)
                : LongStream.of(chunk.longs(0)).boxed();
        return all.limit(chunk.size()).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    @DisplayName("small chunks become full parts, also where one has to be divided, and the rest goes on at the end")
    void divided() {
        gather.add(chunk(0, 4));
        gather.add(chunk(4, 4));
        gather.add(chunk(8, 4));
        assertThat(full).hasSize(1);
        assertThat(numbers(full.get(0))).isEqualTo(range(0, 10));
        gather.flush();
        assertThat(given).containsExactly(range(10, 12));
    }

    @Test
    @DisplayName("a chunk of half a part goes on as it is, unless rows before it wait")
    void large() {
        gather.add(chunk(0, 5));
        assertThat(given).containsExactly(range(0, 5));
        gather.add(chunk(5, 1));
        gather.add(chunk(6, 29));
        gather.flush();
        assertThat(full).hasSize(3);
        assertThat(given).containsExactly(range(0, 5));
    }

    @Test
    @DisplayName("where a chunk brings objects instead of numbers, what was gathered goes on first, and each row once")
    void otherKind() {
        gather.add(chunk(0, 4));
        gather.add(new Columns(3, new Object[] {new Object[] {4L, 5L, 6L}}));
        assertThat(given).containsExactly(range(0, 4));
        gather.add(chunk(7, 1));
        gather.flush();
        gather.flush();
        assertThat(given).containsExactly(range(0, 4), range(4, 7), range(7, 8));
        assertThat(full).isEmpty();
    }

    @Test
    @DisplayName("a full part can be read until the next one is full")
    void kept() {
        gather.add(chunk(0, 4));
        gather.add(chunk(4, 4));
        gather.add(chunk(8, 11));
        assertThat(full).hasSize(1);
        assertThat(numbers(full.get(0))).isEqualTo(range(0, 10));
        gather.add(chunk(19, 1));
        assertThat(numbers(full.get(1))).isEqualTo(range(10, 20));
    }
}
