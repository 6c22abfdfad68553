package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.schema.Field;
import org.tradingstore.testkit.internal.records.Full;

class RecordGeneratorTest {
    @Test
    @DisplayName("the same seed makes the same records, another seed others")
    void seeds() {
        List<Full> first = RecordGenerator.of(Full.TYPE, 1).next(50);
        assertThat(RecordGenerator.of(Full.TYPE, 1).next(50)).isEqualTo(first);
        assertThat(RecordGenerator.of(Full.TYPE, 2).next(50)).doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName("every optional component is absent in some records and present in others")
    void optional() {
        List<Full> records = RecordGenerator.of(Full.TYPE, 3).next(100);
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            assertThat(records).as("%s", field).anyMatch(record -> field.portable(record) != null);
            if (field.optional()) {
                assertThat(records).as("%s", field).anyMatch(record -> field.portable(record) == null);
            }
        }
    }

    @Test
    @DisplayName("decimals have the digits that are allowed and use all of them")
    void decimals() {
        List<BigDecimal> amounts = RecordGenerator.of(Full.TYPE, 4).next(2_000).stream()
                .map(Full::amount)
                .toList();
        assertThat(amounts).allMatch(amount -> amount.scale() <= 18 && amount.precision() - amount.scale() <= 16);
        assertThat(amounts).anyMatch(amount -> amount.precision() == 34);
        assertThat(amounts).anyMatch(amount -> amount.signum() < 0);
    }

    @Test
    @DisplayName("chosen values are taken, and left out fields are absent")
    void chosen() {
        List<Full> records = RecordGenerator.of(Full.TYPE, 5)
                .with(Full.TEXT, () -> "chosen")
                .without(Full.MAYBE_TEXT)
                .next(20);
        assertThat(records).allMatch(record -> record.text().equals("chosen") && record.maybeText() == null);
    }

    @Test
    @DisplayName("a changed record differs in one component")
    void changed() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 6);
        Full record = generator.next();
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            assertThat(generator.changed(record, field)).as("%s", field).isNotEqualTo(record);
        }
    }
}
