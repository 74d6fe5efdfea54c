package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.runtime.DataFolder.FolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final String REMEDY = "; choose another with --data-dir or storage.dir";

    @TempDir Path temporary;

    @Test
    void theFolderIsMadeAndBelongsToOneAtATimeR54() {
        Path path = temporary.resolve("new").resolve("data");
        try (DataFolder first = DataFolder.lock(path)) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> DataFolder.lock(path))
                    .isInstanceOf(FolderException.class)
                    .hasMessage(
                            "the data folder "
                                    + path
                                    + " is in use by another mytrader, a dashboard or trade; stop"
                                    + " that one, or give this one a folder of its own with"
                                    + " --data-dir");
        }
        DataFolder.lock(path).close();
    }

    @Test
    void aFileInItsPlaceOrAboveItIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataFolder.lock(file))
                .isInstanceOf(FolderException.class)
                .hasMessage(
                        "the data folder "
                                + file
                                + " cannot be used: "
                                + file
                                + " is a file, not a folder"
                                + REMEDY);
        assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")))
                .isInstanceOf(FolderException.class)
                .hasMessageEndingWith(REMEDY)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aFolderWithoutPermissionIsNamedR54() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("closed"));
        Assumptions.assumeTrue(folder.toFile().setWritable(false));
        try {
            Assumptions.assumeFalse(Files.isWritable(folder), "this user may write everywhere");
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(FolderException.class)
                    .hasMessageContaining("no permission to write")
                    .hasMessageEndingWith(REMEDY);
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }
}
