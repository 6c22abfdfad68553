package org.tradingstore.testkit.internal.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.tradingstore.TradingStore;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** Imports a file of daily prices for one symbol after the other, until it is killed; prints each symbol once its import has returned. */
public final class Importing {
    /** Rows of the file. */
    public static final int ROWS = 5_000;

    private Importing() {}

    /** Arguments: opener, place, round. */
    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("prices", ".csv");
        file.toFile().deleteOnExit();
        StringBuilder rows = new StringBuilder("date,open,high,low,close\n");
        for (int day = 0; day < ROWS; day++) {
            rows.append(LocalDate.EPOCH.plusDays(day)).append(",1,2,0.5,1.5\n");
        }
        Files.writeString(file, rows);
        TradingStore store = ChildStore.open(arguments);
        System.out.println("ready");
        for (int number = 0; ; number++) {
            String symbol = arguments[2] + "/" + number;
            store.history()
                    .dailyPrices()
                    .importFrom(
                            ImportFile.csv(DailyPrice.TYPE, file).constant(DailyPrice.SYMBOL, symbol),
                            OnConflict.REPLACE);
            System.out.println(symbol);
        }
    }
}
