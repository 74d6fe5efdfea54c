package io.mytrader.gateway.transcript;

import java.io.PrintWriter;

/** Writes a line of text for each event. Gateway thread only. */
public final class TextTranscript implements Transcript {
    private final PrintWriter out;

    /** A transcript onto this writer, which stays the caller's to close. */
    public TextTranscript(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(TranscriptLine line) {
        out.println(line.toString().replace('\n', ' '));
    }
}
