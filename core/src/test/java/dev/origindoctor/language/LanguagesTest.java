package dev.origindoctor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.edge.CloudflareCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeTimer;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Party;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A language is one file: what has to stand in it, and how it is found. */
class LanguagesTest {
    private static final Path FILES = Path.of("src/main/resources/dev/origindoctor/language");
    private static final Path RULES = Path.of("src/main/java/dev/origindoctor");
    private static final Pattern BLANK = Pattern.compile("\\{(\\d)[}?]");
    private static final Pattern HAN_MEETS_LATIN =
            Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9%]\\p{IsHan}|\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}");

    static Stream<String> translations() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("en.properties"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationHasEveryKeyAndNoOther(String file) {
        Set<String> needed = new TreeSet<>(read("en.properties").stringPropertyNames());
        namesInTheSource().forEach(needed::add);

        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(read(file).stringPropertyNames());
        Set<String> superfluous = new TreeSet<>(read(file).stringPropertyNames());
        superfluous.removeAll(needed);
        assertThat(missing).as("missing").isEmpty();
        assertThat(superfluous).as("belongs to nothing").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationFillsTheSameBlanks(String file) {
        Properties english = read("en.properties");
        Properties translated = read(file);

        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(blanks(translated, key)).as(key).isEqualTo(blanks(english, key)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothingIsLeftEmpty(String file) {
        assertThat(read(file).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    /** Of two sentences with one key the later one would win without a word. */
    @ParameterizedTest
    @MethodSource("files")
    void noKeyStandsTwiceInAFile(Path file) {
        Set<String> seen = new TreeSet<>();

        assertThat(text(file)
                        .lines()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')).strip())
                        .filter(key -> !seen.add(key)))
                .isEmpty();
        assertThat(seen).hasSizeGreaterThan(20);
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return Stream.concat(
                    files.toList().stream(),
                    Stream.of(Path.of("../model/src/main/resources/dev/origindoctor/taxonomy/texts.properties")));
        }
    }

    @Test
    void chineseKeepsToItsPunctuationAndSpacing() {
        Properties chinese = read("zh_CN.properties");

        assertThat(chinese.stringPropertyNames())
                .filteredOn(
                        key -> HAN_MEETS_LATIN.matcher(chinese.getProperty(key)).find())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Clue.class)
    void everyClueHasItsSentence(Clue clue) {
        String shared = "topic." + clue.topic().name().toLowerCase(Locale.ROOT) + ".clue";

        assertThat(read("en.properties").stringPropertyNames().stream())
                .as(clue.id())
                .anyMatch(key -> key.equals(clue.id())
                        || key.startsWith(clue.id() + ".")
                        || key.equals(shared)
                        || key.startsWith(shared + "."));
    }

    /** What is written down as a finding, or as a step of a remedy, is a key: words that are said stand in the files. */
    @Test
    void rulesAndRemediesHoldKeysAndNoSentences() {
        Pattern said = Pattern.compile(
                "(?:Says\\.(?:as|part)|\\.gap|\\.step|\\.undo|\\.confirmed|\\.confirmedBy|\\.words)\\(\\s*\"([^\"]*)\"");

        List<String> keys = Stream.of(RULES.resolve("finding"), RULES.resolve("remedy"))
                .flatMap(LanguagesTest::sources)
                .flatMap(source -> said.matcher(source).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(keys).hasSizeGreaterThan(200).allMatch(key -> key.matches("[a-z0-9_.]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-Hans, zh-CN",
        "zh-Hans-CN, zh-CN",
        "xx, en",
        "zh-Hant-TW, en"
    })
    void aLanguageIsFoundByItsTag(String asked, String found) {
        assertThat(Language.of(Locale.forLanguageTag(asked)).locale()).isEqualTo(Locale.forLanguageTag(found));
    }

    /** The file of this language lies among the test's resources: nothing else was done to add it. */
    @Test
    void anotherLanguageIsOneFileMore() {
        Language esperanto = Language.find(Locale.forLanguageTag("eo")).orElseThrow();

        assertThat(esperanto.say(Phrases.of("port_open", "192.0.2.1:443")))
                .isEqualTo("192.0.2.1:443 akceptas konektojn");
        assertThat(esperanto.say(Phrases.of("nothing_listens", 443))).isEqualTo("nobody listens on port 443");
    }

    @Test
    void anEmbeddersOwnFileIsALanguageToo() throws IOException {
        Reader file = new StringReader("port_open = {0} est ouvert");
        Language french = Language.read(Locale.FRENCH, file);

        assertThat(french.say(Phrases.of("port_open", "192.0.2.1:443"))).isEqualTo("192.0.2.1:443 est ouvert");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 connection waits", "2, 2 connections wait"})
    void aNumberChoosesItsWord(int number, String expected) {
        assertThat(Phrases.of("accept_queue_overflows.now", number, "*:443", 128)
                        .english())
                .startsWith(expected);
    }

    @Test
    void valuesAreSaidInTheLanguageOfTheSentence() {
        Phrase phrase = Phrases.of("asked_in_the_clear", Edge.CLOUDFLARE, SslMode.FLEXIBLE);

        assertThat(phrase.english()).isEqualTo("Cloudflare asks this origin in the clear (Flexible)");
        assertThat(Language.of(Locale.SIMPLIFIED_CHINESE).say(phrase)).isEqualTo("Cloudflare 以明文 HTTP 回源（灵活）");
    }

    @Test
    void whatComesFromOutsideIsNoTemplate() {
        String hostile = "{0} {1?a|b} ${x} \\u0041";

        assertThat(Phrases.of("port_open", hostile).english()).isEqualTo(hostile + " accepts connections");
    }

    private static Stream<String> namesInTheSource() {
        return Stream.of(
                        Fault.all().stream()
                                .flatMap(fault -> Stream.of(".title", ".wire", ".customer", ".engineer")
                                        .map(fault.id()::concat)),
                        Arrays.stream(Cause.values())
                                .flatMap(cause -> Stream.of(".title", ".customer", ".engineer")
                                        .map(cause.id()::concat)),
                        names("ssl_mode.", SslMode.values()),
                        names("party.", Party.values()),
                        names("group.", Cause.Group.values()),
                        names("gauge.", GaugeKind.values()),
                        names("log.", LogEvent.values()),
                        facts(),
                        reasons(),
                        IntStream.range(1000, 2000)
                                .filter(number -> CloudflareCode.of(number).isPresent())
                                .mapToObj(number -> "cloudflare." + number),
                        Stream.of(
                                        "no_edge_is_asked",
                                        "not_the_origin_s",
                                        "the_origin_s_own_status",
                                        "page_cut_short",
                                        "page_served",
                                        "redirects_served")
                                .map("predicted."::concat))
                .flatMap(names -> names);
    }

    /** Cloudflare's reasons; those of other edges may stay English. */
    private static Stream<String> reasons() {
        Stream<String> verdicts = Fault.all().stream()
                .flatMap(fault -> Arrays.stream(SslMode.values()).map(mode -> Edge.CLOUDFLARE.verdict(fault, mode)))
                .map(EdgeVerdict::because);
        Stream<String> names = Arrays.stream(DnsFault.values())
                .map(fault -> Edge.CLOUDFLARE.verdictForOriginName(fault).because());
        Stream<String> timers = Edge.CLOUDFLARE.limits().timers().stream().map(EdgeTimer::says);
        return Stream.of(verdicts, names, timers)
                .flatMap(reasons -> reasons)
                .map(reason -> Phrases.reason(reason).key());
    }

    /** The names that observations give to what they show. */
    private static Stream<String> facts() {
        Pattern named = Pattern.compile("(?:Fact\\.of\\(|add\\(facts, )\"([^\"]+)\"");
        return Stream.of(Path.of("../model/src/main/java/dev/origindoctor/observation"), RULES.resolve("finding"))
                .flatMap(LanguagesTest::sources)
                .flatMap(source -> named.matcher(source).results())
                .map(fact -> "fact." + fact.group(1).toLowerCase(Locale.ROOT).replace(' ', '_'));
    }

    private static Stream<String> names(String prefix, Enum<?>... constants) {
        return Arrays.stream(constants).map(constant -> prefix + constant.name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> blanks(Properties sentences, String key) {
        return BLANK.matcher(sentences.getProperty(key, ""))
                .results()
                .map((MatchResult blank) -> blank.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(LanguagesTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(String file) {
        Properties sentences = new Properties();
        try (Reader in = Files.newBufferedReader(FILES.resolve(file))) {
            sentences.load(in);
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
