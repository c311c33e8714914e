package dev.origindoctor.firewall;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which tool writes a rule, as the names of chains and tables give it away. */
public enum Owner {
    FAIL2BAN("(?i)(f2b|fail2ban)[-_].*", "", false, false),
    IMUNIFY360("(?i).*imunify360.*|i360.*", "(?i).*imunify.*", false, false),
    CPHULK("(?i)cphulk.*", "", false, false),
    DOCKER("DOCKER(-.*)?", "ip6? docker-.*", false, false),
    UFW("ufw6?-.*", "", false, true),
    CSF(
            "LOCALINPUT|LOCALOUTPUT|ALLOWIN|ALLOWOUT|DENYIN|DENYOUT|G?ALLOW(IN|OUT)|GDENY(IN|OUT)|LOGDROP(IN|OUT)|"
                    + "INVDROP|SYNFLOOD|UDPFLOOD|PORTFLOOD|CONNLIMIT|CC_(DENY|ALLOW|ALLOWF|DENYP|ALLOWP).*|BLOCKDROP",
            "",
            true,
            true),
    FIREWALLD(
            "(INPUT|FORWARD|OUTPUT|PREROUTING|POSTROUTING)_(direct|ZONES.*|POLICIES.*)|IN_.*|FWD[IO]?_.*|"
                    + "(PRE|POST)_.*|filter_(IN|FWD|INPUT|FORWARD|OUTPUT|PREROUTING).*",
            ".*firewalld.*",
            true,
            false),
    KUBERNETES("(KUBE|cali|CNI|NETAVARK)-.*", "", false, false),
    /** Nobody that can be told: written by hand, or by a script. */
    HAND_WRITTEN("", "", false, false);

    /** Chains whose presence tells that a tool writes into the base chains too. */
    private static final List<String> SURE =
            List.of("LOCALINPUT", "INPUT_direct", "INPUT_ZONES", "INPUT_POLICIES", "ufw-before-input");

    private final Pattern chain;
    private final Pattern table;
    private final boolean writesBaseChains;
    private final boolean setsPolicies;

    Owner(String chain, String table, boolean writesBaseChains, boolean setsPolicies) {
        this.chain = Pattern.compile(chain);
        this.table = Pattern.compile(table);
        this.writesBaseChains = writesBaseChains;
        this.setsPolicies = setsPolicies;
    }

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who wrote a rule that is reached through {@code path}, in a table of these chains. */
    static Owner of(List<String> path, String tableName, Collection<String> chains, boolean policy) {
        for (int i = path.size() - 1; i >= Math.max(0, path.size() - 100); i--) {
            for (Owner owner : values()) {
                if (owner.owns(path.get(i), tableName)) {
                    return owner;
                }
            }
        }
        for (Owner owner : List.of(CSF, FIREWALLD, UFW)) {
            boolean here = chains.stream()
                    .anyMatch(name ->
                            SURE.contains(name) && owner.chain.matcher(name).matches());
            if (here && path.size() == 1 && (policy ? owner.setsPolicies : owner.writesBaseChains)) {
                return owner;
            }
        }
        return HAND_WRITTEN;
    }

    private boolean owns(String chainName, String tableName) {
        return this != HAND_WRITTEN
                && (chain.matcher(chainName).matches()
                        || (!table.pattern().isEmpty()
                                && table.matcher(tableName).matches()));
    }
}
