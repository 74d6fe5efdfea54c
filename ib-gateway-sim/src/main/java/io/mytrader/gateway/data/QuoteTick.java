package io.mytrader.gateway.data;

/** The tick types of a quote: their numbers in live and in delayed data. */
enum QuoteTick {
    BID_SIZE(0, 69),
    BID(1, 66),
    ASK(2, 67),
    ASK_SIZE(3, 70),
    LAST(4, 68),
    LAST_SIZE(5, 71),
    HIGH(6, 72),
    LOW(7, 73),
    VOLUME(8, 74),
    CLOSE(9, 75),
    OPEN(14, 76),
    LAST_TIME(45, 88);

    private final int live;
    private final int delayed;

    QuoteTick(int live, int delayed) {
        this.live = live;
        this.delayed = delayed;
    }

    int live() {
        return live;
    }

    int delayed() {
        return delayed;
    }
}
