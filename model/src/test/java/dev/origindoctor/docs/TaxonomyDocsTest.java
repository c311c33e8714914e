package dev.origindoctor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation of the taxonomy says what the model says. */
class TaxonomyDocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)(#[^)]*)?\\)");

    static List<Page> pages() {
        List<Page> pages = Stream.of(FaultPages.all(), CausePages.all(), OverviewPages.all())
                .flatMap(each -> each)
                .toList();
        if ("write".equals(System.getProperty("docs"))) {
            pages.forEach(Page::write);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isUpToDate(Page page) {
        assertThat(page.found())
                .as(
                        "docs/taxonomy/%s; ./mvnw test -pl model -Dtest=TaxonomyDocsTest -Ddocs=write brings it up to date",
                        page)
                .isEqualTo(page.expected());
        assertThat(page.parts().keySet())
                .allSatisfy(part -> assertThat(page.found()).contains("<!-- generated: " + part + " -->"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tellsAStory(Page page) {
        assertThat(page.story()).as("docs/taxonomy/%s, by hand", page).hasSizeGreaterThan(200);
    }

    @Test
    void everyPageBelongsToSomething() throws IOException {
        Set<String> known = pages().stream().map(Page::name).collect(Collectors.toSet());
        assertThat(names()).allMatch(name -> known.contains(name) || name.equals("folklore.md"));
    }

    @Test
    void everyLinkLeadsToAPage() throws IOException {
        List<String> names = names();
        for (String name : names) {
            String text = Files.readString(Page.FOLDER.resolve(name));
            assertThat(LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> !link.startsWith("..")))
                    .as(name)
                    .isSubsetOf(names);
        }
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Page.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
