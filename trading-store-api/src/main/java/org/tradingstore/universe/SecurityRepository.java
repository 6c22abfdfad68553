package org.tradingstore.universe;

import java.util.List;
import java.util.Optional;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.KeyedRepository;

/** Securities of the universe. Lists come by symbol unless another order is named; each is served by an index. */
public interface SecurityRepository extends KeyedRepository<Security, String> {
    /** The security with this ISIN, of which there is one at most. */
    default Optional<Security> byIsin(String isin) {
        return first(Security.TYPE.where(Security.ISIN.eq(isin)));
    }

    /**
     * The security that goes by {@code symbolThere} in {@code scheme}, such as {@code yahoo}.
     *
     * @throws InvalidRequestException if several do, since any answer would be a guess: {@link #withAlias} lists them; or if the
     *     scheme is empty or has a colon
     */
    default Optional<Security> byAlias(String scheme, String symbolThere) {
        List<Security> found = withAlias(scheme, symbolThere, 2);
        if (found.size() > 1) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot find a security by its alias: several have it; take it from all but one",
                    "scheme",
                    scheme,
                    "alias",
                    symbolThere,
                    "symbol",
                    found.get(0).symbol(),
                    "other",
                    found.get(1).symbol()));
        }
        return found.stream().findFirst();
    }

    /** The first securities that go by {@code symbolThere} in {@code scheme}. */
    default List<Security> withAlias(String scheme, String symbolThere, int limit) {
        return list(
                Security.TYPE.where(Security.ALIASES.has(scheme, symbolThere)).limit(limit));
    }

    /** The first securities that name {@code group} as their country group. */
    default List<Security> ofCountryGroup(String group, int limit) {
        return list(Security.TYPE.where(Security.COUNTRY_GROUP.eq(group)).limit(limit));
    }

    /** The first securities that name {@code group} as their industry group. */
    default List<Security> ofIndustryGroup(String group, int limit) {
        return list(Security.TYPE.where(Security.INDUSTRY_GROUP.eq(group)).limit(limit));
    }

    /** The first securities with this tag. */
    default List<Security> tagged(String tag, int limit) {
        return list(Security.TYPE.where(Security.TAGS.contains(tag)).limit(limit));
    }

    /** The first securities of one type. */
    default List<Security> ofType(SecurityType type, int limit) {
        return list(Security.TYPE.where(Security.SECURITY_TYPE.eq(type)).limit(limit));
    }

    /** The first securities that are active and may be bought, sold or both. */
    default List<Security> tradable(int limit) {
        return list(Security.TYPE
                .where(Security.ACTIVE.eq(true))
                .where(Security.BUY_ALLOWED.eq(true).or(Security.SELL_ALLOWED.eq(true)))
                .limit(limit));
    }

    /** The first securities that are active and may be bought. */
    default List<Security> buyable(int limit) {
        return list(Security.TYPE
                .where(Security.ACTIVE.eq(true).and(Security.BUY_ALLOWED.eq(true)))
                .limit(limit));
    }

    /** The first securities that are active and may be sold. */
    default List<Security> sellable(int limit) {
        return list(Security.TYPE
                .where(Security.ACTIVE.eq(true).and(Security.SELL_ALLOWED.eq(true)))
                .limit(limit));
    }

    /** The first securities derived from {@code underlying}, by expiry, those without one last, ties by symbol. */
    default List<Security> ofUnderlying(String underlying, int limit) {
        return list(Security.TYPE
                .where(Security.UNDERLYING.eq(underlying))
                .orderBy(Security.EXPIRES_AT.asc())
                .limit(limit));
    }

    /** The first options (type OPTION) on {@code underlying}, by expiry, those without one last, ties by symbol. */
    default List<Security> optionsOn(String underlying, int limit) {
        return list(Security.TYPE
                .where(Security.UNDERLYING.eq(underlying).and(Security.SECURITY_TYPE.eq(SecurityType.OPTION)))
                .orderBy(Security.EXPIRES_AT.asc())
                .limit(limit));
    }

    /** The outcomes that are kept of the event contract {@code ticker}: NO before YES. */
    default List<Security> outcomesOf(String ticker) {
        return list(Security.TYPE
                .where(Security.SYMBOL.in(List.of(EventOutcome.YES.symbolOf(ticker), EventOutcome.NO.symbolOf(ticker))))
                .limit(EventOutcome.values().length));
    }
}
