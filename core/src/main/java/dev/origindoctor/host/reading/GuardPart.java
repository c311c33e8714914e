package dev.origindoctor.host.reading;

import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.access.Named;
import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.guard.CsfConfReader;
import dev.origindoctor.host.guard.CsfListReader;
import dev.origindoctor.host.guard.Fail2banReader;
import dev.origindoctor.host.guard.FirewalldListReader;
import dev.origindoctor.host.guard.HostsDenyReader;
import dev.origindoctor.host.guard.UfwStatusReader;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the guards of a machine say of themselves. */
final class GuardPart {
    private final Sources sources;
    private final HostAccess access;

    GuardPart(Sources sources, HostAccess access) {
        this.sources = sources;
        this.access = access;
    }

    void read(HostEvidenceBuilder evidence) {
        evidence.guardRules(facts(HostSources.UFW, UfwStatusReader::rules));
        evidence.guardSettings(facts(HostSources.UFW, UfwStatusReader::settings));
        evidence.guardSettings(facts(HostSources.FIREWALLD, FirewalldListReader::read));
        evidence.guardSettings(facts(HostSources.FAIL2BAN, Fail2banReader::settings));
        List<Ban> banned = facts(HostSources.FAIL2BAN_BANNED, Fail2banReader::bans);
        evidence.bans(banned);
        jails(evidence, banned);
        evidence.guardSettings(facts(HostSources.CSF_CONF, CsfConfReader::read));
        evidence.guardRules(facts(HostSources.CSF_DENY, text -> CsfListReader.rules(text, "deny")));
        evidence.guardRules(facts(HostSources.CSF_ALLOW, text -> CsfListReader.rules(text, "allow")));
        evidence.guardRules(facts(HostSources.CSF_IGNORE, text -> CsfListReader.rules(text, "ignore")));
        evidence.bans(facts(HostSources.CSF_DENY, CsfListReader::denied));
        evidence.bans(facts(HostSources.CSF_TEMPORARY, CsfListReader::temporary));
        evidence.guardRules(facts(HostSources.HOSTS_ALLOW, text -> HostsDenyReader.read(text, "allow")));
        evidence.guardRules(facts(HostSources.HOSTS_DENY, text -> HostsDenyReader.read(text, "deny")));
    }

    /** Each jail names its logs; its bans are told once, and versions before 0.11 tell them here alone. */
    private void jails(HostEvidenceBuilder evidence, List<Ban> banned) {
        Optional<SourceText> status = sources.text(HostSources.FAIL2BAN);
        for (String jail : status.map(Named::jails).orElse(Set.of())) {
            sources.text(access.jail(jail)).ifPresent(text -> {
                evidence.guardSettings(sources.facts(Fail2banReader.settings(text)));
                evidence.bans(sources.facts(Fail2banReader.bans(text)).stream()
                        .filter(ban -> banned.stream()
                                .noneMatch(known -> known.list().equals(ban.list())
                                        && known.network().equals(ban.network())))
                        .toList());
            });
        }
    }

    private <T> List<T> facts(HostSource source, Function<SourceText, Extract<T>> reader) {
        return sources.text(source)
                .map(text -> sources.facts(reader.apply(text)))
                .orElse(List.of());
    }
}
