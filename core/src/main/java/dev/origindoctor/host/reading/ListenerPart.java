package dev.origindoctor.host.reading;

import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.ListenerMerge;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.listener.NetstatReader;
import dev.origindoctor.host.listener.ProcNetTcpReader;
import dev.origindoctor.host.listener.SsReader;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.SourceText.Cut;
import java.util.List;
import java.util.Optional;

/** Who listens: the kernel's own tables first, then ss for what they don't tell, netstat where neither can be had. */
final class ListenerPart {
    private final Sources sources;

    ListenerPart(Sources sources) {
        this.sources = sources;
    }

    Listeners read(ProcessList processes) {
        Optional<SourceText> four = sources.text(HostSources.TCP);
        Optional<SourceText> six = sources.text(HostSources.TCP6);
        Optional<SourceText> ss = sources.text(HostSources.SS);
        Listeners kernel = kernel(four, six, processes);
        Listeners tool = ss.map(text -> listed(SsReader.read(text), text)).orElse(Listeners.UNKNOWN);
        if (four.isPresent() || ss.isPresent()) {
            List<Listener> all = ListenerMerge.of(kernel.sockets(), tool.sockets());
            return new Listeners(all, kernel.complete() || tool.complete());
        }
        return sources.text(HostSources.NETSTAT)
                .map(text -> listed(NetstatReader.read(text), text))
                .orElse(Listeners.UNKNOWN);
    }

    /** A kernel without IPv6 has no second table; the first is there in every one. */
    private Listeners kernel(Optional<SourceText> four, Optional<SourceText> six, ProcessList processes) {
        if (four.isEmpty()) {
            return Listeners.UNKNOWN;
        }
        Extract<Listener> first = ProcNetTcpReader.read(four.get(), processes.owners());
        Extract<Listener> second = six.map(text -> ProcNetTcpReader.read(text, processes.owners()))
                .orElse(new Extract<>(List.of(), List.of()));
        boolean second6 = six.map(ListenerPart::uncut).orElseGet(() -> sources.absent(HostSources.TCP6));
        boolean whole = first.whole() && second.whole() && uncut(four.get()) && second6;
        List<Listener> sockets = ListenerMerge.of(sources.facts(first), sources.facts(second));
        return new Listeners(sockets, whole);
    }

    private Listeners listed(Extract<Listener> extract, SourceText text) {
        return new Listeners(sources.facts(extract), extract.whole() && uncut(text));
    }

    private static boolean uncut(SourceText text) {
        return text.cut() == Cut.NOTHING;
    }
}
