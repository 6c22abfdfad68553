package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

class DescriptionContractTest {
    /** Refuses a price below zero. */
    record Price(String name, double price) {
        private static final RecordType.Builder<Price> SCHEMA = RecordType.describe(Price.class, "price");
        static final TextField<Price> NAME = SCHEMA.text("name", Price::name);
        static final DoubleField<Price> PRICE = SCHEMA.real("price", Price::price);
        static final PlainType<Price, String> TYPE = SCHEMA.plain()
                .key(Key.of(NAME))
                .constructsEveryRow()
                .build(row -> new Price(NAME.read(row), PRICE.read(row)));

        Price {
            if (price < 0) {
                throw new IllegalArgumentException("below zero");
            }
        }
    }

    @Test
    @DisplayName("a type that says wrongly that it makes a record of every row is found out")
    void everyRow() {
        DescriptionContract contract = new DescriptionContract() {
            @Override
            protected Stream<RecordType<?, ?>> types() {
                return Stream.of(Price.TYPE);
            }
        };
        assertThat(contract.constructingEveryRow()).containsExactly(Price.TYPE);
        assertThatThrownBy(() -> contract.everyRow(Price.TYPE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("below zero");
    }
}
