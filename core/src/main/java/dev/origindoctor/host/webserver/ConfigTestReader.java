package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@code nginx -t} and {@code apachectl -t} say of the configuration. */
public final class ConfigTestReader {
    private static final Pattern PASSED =
            Pattern.compile("(?m)test is successful|^Syntax OK|syntax is ok\\s*$|^VirtualHost configuration:");
    private static final Pattern FAULT = Pattern.compile("\\[emerg\\]|Syntax error on line|AH00526"
            + "|^(?:\\([0-9]+\\)[^:]{1,60}: )?AH[0-9]{5}: (?!00558)|Invalid command|Cannot load|\\(98\\)");
    /** The last word, which tells no more than that there was one before. */
    private static final Pattern FAILED = Pattern.compile("test failed|AH00014");

    private static final Pattern WARNING = Pattern.compile("\\[warn\\]|AH00558");
    private static final Pattern NO_FAULT = Pattern.compile(FAILED + "|" + WARNING);
    private static final Pattern NO_RIGHTS = Pattern.compile("Permission denied");
    /** What Apache says of a file in a folder that the user may not enter, as if it were not there. */
    private static final Pattern NOT_SEEN = Pattern.compile("does not exist or is empty|Cannot access directory");

    private static final int MOST = 20;

    private ConfigTestReader() {}

    /**
     * The result; empty where the text has none, or where only rights were missing to make the test.
     *
     * @param byRoot whether the one who made the test may open every file
     */
    public static Optional<ConfigTest> read(SourceText source, boolean byRoot) {
        String text = source.text();
        boolean failed = FAILED.matcher(text).find();
        boolean passed = !failed && PASSED.matcher(text).find();
        boolean blind = !byRoot && NOT_SEEN.matcher(text).find();
        if (!passed && (blind || NO_RIGHTS.matcher(text).find())) {
            return Optional.empty();
        }
        List<Quote> complaints = new ArrayList<>(complaints(source, FAULT));
        complaints.addAll(complaints(source, WARNING));
        if (complaints.isEmpty() && failed) {
            complaints.addAll(complaints(source, FAILED));
        }
        failed |= !complaints(source, FAULT).isEmpty();
        return passed || failed ? Optional.of(new ConfigTest(passed, complaints)) : Optional.empty();
    }

    private static List<Quote> complaints(SourceText source, Pattern pattern) {
        List<Quote> complaints = new ArrayList<>();
        boolean goesOn = false;
        for (Line line : Line.of(source.text())) {
            String text = line.text().strip();
            boolean found = pattern.matcher(text).find()
                    && (pattern != FAULT || !NO_FAULT.matcher(text).find());
            if ((found || goesOn) && complaints.size() < MOST) {
                complaints.add(source.quote(line.number(), text));
            }
            goesOn = found && text.endsWith(":");
        }
        return complaints;
    }
}
