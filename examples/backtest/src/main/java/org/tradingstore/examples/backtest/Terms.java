package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What an account trades on. <em>Immutable.</em>
 *
 * @param cash at the start, in {@code currency}, above zero
 * @param fee of the gross value of each trade, from 0 to below 1
 * @param fraction of equity that a purchase is for, above 0 to 1
 * @param currency of all prices
 * @param zone of the exchange: its days, and its opening
 */
record Terms(BigDecimal cash, BigDecimal fee, BigDecimal fraction, String currency, ZoneId zone) {
    /** Digits after the point of a quantity; what is beyond is not bought. */
    static final int QUANTITY_SCALE = 4;

    /** Digits after the point of a fee, rounded half even. */
    static final int FEE_SCALE = 2;

    private static final LocalTime OPENING = LocalTime.of(9, 30);

    static Terms of(BigDecimal cash, BigDecimal fee, BigDecimal fraction, String currency, ZoneId zone)
            throws InputException {
        if (cash.signum() <= 0) {
            throw new InputException("--cash is not above zero: " + cash.toPlainString());
        }
        if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) >= 0) {
            throw new InputException("--fee is not from 0 to below 1, such as 0.001: " + fee.toPlainString());
        }
        if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new InputException("--fraction is not above 0 to 1, such as 0.1: " + fraction.toPlainString());
        }
        return new Terms(cash, fee, fraction, currency, zone);
    }

    /** Units that the fraction of {@code equity} buys at {@code price}; maybe none. */
    BigDecimal quantity(BigDecimal equity, BigDecimal price) {
        return equity.multiply(fraction).divide(price, QUANTITY_SCALE, RoundingMode.DOWN);
    }

    BigDecimal feeOf(BigDecimal grossValue) {
        return grossValue.multiply(fee).setScale(FEE_SCALE, RoundingMode.HALF_EVEN);
    }

    Instant opening(LocalDate day) {
        return day.atTime(OPENING).atZone(zone).toInstant();
    }

    /** When the close of {@code day} is known, as the store counts it: the end of the day. */
    Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
