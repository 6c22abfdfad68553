package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

class TradeMappingTest {
    private static final String WHOLE = """
            {"timestamp": "2026-02-03T09:15:00.25", "action": "Buy", "symbol": "eth/usd", "price": 1.250e-05,
             "amount": 480000, "gross_value": 6.00, "fee": 0.02, "net_value": 6.02, "reason": "why", "value": 6.10}""";

    private static Trade trade(String entry) throws JsonProcessingException, RejectedEntryException {
        return new TradeMapping("file", ZoneId.of("America/Chicago"), null).trade(Json.MAPPER.readTree(entry));
    }

    private static String with(String key, String value) {
        return WHOLE.replaceFirst('"' + key + "\": [^,}]*", '"' + key + "\": " + value);
    }

    @Test
    void everyPartFindsItsPlace() throws Exception {
        Trade trade = trade(WHOLE);
        assertThat(trade.symbol()).isEqualTo("ETHUSD");
        assertThat(trade.side()).isEqualTo(Side.BUY);
        assertThat(trade.price()).isEqualTo(new BigDecimal("0.0000125"));
        assertThat(trade.quantity()).isEqualTo(new BigDecimal("480000"));
        assertThat(trade.grossValue()).isEqualTo(new BigDecimal("6"));
        assertThat(trade.fee()).isEqualTo(new BigDecimal("0.02"));
        assertThat(trade.netValue()).isEqualTo(new BigDecimal("6.02"));
        assertThat(trade.currency()).isEqualTo("USD");
        assertThat(trade.executedAt()).isEqualTo(Instant.parse("2026-02-03T15:15:00.250Z"));
        assertThat(trade.reason()).isEqualTo("why");
        assertThat(trade.attributes()).isEqualTo("{\"value\":6.10}");
    }

    @Test
    void aNumberNeverPassesThroughADouble() throws Exception {
        assertThat(trade(with("amount", "1234567890123456.123456789012345678")).quantity())
                .isEqualTo(new BigDecimal("1234567890123456.123456789012345678"));
        assertThat(trade(with("amount", "\"0.1\"")).quantity()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void whatIsOptionalMayBeAbsent() throws Exception {
        Trade trade = trade("""
                {"timestamp": "2026-02-03 09:15:00Z", "action": "sell", "symbol": "BTCEUR", "price": 2, "amount": 3,
                 "fee": null}""");
        assertThat(trade.executedAt()).isEqualTo(Instant.parse("2026-02-03T09:15:00Z"));
        assertThat(trade.currency()).isEqualTo("EUR");
        assertThat(trade.fee()).isNull();
        assertThat(trade.grossValue()).isEqualTo(new BigDecimal("6"));
        assertThat(trade.netValue()).isEqualTo(new BigDecimal("6"));
        assertThat(trade.reason()).isNull();
        assertThat(trade.attributes()).isNull();
    }

    @Test
    void timeSymbolActionAndSourceMakeTheId() throws Exception {
        Trade trade = trade(WHOLE);
        assertThat(trade(with("symbol", "\"ETHUSD\"")).id()).isEqualTo(trade.id());
        assertThat(trade(with("price", "7")).id()).isEqualTo(trade.id());
        assertThat(trade(with("action", "\"SELL\"")).id()).isNotEqualTo(trade.id());
        assertThat(trade(with("symbol", "\"ETHEUR\"")).id()).isNotEqualTo(trade.id());
        assertThat(trade(with("timestamp", "\"2026-02-03T09:15:00.26\"")).id()).isNotEqualTo(trade.id());
        assertThat(new TradeMapping("other", ZoneId.of("America/Chicago"), null)
                        .trade(Json.MAPPER.readTree(WHOLE))
                        .id())
                .isNotEqualTo(trade.id());
    }

    @Test
    void anotherZoneMovesATradeButDoesNotMakeItAnother() throws Exception {
        Trade moved = new TradeMapping("file", ZoneId.of("UTC"), null).trade(Json.MAPPER.readTree(WHOLE));
        assertThat(moved.id()).isEqualTo(trade(WHOLE).id());
        assertThat(moved.executedAt()).isEqualTo(Instant.parse("2026-02-03T09:15:00.250Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount | 0.0 | the amount is not above zero: 0.0",
                "amount | -1 | the amount is not above zero: -1",
                "amount | null | there is no amount",
                "amount | NaN | the amount is not a number: \"NaN\"",
                "amount | true | the amount is not a number: true",
                "amount | \"six\" | the amount is not a number: \"six\"",
                "amount | 12345678901234567 | the amount has more digits than can be kept exactly",
                "amount | 1e1000000000 | the amount has more digits than can be kept exactly",
                "amount | 1e-1000000000 | the amount has more digits than can be kept exactly",
                "price | -0.5 | the price is below zero",
                "gross_value | -6 | the gross_value is below zero: -6",
                "fee | \"-\" | the fee is not a number",
                "action | \"hold\" | the action is neither buy nor sell: hold",
                "action | 1 | the action is not a text: 1",
                "symbol | \" \" | there is no symbol",
                "symbol | \"/USD\" | the symbol is neither a symbol nor a pair: /USD",
                "symbol | \"AAPL\" | the symbol names no currency, and there is no --currency: AAPL",
                "symbol | \"USD\" | the symbol names no currency, and there is no --currency: USD",
                "timestamp | null | there is no timestamp",
                "timestamp | \"2026-02-30T09:00:00\" | the time cannot be read: 2026-02-30T09:00:00",
                "timestamp | \"2026-02-03\" | the time cannot be read: 2026-02-03",
                "timestamp | 1770000000 | the timestamp is not a text: 1770000000",
                "timestamp | \"2026-03-08T02:30:00\" | the time does not exist in America/Chicago",
                "timestamp | \"2026-11-01T01:30:00\" | the time occurred twice in America/Chicago",
            })
    void whatIsNoTradeIsRejectedWithTheReason(String key, String value, String reason) {
        assertThatThrownBy(() -> trade(with(key, value)))
                .isInstanceOf(RejectedEntryException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anEntryMustBeAnObject() {
        assertThatThrownBy(() -> trade("[1]")).hasMessage("the entry is not an object");
        assertThatThrownBy(() -> trade("{}")).hasMessage("there is no timestamp");
    }

    @Test
    void anOffsetPlacesATimeThatOccurredTwice() throws Exception {
        assertThat(trade(with("timestamp", "\"2026-11-01T01:30:00-06:00\"")).executedAt())
                .isEqualTo(Instant.parse("2026-11-01T07:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "XRPUSD, XRPUSD, USD",
        "eth/btc, ETHBTC, BTC",
        "SOLUSDT, SOLUSDT, USDT",
        "SOL/USDC, SOLUSDC, USDC",
        "EUR/USD, EURUSD, USD",
        "BTCGBP, BTCGBP, GBP",
        "AAPL, AAPL, CHF"
    })
    void aSymbolHasOneFormAndMayNameACurrency(String given, String symbol, String currency) throws Exception {
        Trade trade = new TradeMapping("file", ZoneId.of("UTC"), "CHF")
                .trade(Json.MAPPER.readTree(with("symbol", '"' + given + '"')));
        assertThat(trade.symbol()).isEqualTo(symbol);
        assertThat(trade.currency()).isEqualTo(currency);
    }

    @Test
    void anEntryMayNameItsCurrency() throws Exception {
        assertThat(trade(with("value", "1, \"currency\": \"chf\"")).currency()).isEqualTo("CHF");
    }
}
