package io.mytrader.ib.link;

/** Hears of one link, in order and from one thread. */
public interface LinkListener {
    /** Bytes can be sent now. */
    void opened();

    /** Bytes came; the array is the listener's. */
    void received(byte[] bytes);

    /**
     * The last call: the link is gone, or never came to be.
     *
     * @param why in words for a person
     */
    void closed(String why);
}
