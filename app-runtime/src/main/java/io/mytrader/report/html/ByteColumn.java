package io.mytrader.report.html;

import java.util.Arrays;

/** Whole numbers in as few bytes as they need: seven bits a byte, low bits first. One thread. */
final class ByteColumn {
    private byte[] bytes;
    private int size;

    ByteColumn(int expectedBytes) {
        bytes = new byte[Math.max(16, expectedBytes)];
    }

    /** Adds a number of either sign; small sizes take few bytes. */
    void addSigned(long number) {
        add((number << 1) ^ (number >> 63));
    }

    /** Adds a number, at least zero. */
    void add(long number) {
        if (bytes.length - size < 10) {
            bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1) + 10);
        }
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
