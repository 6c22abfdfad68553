package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.util.Optional;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;

/**
 * Brings lines into daily prices, all in one transaction. A price of a symbol and day that is kept already is the same, or replaced by what
 * the file says now.
 */
final class PriceLoad {
    private final DailyPriceRepository prices;
    private final RejectSink rejects;
    private final Progress progress;
    private long read;
    private long rejected;

    PriceLoad(DailyPriceRepository prices, RejectSink rejects, Progress progress) {
        this.prices = prices;
        this.rejects = rejects;
        this.progress = progress;
    }

    LoadReport load(PriceFile file) throws IOException {
        PriceMapping mapping = new PriceMapping(file.names());
        LoadCounts counts = file.read(lines ->
                prices.load(lines.flatMap(line -> price(mapping, line).stream()), OnConflict.REPLACE));
        return new LoadReport("daily_price", read, counts.created(), counts.same(), counts.changed(), rejected);
    }

    private Optional<DailyPrice> price(PriceMapping mapping, PriceLine line) {
        read++;
        progress.step();
        try {
            return Optional.of(mapping.price(line));
        } catch (RejectedEntryException | InvalidRecordException e) {
            rejected++;
            rejects.rejected(Reject.of(line), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
