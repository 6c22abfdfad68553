package org.tradingstore.testkit.internal.crash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.Mode;

/** Appends in every way, from a thread for each, until it is killed; prints each mark once its append has returned. */
public final class Appending {
    private static final int WINDOW = 64;

    private final Ledger ledger;
    private final int round;

    private Appending(Ledger ledger, int round) {
        this.ledger = ledger;
        this.round = round;
    }

    /** Arguments: opener, place, round. */
    public static void main(String[] arguments) {
        TradingStore store = ChildStore.open(arguments);
        Appending appending = new Appending(store.book("crash", Mode.TEST).ledger(), Integer.parseInt(arguments[2]));
        for (Mark.Way way : Mark.Way.values()) {
            new Thread(() -> appending.run(way), way.name()).start();
        }
    }

    private void run(Mark.Way way) {
        Deque<Mark> marks = new ArrayDeque<>();
        Deque<Pending<Appended<UUID>>> pending = new ArrayDeque<>();
        for (int i = 0; ; i++) {
            Mark first = new Mark(round, way, i, 0);
            Mark second = new Mark(round, way, i, 1);
            switch (way) {
                case SINGLE -> {
                    ledger.trades().append(first.trade());
                    print(first.text());
                }
                case PAIR -> {
                    ledger.trades().appendAll(List.of(first.trade(), second.trade()));
                    print(first.text() + "\n" + second.text());
                }
                case TRANSACTION -> {
                    ledger.inTransaction(tx -> {
                        tx.trades().append(first.trade());
                        tx.trades().append(second.trade());
                    });
                    print(first.text() + "\n" + second.text());
                }
                case LATER -> {
                    marks.addLast(first);
                    pending.addLast(ledger.trades().appendLater(first.trade()));
                    if (pending.size() == WINDOW) {
                        pending.removeFirst().await();
                        print(marks.removeFirst().text());
                    }
                }
            }
        }
    }

    /** In one write, so that a kill cuts the last line only. */
    private static void print(String lines) {
        byte[] bytes = (lines + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (System.out) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }
}
