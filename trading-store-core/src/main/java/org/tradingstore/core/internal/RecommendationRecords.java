package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.cache.RecommendationRepository;
import org.tradingstore.cache.RecommendationStatus;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowValues;

/** Recommendations of one book, with how the same one is recommended again and how old ones expire. */
final class RecommendationRecords extends KeyedRecords<Recommendation, UUID> implements RecommendationRepository {
    /** As many as are held in memory at once; all of them change in one transaction. */
    private static final int STEP = 1_000;

    RecommendationRecords(BookScope scope) {
        super(Recommendation.TYPE, scope);
    }

    @Override
    public Recommendation recommend(Recommendation recommendation) {
        if (recommendation.status() != RecommendationStatus.PENDING) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot recommend a trade: the recommendation is not pending",
                    "id",
                    recommendation.id(),
                    "status",
                    recommendation.status()));
        }
        // Refused before anything is looked for.
        encode(recommendation);
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(
                        false, true, List.of(recommendation), context -> recommend(context, origin, recommendation)));
    }

    private Recommendation recommend(WriteContext context, Origin origin, Recommendation given) {
        Recommendation same = same(context, origin, given);
        if (same == null) {
            RowValues row = encode(given);
            if (insert(context, origin, row)) {
                return given;
            }
            // Another process may have been faster.
            same = same(context, origin, given);
            if (same == null) {
                throw collisions()
                        .conflict("recommend", collisions().find(context.session(), origin.scope(), row), row);
            }
        }
        UUID id = same.id();
        return switch (same.status()) {
            case EXECUTED, DISMISSED -> same;
            case PENDING, EXPIRED, FAILED ->
                // Asked once more of what is found then: another process may have settled it meanwhile.
                change(
                                context,
                                origin,
                                id,
                                found -> settled(found)
                                        ? found.orElseThrow()
                                        : given.toBuilder().id(id).build())
                        .record();
        };
    }

    private static boolean settled(Optional<Recommendation> found) {
        return found.map(Recommendation::status)
                .filter(status -> status == RecommendationStatus.EXECUTED || status == RecommendationStatus.DISMISSED)
                .isPresent();
    }

    private @Nullable Recommendation same(WriteContext context, Origin origin, Recommendation given) {
        Query<Recommendation> query = type().where(Recommendation.SYMBOL
                .eq(given.symbol())
                .and(Recommendation.SIDE.eq(given.side()))
                .and(Recommendation.REASON.eq(given.reason()))
                .and(Recommendation.PORTFOLIO_HASH.eq(given.portfolioHash())));
        List<Recommendation> found = list(context.session(), origin.scope(), query.limit(1));
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public long expireAllBut(String portfolioHash) {
        if (scope().neverWrote()) {
            return 0;
        }
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(false, true, List.of(), context -> expire(context, origin, portfolioHash)));
    }

    private long expire(WriteContext context, Origin origin, String portfolioHash) {
        Condition<Recommendation> others = Recommendation.STATUS
                .eq(RecommendationStatus.PENDING)
                .and(Recommendation.PORTFOLIO_HASH.ne(portfolioHash));
        Condition<Recommendation> rest = others;
        long expired = 0;
        List<Recommendation> step;
        do {
            step = list(
                    context.session(),
                    origin.scope(),
                    type().where(rest).orderBy(Recommendation.CREATED_AT.asc()).limit(STEP));
            for (Recommendation each : step) {
                change(
                        context,
                        origin,
                        each.id(),
                        found -> found.orElseThrow(() -> missing(each.id())).toBuilder()
                                .status(RecommendationStatus.EXPIRED)
                                .build());
            }
            expired += step.size();
            if (!step.isEmpty()) {
                // Past those of the hash that stay pending.
                rest = others.and(
                        Recommendation.CREATED_AT.ge(step.get(step.size() - 1).createdAt()));
            }
        } while (step.size() == STEP);
        return expired;
    }
}
