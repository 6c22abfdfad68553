package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeFileTest {
    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("trades.json"), content);
    }

    private static List<String> entries(TradeFile file) throws IOException {
        List<String> entries = new ArrayList<>();
        file.forEach(entry -> entries.add(entry.number() + "@" + entry.line() + " " + entry.content()));
        return entries;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'a':1},~{'a':[{'b':2}]}] | 1@1 {'a':1}; 2@2 {'a':[{'b':2}]}",
                "{'a':1.50}~{'a':1e-05}~ | 1@1 {'a':1.50}; 2@2 {'a':0.00001}",
                "~[7, {'a':NaN}, []] | 1@2 7; 2@2 {'a':'NaN'}; 3@2 []",
                "[] | ''",
            })
    void arraysAndLinesAreRead(String content, String expected) throws Exception {
        TradeFile file = TradeFile.checked(file(content.replace('\'', '"').replace('~', '\n')), true);
        String read = String.join("; ", entries(file)).replace('"', '\'');
        assertThat(read).isEqualTo(expected.equals("''") ? "" : expected);
        assertThat(file.count()).isEqualTo(entries(file).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is empty",
                "~ | The file is empty",
                "time,price | The file is not JSON at line 1",
                "5 | The file is neither a JSON array nor JSON objects",
                "[{'a':1},~{'a':2 | The file is not JSON at line 2",
                "[{'a':1} | The file is not JSON",
                "{'a':1}~{'a' | The file is not JSON at line 2",
                "[{'a':1}] 2 | The file goes on after the end of the array",
                "[{'a':1},~{'timestamp':'2026-01-01T00:00:00'}] | The time of entry 2 (line 2) has no zone",
            })
    void aFileThatCannotBeUsedIsRefusedWhole(String content, String reason) throws Exception {
        Path file = file(content.replace("''", "").replace('\'', '"').replace('~', '\n'));
        assertThatThrownBy(() -> TradeFile.checked(file, false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1);
    }

    @Test
    void onlyAnEntrysOwnTimeNeedsTheZone() throws Exception {
        Path file = file("""
                {"timestamp": "2026-01-01T00:00:00Z", "other": {"timestamp": "2026-01-01T00:00:00"}}
                {"timestamp": "2026-01-01 00:00:00+02:00"}
                {"timestamp": "soon"}
                """);
        assertThat(TradeFile.checked(file, false).count()).isEqualTo(3);
    }

    @Test
    void anEntryOfOverEightMebibytesIsRefused() throws Exception {
        Path file = file("{\"a\": [" + "\"" + "x".repeat(1 << 20) + "\","
                + ("\"" + "y".repeat(1 << 20) + "\",").repeat(8) + "0]}");
        assertThatThrownBy(() -> TradeFile.checked(file, true)).hasMessageContaining("larger than 8 MiB");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> TradeFile.checked(directory, true)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> TradeFile.checked(directory.resolve("none"), true))
                .hasMessageContaining("There is no such file");
    }
}
