package org.tradingstore.examples.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;

/**
 * A user's daily bars: CSV in UTF-8 with a header, no field in quotes. A line that is no bar refuses the whole file, since a strategy that
 * is tried on a series with holes is tried on another series.
 */
final class CsvPrices {
    private static final List<String> REQUIRED = List.of("symbol", "date", "open", "high", "low", "close");

    private CsvPrices() {}

    /** Loads {@code file} in one transaction, one line in memory at a time. @throws InputException if it is refused; nothing was written */
    static LoadCounts load(Path file, DailyPriceRepository prices) throws InputException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputException("There is no such file, or it cannot be read: " + file);
        }
        long[] number = {1};
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> names = names(reader.readLine(), file);
            Stream<DailyPrice> bars = reader.lines()
                    .map(text -> new NumberedText(++number[0], text))
                    .filter(line -> !line.text().isBlank())
                    .map(line -> price(line, names));
            return prices.load(bars, OnConflict.REPLACE);
        } catch (RefusedLineException e) {
            throw new InputException(e.getMessage() + ": " + file, e);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("The file is not text in UTF-8, or cannot be read: " + file, e);
        }
    }

    private static List<String> names(@Nullable String header, Path file) throws InputException {
        List<String> names = header == null ? List.of() : CsvLine.split(header.toLowerCase(Locale.ROOT));
        if (!names.containsAll(REQUIRED) || new HashSet<>(names).size() < names.size()) {
            throw new InputException(
                    "The header has to be symbol,date,open,high,low,close,adjusted_close,volume: " + file);
        }
        return names;
    }

    private static DailyPrice price(NumberedText line, List<String> names) {
        try {
            return CsvLine.of(line.number(), names, line.text()).price();
        } catch (InputException e) {
            throw new RefusedLineException(e);
        }
    }

    private record NumberedText(long number, String text) {}

    /** Carries what is wrong with a line through the load, which is rolled back by it. */
    private static final class RefusedLineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedLineException(InputException reason) {
            super(reason.getMessage(), reason);
        }
    }
}
