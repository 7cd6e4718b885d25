package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestFoldersTest {

    @Test
    void a_folder_goes_with_all_that_is_in_it() throws IOException {
        Path folder = TestFolders.make("serai-test");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "c");

        TestFolders.delete(folder);

        assertThat(folder).doesNotExist();
    }
}
