package io.mytrader.csv;

/** Which end of its interval a row's time names. */
public enum BarStamp {
    OPEN,
    CLOSE
}
