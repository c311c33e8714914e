package dev.origindoctor.remedy;

import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.firewall.Owner;
import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.guard.GuardSetting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out with which tool a machine's firewall is kept. */
final class FirewallTools {
    private FirewallTools() {}

    /** The tool that wrote the rule which blocks; else the guard that says it is on; else what holds rules. */
    static @Nullable FirewallTool of(Machine machine, @Nullable Stretch blocked) {
        return Optional.ofNullable(blocked)
                .flatMap(stretch -> writer(machine, stretch))
                .or(() -> guard(machine))
                .or(() -> holder(machine))
                .orElse(null);
    }

    private static Optional<FirewallTool> writer(Machine machine, Stretch blocked) {
        Owner owner = blocked.part().owner();
        DecidingRule rule = blocked.part().rule();
        return Optional.ofNullable(owner)
                .flatMap(known -> FirewallTool.named(known.id()))
                .or(() -> machine.evidence().firewall().stream()
                        .filter(text -> rule != null && text.source().source().equals(rule.file()))
                        .map(FirewallTools::tool)
                        .findFirst());
    }

    private static Optional<FirewallTool> guard(Machine machine) {
        return machine.evidence().guardSettings().stream()
                .filter(FirewallTools::on)
                .flatMap(setting -> FirewallTool.named(setting.guard()).stream())
                .findFirst();
    }

    /** Rules of iptables show in both forms where the kernel keeps them as nftables: theirs is the tool to use. */
    private static Optional<FirewallTool> holder(Machine machine) {
        List<FirewallText> texts = machine.evidence().firewall();
        return texts.stream()
                .filter(text -> tool(text) == FirewallTool.IPTABLES
                        && text.source().text().contains("\n-A "))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(FirewallTools::tool);
    }

    private static FirewallTool tool(FirewallText text) {
        return text.format().name().startsWith("NFT") ? FirewallTool.NFTABLES : FirewallTool.IPTABLES;
    }

    private static boolean on(GuardSetting setting) {
        String value = setting.value().toLowerCase(Locale.ROOT);
        return switch (setting.guard()) {
            case "ufw" -> setting.name().equals("Status") && value.equals("active");
            case "firewalld" -> value.equals("running") || setting.name().equals("target");
            case "csf" -> setting.name().equals("TCP_IN");
            default -> false;
        };
    }
}
