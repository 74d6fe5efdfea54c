package io.mytrader.venue;

import io.mytrader.replay.JournalException;
import io.mytrader.replay.RecordText;
import io.mytrader.simulation.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The simulated account's file: a line that names the form, a checksum, the account. It is replaced
 * as a whole and on disk before {@link #write} returns; a crash leaves the old one or the new one.
 */
public final class AccountFile {
    public static final String NAME = "simulated-account";
    private static final String FORM = "mytrader simulated account 1";

    private final Path file;
    private final Path next;

    /** The account of a data folder. */
    public AccountFile(Path folder) {
        file = folder.resolve(NAME);
        next = folder.resolve(NAME + ".next");
    }

    /**
     * The account as it was saved last; empty if there never was one.
     *
     * @throws VenueException if the file is not what was written
     */
    public Optional<SimulatedAccount> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() == 3
                    && lines.get(0).equals(FORM)
                    && lines.get(1).equals(checksum(lines.get(2)))) {
                return Optional.of(RecordText.read(lines.get(2), SimulatedAccount.class));
            }
        } catch (IOException | JournalException unreadable) {
            throw damaged(": " + unreadable.getMessage());
        }
        throw damaged("");
    }

    private VenueException damaged(String why) {
        return new VenueException(
                VenueException.Cause.DATA,
                file
                        + " is damaged or of another version"
                        + why
                        + "; \"mytrader account reset\" opens a new simulated account");
    }

    /**
     * Replaces the account.
     *
     * @throws UncheckedIOException if it cannot be written; the file is as it was
     */
    public void write(SimulatedAccount account) {
        String text = RecordText.of(account);
        byte[] bytes =
                (FORM + "\n" + checksum(text) + "\n" + text + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            next,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the simulated account cannot be saved to " + file + ": " + e.getMessage(), e);
        }
    }

    private static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
