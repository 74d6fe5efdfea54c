package io.mytrader.advice;

/** What becomes of a candidate without an opinion, whatever the cause. */
public enum OnTimeout {
    PROCEED,
    DROP
}
