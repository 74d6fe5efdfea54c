package io.mytrader.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The times of recent entries, oldest first. Engine thread only. */
final class EntryTimes {
    private long[] millis = new long[16];
    private int first;
    private int end;

    void add(long timeMillis) {
        if (end == millis.length) {
            int size = size();
            long[] target = size * 2 > millis.length ? new long[size * 2] : millis;
            System.arraycopy(millis, first, target, 0, size);
            millis = target;
            first = 0;
            end = size;
        }
        millis[end++] = timeMillis;
    }

    /** Forgets those at or before the time. */
    void forgetUntil(long timeMillis) {
        while (first < end && millis[first] <= timeMillis) {
            first++;
        }
    }

    /** How many are after the time. */
    int after(long timeMillis) {
        int count = 0;
        for (int i = end - 1; i >= first && millis[i] > timeMillis; i--) {
            count++;
        }
        return count;
    }

    int size() {
        return end - first;
    }

    List<Long> toList() {
        List<Long> list = new ArrayList<>(size());
        for (long time : Arrays.copyOfRange(millis, first, end)) {
            list.add(time);
        }
        return list;
    }
}
