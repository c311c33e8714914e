package dev.origindoctor.firewall.iptables.words;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Long options as people shorten them: getopt_long(3) takes any beginning that only one option has. */
public final class OptionNames {
    /** What every command of iptables knows, before any match brings its own. */
    private static final Set<String> EVERYWHERE = Set.of(
            ("--append --delete --check --insert --replace --list --list-rules --flush --zero --new-chain --delete-chain"
                            + " --rename-chain --policy --source --destination --src --dst --protocol --in-interface"
                            + " --jump --table --match --numeric --out-interface --verbose --wait --wait-interval"
                            + " --exact --fragments --version --help --line-numbers --modprobe --set-counters --goto"
                            + " --ipv4 --ipv6")
                    .split(" "));

    private OptionNames() {}

    /**
     * The whole name of an option, if it is one of iptables' own or of the extensions that are loaded.
     *
     * @param extensions the options of each extension
     * @throws UnreadableException where several begin so
     */
    public static @Nullable String whole(String written, List<Set<String>> extensions) {
        if (EVERYWHERE.contains(written) || extensions.stream().anyMatch(options -> options.contains(written))) {
            return written;
        }
        Set<String> meant = new TreeSet<>();
        EVERYWHERE.stream().filter(name -> name.startsWith(written)).forEach(meant::add);
        extensions.forEach(options ->
                options.stream().filter(name -> name.startsWith(written)).forEach(meant::add));
        if (meant.size() > 1) {
            throw new UnreadableException("\"" + written + "\" may be short for any of " + String.join(", ", meant));
        }
        return meant.isEmpty() ? null : meant.iterator().next();
    }

    /** The whole name of an option that stands before any match. */
    public static String whole(String written) {
        String whole = written.startsWith("--") ? whole(written, List.of()) : null;
        return whole == null ? written : whole;
    }
}
