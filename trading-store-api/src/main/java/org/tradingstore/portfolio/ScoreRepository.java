package org.tradingstore.portfolio;

import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** Scores of symbols, as one book sees them. */
public interface ScoreRepository extends KeyedRepository<Score, String> {
    /** The scores with the greatest totals, greatest first, ties by symbol descending. */
    default List<Score> highest(int limit) {
        return list(Score.TYPE.all().orderBy(Score.TOTAL.desc()).limit(limit));
    }

    /** The scores with the least totals, least first, ties by symbol. */
    default List<Score> lowest(int limit) {
        return list(Score.TYPE.all().orderBy(Score.TOTAL.asc()).limit(limit));
    }
}
