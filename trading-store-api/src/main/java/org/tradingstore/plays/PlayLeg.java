package org.tradingstore.plays;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/**
 * One option of a spread. <em>Immutable.</em>
 *
 * @param legId unique within the play
 * @param strikePrice above zero
 * @param contractSymbol OCC symbol
 * @param contracts above zero
 * @param delta finite
 */
public record PlayLeg(
        String legId,
        OptionType tradeType,
        OptionAction action,
        BigDecimal strikePrice,
        String contractSymbol,
        long contracts,
        LegRole role,
        @Nullable Double delta) {
    private static final Structure.Builder<PlayLeg> SHAPE = Structure.describe(PlayLeg.class, "play_leg");

    public static final TextField<PlayLeg> LEG_ID = SHAPE.text("leg_id", PlayLeg::legId);
    public static final EnumField<PlayLeg, OptionType> TRADE_TYPE =
            SHAPE.enumeration("trade_type", OptionType.class, PlayLeg::tradeType);
    public static final EnumField<PlayLeg, OptionAction> ACTION =
            SHAPE.enumeration("action", OptionAction.class, PlayLeg::action);
    public static final DecimalField<PlayLeg> STRIKE_PRICE = SHAPE.decimal("strike_price", PlayLeg::strikePrice);
    public static final TextField<PlayLeg> CONTRACT_SYMBOL = SHAPE.text("contract_symbol", PlayLeg::contractSymbol);
    public static final WholeField<PlayLeg> CONTRACTS = SHAPE.whole("contracts", PlayLeg::contracts);
    public static final EnumField<PlayLeg, LegRole> ROLE = SHAPE.enumeration("role", LegRole.class, PlayLeg::role);
    public static final DoubleField<PlayLeg> DELTA = SHAPE.optional().real("delta", PlayLeg::delta);

    public static final Structure<PlayLeg> STRUCTURE = SHAPE.build(row -> new PlayLeg(
            LEG_ID.read(row),
            TRADE_TYPE.read(row),
            ACTION.read(row),
            STRIKE_PRICE.read(row),
            CONTRACT_SYMBOL.read(row),
            CONTRACTS.read(row),
            ROLE.read(row),
            DELTA.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for contracts or a strike not above zero. */
    public PlayLeg {
        Objects.requireNonNull(legId, "legId");
        Objects.requireNonNull(tradeType, "tradeType");
        Objects.requireNonNull(action, "action");
        strikePrice = Canonical.decimal(Objects.requireNonNull(strikePrice, "strikePrice"));
        Objects.requireNonNull(contractSymbol, "contractSymbol");
        Objects.requireNonNull(role, "role");
        delta = Canonical.realOrNull(delta);
        require(strikePrice.signum() > 0, "strike_price", "the strike is not above zero", strikePrice);
        require(contracts > 0, "contracts", "the number of contracts is not above zero", contracts);
    }

    private static void require(boolean holds, String component, String reason, Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a leg of a play: " + reason, "component", component, "value", value));
        }
    }
}
