package dev.origindoctor.host;

import dev.origindoctor.host.guard.CsfConfReader;
import dev.origindoctor.host.guard.CsfListReader;
import dev.origindoctor.host.guard.Fail2banReader;
import dev.origindoctor.host.guard.FirewalldListReader;
import dev.origindoctor.host.guard.HostsDenyReader;
import dev.origindoctor.host.guard.UfwStatusReader;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import java.util.List;
import java.util.function.Function;

/** What the guards of a machine say of themselves. */
final class GuardPart {
    private final Sources sources;

    GuardPart(Sources sources) {
        this.sources = sources;
    }

    void read(HostEvidenceBuilder evidence) {
        evidence.guardRules(facts(HostSources.UFW, UfwStatusReader::rules));
        evidence.guardSettings(facts(HostSources.UFW, UfwStatusReader::settings));
        evidence.guardSettings(facts(HostSources.FIREWALLD, FirewalldListReader::read));
        evidence.guardSettings(facts(HostSources.FAIL2BAN, Fail2banReader::settings));
        evidence.bans(facts(HostSources.FAIL2BAN_BANNED, Fail2banReader::bans));
        evidence.guardSettings(facts(HostSources.CSF_CONF, CsfConfReader::read));
        evidence.guardRules(facts(HostSources.CSF_DENY, text -> CsfListReader.rules(text, "deny")));
        evidence.guardRules(facts(HostSources.CSF_ALLOW, text -> CsfListReader.rules(text, "allow")));
        evidence.guardRules(facts(HostSources.CSF_IGNORE, text -> CsfListReader.rules(text, "ignore")));
        evidence.bans(facts(HostSources.CSF_DENY, CsfListReader::denied));
        evidence.bans(facts(HostSources.CSF_TEMPORARY, CsfListReader::temporary));
        evidence.guardRules(facts(HostSources.HOSTS_ALLOW, text -> HostsDenyReader.read(text, "allow")));
        evidence.guardRules(facts(HostSources.HOSTS_DENY, text -> HostsDenyReader.read(text, "deny")));
    }

    private <T> List<T> facts(HostSource source, Function<SourceText, Extract<T>> reader) {
        return sources.text(source)
                .map(text -> sources.facts(reader.apply(text)))
                .orElse(List.of());
    }
}
