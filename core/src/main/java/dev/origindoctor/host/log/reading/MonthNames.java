package dev.origindoctor.host.log.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Short names of months as syslog and the journal write them under the locales of many servers. */
final class MonthNames {
    /** A line a language; a name that stands in several means the same month in each. */
    private static final String NAMES = """
            jan feb mar apr may jun jul aug sep oct nov dec
            jan feb m\u00e4r apr mai jun jul aug sep okt nov dez
            j\u00e4n feb m\u00e4rz apr mai juni juli aug sept okt nov dez
            janv f\u00e9vr mars avril mai juin juil ao\u00fbt sept oct nov d\u00e9c
            ene feb mar abr may jun jul ago sep oct nov dic
            gen feb mar apr mag giu lug ago set ott nov dic
            jan fev mar abr mai jun jul ago set out nov dez
            jan feb mrt apr mei jun jul aug sep okt nov dec
            jan feb mars apr maj juni juli aug sep okt nov dec
            jan feb mars april mai juni juli aug sep okt nov des
            sty lut mar kwi maj cze lip sie wrz pa\u017a lis gru
            oca \u015fub mar nis may haz tem a\u011fu eyl eki kas ara
            \u044f\u043d\u0432 \u0444\u0435\u0432 \u043c\u0430\u0440 \u0430\u043f\u0440 \u043c\u0430\u044f \u0438\u044e\u043d \u0438\u044e\u043b \u0430\u0432\u0433 \u0441\u0435\u043d \u043e\u043a\u0442 \u043d\u043e\u044f \u0434\u0435\u043a
            """;

    private static final Map<String, Integer> MONTHS = months();

    private MonthNames() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        NAMES.lines().forEach(line -> {
            String[] names = line.split(" ");
            for (int i = 0; i < names.length; i++) {
                months.putIfAbsent(names[i], i + 1);
            }
        });
        return months;
    }

    /** The number of the month that has this name in some language. */
    static OptionalInt number(String name) {
        Integer month = MONTHS.get(name.toLowerCase(Locale.ROOT).replace(".", ""));
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }
}
