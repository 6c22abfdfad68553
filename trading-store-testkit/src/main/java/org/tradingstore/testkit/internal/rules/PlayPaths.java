package org.tradingstore.testkit.internal.rules;

import static org.tradingstore.plays.PlayStatus.CLOSED;
import static org.tradingstore.plays.PlayStatus.EXPIRED;
import static org.tradingstore.plays.PlayStatus.NEW;
import static org.tradingstore.plays.PlayStatus.OPEN;
import static org.tradingstore.plays.PlayStatus.PENDING_CLOSING;
import static org.tradingstore.plays.PlayStatus.PENDING_OPENING;
import static org.tradingstore.plays.PlayStatus.TEMP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.tradingstore.plays.OptionType;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayClass;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.Plays;

/** Plays and ways to their statuses, written down once more and not asked of the library. */
final class PlayPaths {
    static final Instant CREATED = Instant.parse("2026-02-27T15:30:00.000001Z");
    static final LocalDate EXPIRATION = LocalDate.parse("2026-03-20");

    /** The statuses that may come before; an empty set where a play can only begin so. */
    static final Map<PlayStatus, Set<PlayStatus>> BEFORE = Map.of(
            TEMP, Set.of(),
            NEW, Set.of(TEMP, PENDING_OPENING),
            PENDING_OPENING, Set.of(NEW),
            OPEN, Set.of(NEW, PENDING_OPENING, PENDING_CLOSING),
            PENDING_CLOSING, Set.of(OPEN),
            CLOSED, Set.of(OPEN, PENDING_CLOSING),
            EXPIRED, Set.of(TEMP, NEW, PENDING_OPENING, OPEN));

    /** A way from a beginning to each status. */
    static final Map<PlayStatus, List<PlayStatus>> WAYS = Map.of(
            TEMP, List.of(TEMP),
            NEW, List.of(TEMP, NEW),
            PENDING_OPENING, List.of(NEW, PENDING_OPENING),
            OPEN, List.of(NEW, OPEN),
            PENDING_CLOSING, List.of(NEW, PENDING_OPENING, OPEN, PENDING_CLOSING),
            CLOSED, List.of(NEW, OPEN, CLOSED),
            EXPIRED, List.of(NEW, PENDING_OPENING, EXPIRED));

    private PlayPaths() {}

    static Play.Builder play() {
        return Play.of("swing", "SPY", OptionType.CALL)
                .strikePrice("562.5")
                .expirationDate(EXPIRATION)
                .contracts(2)
                .contractSymbol("SPY260320C00562500")
                .playClass(PlayClass.SIMPLE)
                .entryPoint("{\"target\": 7.10}")
                .takeProfit("{\"percent\": \"50\"}")
                .stopLoss("{\"percent\": \"-35\"}")
                .createdAt(CREATED);
    }

    /** A change {@code minutes} after the play was made. */
    static PlayStatusChange.Builder change(UUID play, PlayStatus status, long minutes) {
        return PlayStatusChange.of(play, status, CREATED.plus(Duration.ofMinutes(minutes)));
    }

    /** Begins a play and leads it to {@code status}; the play as it then is. */
    static Play led(Plays plays, PlayStatus status) {
        List<PlayStatus> way = Objects.requireNonNull(WAYS.get(status));
        Play play = play().status(way.get(0)).build();
        plays.begin(play);
        for (int i = 1; i < way.size(); i++) {
            plays.changeStatus(change(play.id(), way.get(i), i).build());
        }
        return play.toBuilder().status(status).build();
    }
}
