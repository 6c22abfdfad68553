package org.tradingstore.core.internal;

import org.tradingstore.portfolio.Score;
import org.tradingstore.portfolio.ScoreRepository;

/** Scores. */
final class ScoreRecords extends KeyedRecords<Score, String> implements ScoreRepository {
    ScoreRecords(BookScope scope) {
        super(Score.TYPE, scope);
    }
}
