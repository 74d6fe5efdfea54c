package io.mytrader.chaos;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.RandomFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a seed stands for: how the program trades, what goes wrong, and when its process is killed
 * and started again.
 *
 * @param settings of the configuration, as {@code key=value}
 * @param faults at the gateway
 * @param killed when the process is killed, after the beginning, in order
 */
public record ChaosPlan(
        long seed, List<String> settings, FaultScript faults, List<Duration> killed) {
    /** The position limit of every plan. */
    static final int MOST_CONTRACTS = 2;

    /** How long a gap in the protection may last. */
    static final Duration PROTECTION_TIMEOUT = Duration.ofSeconds(5);

    /** Half past nine in New York, a Tuesday far from a roll. */
    static final Instant BEGIN = Instant.parse("2026-06-02T13:30:00Z");

    private static final int FEWEST_FAULTS = 10;
    private static final int MORE_FAULTS = 25;
    private static final int MOST_KILLS = 2;

    /** Copies the lists. */
    public ChaosPlan {
        settings = List.copyOf(settings);
        killed = List.copyOf(killed);
    }

    /**
     * The plan of a seed.
     *
     * @param length the span in which faults begin
     */
    public static ChaosPlan of(long seed, Duration length) {
        Random random = new Random(seed);
        List<Duration> killed = new ArrayList<>();
        int kills = random.nextInt(MOST_KILLS + 1);
        for (int i = 0; i < kills; i++) {
            killed.add(Duration.ofMillis(random.nextLong(length.toMillis())));
        }
        killed.sort(null);
        int faults = FEWEST_FAULTS + random.nextInt(MORE_FAULTS);
        return new ChaosPlan(
                seed,
                settings(random),
                RandomFaults.script(random.nextLong(), length, faults),
                killed);
    }

    /** Trades as often as it may, so that whatever goes wrong finds a position. */
    private static List<String> settings(Random random) {
        return List.of(
                "broker.type=ib",
                "broker.account=DU1234567",
                "broker.protection_timeout_seconds=" + PROTECTION_TIMEOUT.toSeconds(),
                "data.source=ib",
                "instrument=MES",
                "strategy.name=ema_cross",
                "strategy.parameters={fast: 2, slow: "
                        + (3 + random.nextInt(3))
                        + ", direction: both}",
                "trading.max_position_size=" + MOST_CONTRACTS,
                "trading.position_sizing_method=fixed",
                "trading.fixed_size=" + (1 + random.nextInt(MOST_CONTRACTS)),
                "trading.entry_order=" + (random.nextInt(3) == 0 ? "limit" : "market"),
                "trading.entry_timeout_seconds=" + (20 + random.nextInt(60)),
                "trading.stop_method=" + (random.nextBoolean() ? "atr" : "ticks"),
                "trading.stop_loss_ticks=" + (6 + random.nextInt(10)),
                "trading.take_profit_ticks=" + (6 + random.nextInt(20)),
                "trading.use_trailing_stop=" + random.nextBoolean(),
                "trading.trailing_arm_atr=0.5",
                "trading.exit_on_opposite_signal=" + random.nextBoolean(),
                "trading.max_daily_trades=1000",
                "trading.max_trades_per_hour=1000",
                "trading.min_seconds_between_entries=0",
                "trading.trade_cooldown_minutes=0",
                "trading.max_consecutive_losses=1000",
                "trading.max_risk_per_trade_pct=5");
    }

    /** The configuration of the session. */
    ConfigurationInput configuration() {
        List<Assignment> assignments = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            assignments.add(
                    new Assignment(
                            "seed " + seed,
                            setting.substring(0, equals),
                            setting.substring(equals + 1)));
        }
        return new ConfigurationInput(Purpose.TRADE, null, Map.of(), assignments);
    }
}
