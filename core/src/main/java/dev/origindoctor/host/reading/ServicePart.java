package dev.origindoctor.host.reading;

import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.service.SystemctlListReader;
import dev.origindoctor.host.service.SystemctlShowReader;
import java.util.ArrayList;
import java.util.List;

/** How the units that matter to a web origin fare, and which others failed. */
final class ServicePart {
    private final Sources sources;

    ServicePart(Sources sources) {
        this.sources = sources;
    }

    void read(HostEvidenceBuilder evidence) {
        List<ServiceState> states = new ArrayList<>();
        sources.text(HostSources.UNIT_STATES)
                .ifPresent(text -> states.addAll(sources.facts(SystemctlShowReader.read(text)).stream()
                        .filter(state -> state.condition() != Condition.NOT_INSTALLED)
                        .toList()));
        sources.text(HostSources.FAILED_UNITS)
                .ifPresent(text -> states.addAll(sources.facts(SystemctlListReader.read(text)).stream()
                        .filter(state ->
                                states.stream().noneMatch(known -> known.unit().equals(state.unit())))
                        .toList()));
        evidence.services(states);
    }
}
