package org.tradingstore.testkit.internal.history;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tradingstore.plays.Play;
import org.tradingstore.testkit.RecordGenerator;

/**
 * Thinks up what is done to plays. One that was deleted does not come back: its history would begin again with a row whose id nobody can
 * foresee. <em>Not thread-safe: it advances its random numbers.</em>
 */
final class BeginningOnce extends Actor<Play, UUID> {
    private final Set<UUID> deleted = new HashSet<>();

    BeginningOnce(Site site, Random random, RecordGenerator<Play> generator) {
        super(site, Play.TYPE, random, generator);
    }

    @Override
    Play draw() {
        Play play = super.draw();
        while (deleted.contains(play.id())) {
            play = super.draw();
        }
        return play;
    }

    @Override
    Step delete(UUID id) {
        deleted.add(id);
        return super.delete(id);
    }
}
