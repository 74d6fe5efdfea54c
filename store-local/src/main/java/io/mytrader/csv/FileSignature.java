package io.mytrader.csv;

import io.mytrader.bars.BarDataException;

/** Recognises files that are no text by their first bytes. */
final class FileSignature {
    /** First bytes, one character each, and what to say about them. */
    private record Known(String bytes, String complaint) {}

    private static final Known[] KNOWN = {
        new Known("PK\u0003\u0004", "is a zip archive; unpack it first"),
        new Known("(\u00b5/\u00fd", "is compressed with Zstandard; unpack it first, with zstd -d"),
        new Known("\u00fd7zXZ", "is compressed with xz; unpack it first, with xz -d"),
        new Known("BZh", "is compressed with bzip2; unpack it first, with bzip2 -d"),
        new Known("PAR1", "is a Parquet file; export it as CSV"),
        new Known("DBN", "is a Databento DBN file; export it as CSV"),
        new Known("\u001f\u008b", "is compressed with gzip twice; unpack it once"),
        new Known("\u00ff\u00fe", "is UTF-16 text; save it as UTF-8"),
        new Known("\u00fe\u00ff", "is UTF-16 text; save it as UTF-8"),
    };

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private FileSignature() {}

    /**
     * Where the text begins: after a byte order mark.
     *
     * @param block the beginning of the file
     * @throws BarDataException if it is no text
     */
    static int textStart(String name, byte[] block, int length) {
        for (Known known : KNOWN) {
            if (startsWith(block, length, known.bytes)) {
                throw new BarDataException(name + " " + known.complaint);
            }
        }
        for (int i = 0; i < length; i++) {
            byte character = block[i];
            if (character >= 0 && character < ' ' && !isLayout(character)) {
                throw new BarDataException(
                        name
                                + " is a binary file (byte "
                                + i
                                + " is 0x"
                                + Integer.toHexString(character)
                                + "); bars are read from CSV text, gzip or not");
            }
        }
        return startsWith(block, length, BYTE_ORDER_MARK) ? 3 : 0;
    }

    /** Tab, the line ends, and the end-of-file mark of DOS. */
    private static boolean isLayout(byte character) {
        return character == '\t' || character == '\n' || character == '\r' || character == 0x1a;
    }

    private static boolean startsWith(byte[] block, int length, String prefix) {
        if (length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if ((block[i] & 0xff) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
