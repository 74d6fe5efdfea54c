package io.mytrader.faults;

import java.util.List;

/** A fault script is wrong; the message names every place and what was expected there. */
public final class FaultFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultFileException(String file, List<String> problems) {
        super(file + ": " + String.join("; ", problems));
    }
}
