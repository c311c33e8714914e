package dev.origindoctor.firewall.shell;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One simple command of a script.
 *
 * @param line the line that it begins on
 * @param text that line
 * @param words the program and its arguments, redirections taken away
 * @param certain whether it surely runs, once, and with what comes before it done
 * @param fed what it reads: the text that follows it in the script; null without such
 * @param redirected whether it reads from elsewhere: a file, or another program
 */
public record ShellCommand(
        int line,
        String text,
        List<ShellWord> words,
        boolean certain,
        @Nullable String fed,
        boolean redirected) {
    private static final Set<String> HARMLESS =
            Set.of(("echo printf print logger sleep true false : test [ [[ exit return"
                            + " set unset shift trap umask cd pwd read break continue wait modprobe insmod sysctl ip ifconfig"
                            + " route ethtool tc cat grep egrep fgrep awk gawk sed cut head tail tr sort uniq wc date hostname"
                            + " id whoami which type hash mkdir touch rm cp mv ln chmod chown ls stat tee curl wget dig host"
                            + " nslookup getent apt apt-get yum dnf apk depmod lsmod uname tput clear iptables-save"
                            + " ip6tables-save iptables-xml netfilter-persistent let diff")
                    .split(" "));

    /** What is said of a command that is not certain to run. */
    public static final String UNSURE = "whether the script runs this is not certain";

    private static final Set<String> BEFORE = Set.of("sudo", "exec", "command", "env", "time");

    public ShellCommand {
        words = List.copyOf(words);
    }

    /** The program's name without its folder. */
    public String program() {
        return name(words.get(0));
    }

    /** A program's name without its folder. */
    public static String name(ShellWord program) {
        return program.text().substring(program.text().lastIndexOf('/') + 1);
    }

    /** The words from the program on that is run in the end: without {@code sudo} and the like. */
    public List<ShellWord> plain() {
        int from = 0;
        while (from < words.size() && BEFORE.contains(words.get(from).text())) {
            from++;
        }
        return words.subList(from, words.size());
    }

    /** Whether it cannot change what the kernel lets in, as far as the program's name tells. */
    public boolean harmless() {
        return HARMLESS.contains(program());
    }

    /** Whether every word is certain. */
    public boolean known() {
        return words.stream().allMatch(ShellWord::known);
    }
}
