package org.tradingstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.following.Following;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.signals.Signals;
import org.tradingstore.universe.Universe;

/** Texts say what the code does. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    @DisplayName("every field of a record stands in the table of its page, with its kind and whether it is required")
    void fields() throws IOException {
        assertPage("docs/universe.md", Universe.TYPES);
        assertPage("docs/config.md", Config.TYPES);
        assertPage("docs/history.md", History.TYPES);
        assertPage("docs/ledger.md", Ledger.TYPES);
        assertPage("docs/portfolio.md", Portfolio.TYPES);
        assertPage("docs/satellites.md", Satellites.TYPES);
        assertPage("docs/agents.md", Agents.TYPES);
        assertPage("docs/signals.md", Signals.TYPES);
        assertPage("docs/plays.md", Plays.TYPES);
        assertPage("docs/following.md", Following.TYPES);
        assertPage("docs/operations.md", Operations.TYPES);
        assertPage("docs/cache.md", Cache.TYPES);
    }

    private static void assertPage(String page, List<RecordType<?, ?>> types) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        for (RecordType<?, ?> type : types) {
            String part = text.substring(text.indexOf("## " + type.javaType().getSimpleName() + "\n"));
            for (Field<?, ?> field : type.fields()) {
                String row = "| `" + field.name() + "` | " + field.kind().name().toLowerCase(Locale.ROOT) + " | "
                        + (field.optional() ? "" : "yes") + " |";
                assertThat(part).as(page).contains(row);
            }
        }
    }

    @Test
    @DisplayName("the code in README is that of the example")
    void readme() throws IOException {
        assertBlock(
                "README.md",
                "examples/quickstart/src/main/java/org/tradingstore/examples/quickstart/FirstTrade.java",
                "readme");
    }

    @Test
    @DisplayName("the code about files is that of a test")
    void files() throws IOException {
        assertBlock(
                "docs/history.md",
                "examples/quickstart/src/test/java/org/tradingstore/examples/quickstart/UsageTest.java",
                "files");
    }

    /** That the first code of a page is what a source has between two marks. */
    private static void assertBlock(String page, String source, String mark) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        String block = text.substring(text.indexOf("```java\n") + 8);
        String code = blocks(Files.readString(ROOT.resolve(source)), "// " + mark + ":begin\n", "// " + mark + ":end")
                .get(0);
        assertThat(folded(block.substring(0, block.indexOf("```"))))
                .as(page)
                .isNotEmpty()
                .isEqualTo(folded(code));
    }

    @Test
    @DisplayName(
            "the code in the pages about own records, first records and mixed stores is that of the examples, all of what they"
                    + " mark")
    void pages() throws IOException {
        assertCode("docs/own-record.md", "examples/own-record/src");
        assertCode("docs/first-records.md", "examples/quickstart/src");
        assertCode("docs/mixed-store.md", "examples/backtest/src");
    }

    private static void assertCode(String page, String sources) throws IOException {
        List<String> shown = blocks(Files.readString(ROOT.resolve(page)), "```java\n", "```");
        List<String> marked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve(sources))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                marked.addAll(blocks(Files.readString(file), "// docs:begin", "// docs:end"));
            }
        }
        // The name of a mark stands on its line.
        assertThat(shown.stream().map(DocumentationTest::folded))
                .as(page)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(marked.stream()
                        .map(code -> folded(code.substring(code.indexOf('\n') + 1)))
                        .toList());
    }

    private static List<String> blocks(String text, String begin, String end) {
        List<String> blocks = new ArrayList<>();
        for (int i = text.indexOf(begin); i >= 0; i = text.indexOf(begin, i + 1)) {
            blocks.add(text.substring(i + begin.length(), text.indexOf(end, i + begin.length())));
        }
        return blocks;
    }

    /** Line breaks and indentation are the formatter's. */
    private static String folded(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll("\\s+", "");
    }
}
