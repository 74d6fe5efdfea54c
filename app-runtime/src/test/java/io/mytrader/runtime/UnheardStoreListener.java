package io.mytrader.runtime;

import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreListener;

/** For tests on a disk that works: whatever the store has to tell fails them. */
public final class UnheardStoreListener implements StoreListener {
    @Override
    public void failed(StoreFailure failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void recovered() {
        throw new AssertionError("failed before");
    }
}
