package org.tradingstore.core.internal.portfolio;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.config.AllocationKind;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.universe.Security;
import org.tradingstore.universe.SecurityRepository;
import org.tradingstore.universe.SecurityType;

/** What a symbol counts for among targets of one kind, as the universe says. <em>Thread-safe.</em> */
public final class AllocationGroups implements UnaryOperator<String> {
    private final SecurityRepository securities;
    private final AllocationKind kind;

    public AllocationGroups(SecurityRepository securities, AllocationKind kind) {
        this.securities = securities;
        this.kind = kind;
    }

    @Override
    public String apply(String symbol) {
        if (kind == AllocationKind.SECURITY) {
            return symbol;
        }
        Security security =
                securities.find(symbol).orElseThrow(() -> refused("the universe does not have the symbol", symbol));
        String group = group(security);
        if (group == null) {
            throw refused("the universe does not say this of the symbol", symbol);
        }
        return group;
    }

    private @Nullable String group(Security security) {
        return switch (kind) {
            case SECURITY -> security.symbol();
            case COUNTRY -> security.country();
            case GEOGRAPHY -> security.countryGroup();
            case INDUSTRY -> security.industry();
            case ASSET_CLASS -> {
                SecurityType type = security.type();
                yield type == null ? null : type.name();
            }
        };
    }

    private InvalidRequestException refused(String reason, String symbol) {
        return new InvalidRequestException(
                ErrorText.of("Cannot weigh a portfolio: " + reason, "kind", kind, "symbol", symbol));
    }
}
