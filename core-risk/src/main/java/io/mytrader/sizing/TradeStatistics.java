package io.mytrader.sizing;

import io.mytrader.account.ClosedTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent closed trades of each strategy, and of each strategy in each regime: what Kelly sizing
 * and the selection by performance learn from.
 *
 * <p>Engine thread only. All of it is a value: {@link #snapshot} and {@link #restore}.
 */
public final class TradeStatistics {
    private static final long DAY_MILLIS = 86_400_000L;

    private record Key(String strategy, @Nullable String regime) {}

    private final int windowTrades;
    private final long lookbackMillis;
    private final Map<Key, TradeWindow> windows = new LinkedHashMap<>();

    public TradeStatistics(SizingSettings settings) {
        windowTrades = settings.kellyWindowTrades();
        lookbackMillis = settings.kellyLookbackDays() * DAY_MILLIS;
    }

    public void onTradeClosed(ClosedTrade trade) {
        add(TradeResult.of(trade));
    }

    public void add(TradeResult trade) {
        window(new Key(trade.strategy(), null)).add(trade);
        window(new Key(trade.strategy(), trade.regime())).add(trade);
    }

    /** What the strategy's newest trades say that are not older than the look-back. */
    public TradeEvidence evidence(String strategy, long nowMillis) {
        return evidence(new Key(strategy, null), nowMillis);
    }

    /** The same for the trades that it entered in that regime. */
    public TradeEvidence evidence(String strategy, String regime, long nowMillis) {
        return evidence(new Key(strategy, regime), nowMillis);
    }

    /** Forgets a strategy: an operator's answer to one that Kelly suspended. */
    public void reset(String strategy) {
        windows.keySet().removeIf(key -> key.strategy().equals(strategy));
    }

    /**
     * Every trade that still counts somewhere, in the order of their ends: each instrument numbers
     * its trades by itself.
     */
    public List<TradeResult> snapshot() {
        // A trade is in one window of its regime and mostly in the one of its strategy; the windows
        // of the regimes hold at least what the strategy's does.
        List<TradeResult> trades = new ArrayList<>();
        windows.forEach((key, window) -> {
            if (key.regime() != null) {
                trades.addAll(window.toList());
            }
        });
        trades.sort(
                Comparator.comparingLong(TradeResult::exitMillis)
                        .thenComparingLong(TradeResult::tradeId));
        return trades;
    }

    /** Becomes what was saved. */
    public void restore(List<TradeResult> saved) {
        windows.clear();
        saved.forEach(this::add);
    }

    private TradeWindow window(Key key) {
        return windows.computeIfAbsent(key, _ -> new TradeWindow(windowTrades));
    }

    private TradeEvidence evidence(Key key, long nowMillis) {
        TradeWindow window = windows.get(key);
        return window == null ? TradeEvidence.NONE : window.since(nowMillis - lookbackMillis);
    }
}
