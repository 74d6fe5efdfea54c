package io.mytrader.journal;

/** Hears whether the store can write; called on a thread of the store, so it only posts. */
public interface StoreListener {
    /** Writing fails; what is written from now on waits in memory. */
    void failed(StoreFailure failure);

    /** Everything that waited is on disk, and nothing was dropped. */
    void recovered();
}
