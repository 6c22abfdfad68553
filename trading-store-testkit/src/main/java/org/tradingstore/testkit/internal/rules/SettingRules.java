package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.config.Setting;
import org.tradingstore.config.SettingName;
import org.tradingstore.config.SettingRepository;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Revision;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.Together;

/** Settings, read and written as types. */
public abstract class SettingRules extends Rules {
    private static final SettingName<String> MODE = SettingName.text("trading_mode");
    private static final SettingName<Long> ACTIONS = SettingName.whole("max_actions");
    private static final SettingName<BigDecimal> LOSS = SettingName.decimal("max_loss_threshold");
    private static final SettingName<Boolean> DRY_RUN = SettingName.bool("dry_run");
    private static final SettingName<Duration> PACE = SettingName.duration("sync_every");

    protected SettingRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return EnumSet.of(Database.CONFIG);
    }

    private SettingRepository settings() {
        return store().book("kit", Mode.TEST).config().settings();
    }

    private void text(String name, String value) {
        settings().upsert(new Setting(name, value, null));
    }

    @Test
    @DisplayName("SE1 a setting comes back as the type and value it was set as, also after the store was opened again")
    void typed() {
        settings().set(MODE, "research \ud83d\ude80");
        settings().set(ACTIONS, Long.MIN_VALUE + 1);
        settings().set(LOSS, new BigDecimal("-0.180000000000000001"));
        settings().set(DRY_RUN, true);
        settings().set(PACE, Duration.ofSeconds(90, 1));
        reopened();
        assertThat(settings().value(MODE, "")).isEqualTo("research \ud83d\ude80");
        assertThat(settings().value(ACTIONS, 0L)).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(settings().value(LOSS, BigDecimal.ONE)).isEqualTo(new BigDecimal("-0.180000000000000001"));
        assertThat(settings().value(DRY_RUN, false)).isTrue();
        assertThat(settings().value(PACE, Duration.ZERO)).isEqualTo(Duration.ofSeconds(90, 1));
    }

    @Test
    @DisplayName("SE2 a setting that is not kept is the default its reader gives, and is not kept thereby")
    void fallbacks() {
        assertThat(settings().value(MODE, "live")).isEqualTo("live");
        assertThat(settings().value(ACTIONS, 5L)).isEqualTo(5);
        assertThat(settings().value(LOSS, new BigDecimal("0.50"))).isEqualTo(new BigDecimal("0.50"));
        assertThat(settings().value(DRY_RUN, true)).isTrue();
        assertThat(settings().value(PACE, Duration.ofMinutes(15))).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings().count(Setting.TYPE.all())).isZero();
        settings().set(MODE, "");
        assertThat(settings().value(MODE, "live")).isEmpty();
    }

    @Test
    @DisplayName("SE3 text that is of the type is read, however it was written")
    void readable() {
        Map<String, Long> numbers =
                Map.of("15.0", 15L, "-3", -3L, "1e3", 1_000L, "9007199254740993.0", 9_007_199_254_740_993L);
        numbers.forEach((text, number) -> {
            text("n", text);
            assertThat(settings().value(SettingName.whole("n"), 0L)).as(text).isEqualTo(number);
        });
        Map<String, String> decimals = new TreeMap<>(Map.of(
                "0.30", "0.3", "-0.18", "-0.18", "1E+3", "1000", "1.012e-05", "0.00001012", "110", "110", "0.0", "0"));
        decimals.forEach((text, decimal) -> {
            text("d", text);
            assertThat(settings().value(SettingName.decimal("d"), BigDecimal.ONE))
                    .as(text)
                    .isEqualTo(new BigDecimal(decimal));
        });
        text("t", "P2DT3H");
        assertThat(settings().value(SettingName.duration("t"), Duration.ZERO)).isEqualTo(Duration.ofHours(51));
    }

    private void unreadable(SettingName<?> name, String text) {
        text(name.name(), text);
        assertThat(refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> read(name)))
                .as(text)
                .hasMessageContaining("setting=" + name.name())
                .hasMessageContaining("text=" + text);
        assertThat(settings().find(name.name()).orElseThrow().value()).isEqualTo(text);
    }

    @SuppressWarnings("unchecked") // a default is never looked at where the setting is kept
    private Object read(SettingName<?> name) {
        return settings().value((SettingName<Object>) name, "the default");
    }

    @Test
    @DisplayName("SE4 text that is not of the type is an error that names the setting, never the default")
    void unreadable() {
        for (String text : List.of("", "abc", "1.5", "9223372036854775808", "1e30", " 1", "1,000", "NaN", "true")) {
            unreadable(ACTIONS, text);
        }
        for (String text :
                List.of("", "abc", "12345678901234567", "0.0000000000000000001", "1E+1000000000", "Infinity")) {
            unreadable(LOSS, text);
        }
        for (String text : List.of("", "TRUE", "yes", "1", "1.0", " true")) {
            unreadable(DRY_RUN, text);
        }
        for (String text : List.of("", "15", "15m", "00:15", "P1Y", "PT")) {
            unreadable(PACE, text);
        }
    }

    @Test
    @DisplayName("SE5 a value that cannot be kept exactly is refused, and the setting stays as it was")
    void unwritable() {
        settings().set(LOSS, BigDecimal.ONE);
        for (String text : List.of("12345678901234567", "0.0000000000000000001")) {
            assertThat(refused(
                                    InvalidRecordException.class,
                                    Advice.FIX_CALLER,
                                    () -> settings().set(LOSS, new BigDecimal(text)))
                            .component())
                    .isEqualTo("value");
        }
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> settings().set(MODE, "\ud83d"));
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> settings().set(SettingName.text(" "), "x"));
        assertThat(settings().value(LOSS, BigDecimal.TEN)).isEqualTo(BigDecimal.ONE);
        assertThat(settings().count(Setting.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("SE6 setting a value keeps the description, and the same value is no new revision")
    void descriptions() {
        settings().upsert(Setting.of(ACTIONS, 5L).withDescription("per cycle"));
        assertThat(settings().set(ACTIONS, 6L)).isEqualTo(Upserted.CHANGED);
        assertThat(settings().set(ACTIONS, 6L)).isEqualTo(Upserted.SAME);
        assertThat(settings().set(PACE, Duration.ofMinutes(1))).isEqualTo(Upserted.CREATED);
        assertThat(settings().find(ACTIONS.name())).contains(new Setting(ACTIONS.name(), "6", "per cycle"));
        assertThat(settings().revisions(ACTIONS.name(), 10)).hasSize(2);
    }

    @Test
    @DisplayName("SE7 what a setting was is its history, and its value as of a moment")
    void past() {
        Instant before = clock().instant();
        clock().move(Duration.ofHours(1));
        settings().set(ACTIONS, 5L);
        Instant five = clock().instant();
        clock().move(Duration.ofHours(1));
        settings().set(ACTIONS, 7L);
        Instant seven = clock().instant();
        clock().move(Duration.ofHours(1));
        settings().delete(ACTIONS.name());
        assertThat(settings().value(ACTIONS, before, 1L)).isEqualTo(1);
        assertThat(settings().value(ACTIONS, five, 1L)).isEqualTo(5);
        assertThat(settings().value(ACTIONS, seven.minusMillis(1), 1L)).isEqualTo(5);
        assertThat(settings().value(ACTIONS, seven, 1L)).isEqualTo(7);
        assertThat(settings().value(ACTIONS, clock().instant(), 1L)).isEqualTo(1);
        assertThat(settings().value(ACTIONS, 1L)).isEqualTo(1);
        List<Revision<Setting>> revisions = settings().revisions(ACTIONS.name(), 10);
        assertThat(revisions).extracting(each -> each.record().value()).containsExactly("7", "7", "5");
        assertThat(revisions).extracting(Revision::deleted).containsExactly(true, false, false);
    }

    @Test
    @DisplayName("SE8 settings by the beginning of their names, and of one book only")
    void startingWith() {
        for (String name : List.of("job_b", "job_a", "jobs", "other")) {
            text(name, "x");
        }
        store().book("other", Mode.TEST).config().settings().set(SettingName.text("job_c"), "x");
        assertThat(settings().startingWith("job_", 10))
                .extracting(Setting::name)
                .containsExactly("job_a", "job_b");
        assertThat(settings().startingWith("job_", 1)).extracting(Setting::name).containsExactly("job_a");
    }

    @Test
    @DisplayName("SE9 sixteen threads that set a setting lose no value and no description")
    void concurrent() throws Exception {
        settings().upsert(new Setting(ACTIONS.name(), "-1", "per cycle"));
        Together.sixteen(number -> {
            for (int i = 0; i < 20; i++) {
                String description = number + " " + i;
                if (number % 4 == 0) {
                    settings().update(ACTIONS.name(), kept -> kept.withDescription(description));
                } else {
                    settings().set(ACTIONS, number * 100L + i);
                }
            }
            return number;
        });
        List<Revision<Setting>> revisions = settings().revisions(ACTIONS.name(), 1_000);
        assertThat(revisions).hasSize(1 + 16 * 20);
        for (int i = 1; i < revisions.size(); i++) {
            Setting newer = revisions.get(i - 1).record();
            Setting older = revisions.get(i).record();
            // Whoever changes the one leaves the other as it was at that moment.
            assertThat(newer.value().equals(older.value()))
                    .as("%s after %s", newer, older)
                    .isNotEqualTo(Objects.equals(newer.description(), older.description()));
        }
    }

    @Test
    @DisplayName("SE10 settings change in one transaction, or not at all")
    void transaction() {
        Throwable thrown =
                thrownBy(() -> store().book("kit", Mode.TEST).config().inTransaction(tx -> {
                    tx.settings().set(ACTIONS, 1L);
                    assertThat(tx.settings().value(ACTIONS, 0L)).isEqualTo(1);
                    throw new IllegalStateException("changed my mind");
                }));
        assertThat(thrown).hasMessage("changed my mind");
        assertThat(settings().value(ACTIONS, 0L)).isZero();
    }
}
