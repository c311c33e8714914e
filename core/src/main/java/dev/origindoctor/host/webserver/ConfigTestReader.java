package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@code nginx -t} and {@code apachectl -t} (or {@code -S}) say of the configuration. */
public final class ConfigTestReader {
    private static final Pattern PASSED =
            Pattern.compile("(?m)test is successful|^Syntax OK|syntax is ok\\s*$|^VirtualHost configuration:");
    private static final Pattern FAILED = Pattern.compile(
            "\\[emerg\\]|test failed|Syntax error on line|AH00526|^AH[0-9]{5}: (?!00558)|Invalid command|Cannot load|\\(98\\)");
    private static final Pattern NO_RIGHTS = Pattern.compile("\\(13: Permission denied\\)|Permission denied");
    private static final int MOST = 20;

    private ConfigTestReader() {}

    /** The result; empty where the text has none, or where only rights were missing to make the test. */
    public static Optional<ConfigTest> read(SourceText source) {
        boolean passed = PASSED.matcher(source.text()).find()
                && !source.text().contains("test failed")
                && !source.text().contains("AH00014");
        List<Quote> complaints = new ArrayList<>();
        boolean failed = false;
        for (Line line : Line.of(source.text())) {
            boolean fault = FAILED.matcher(line.text()).find();
            failed |= fault && !line.text().contains("AH00558");
            if ((fault || line.text().contains("[warn]")) && complaints.size() < MOST) {
                complaints.add(source.quote(line.number(), line.text().strip()));
            }
        }
        if (!passed && NO_RIGHTS.matcher(source.text()).find()) {
            return Optional.empty();
        }
        return passed || failed ? Optional.of(new ConfigTest(passed, complaints)) : Optional.empty();
    }
}
