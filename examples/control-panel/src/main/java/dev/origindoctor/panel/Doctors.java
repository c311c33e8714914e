package dev.origindoctor.panel;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.probe.TargetPolicy;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Two doctors, because a target is as trustworthy as whoever named it: origins that the panel knows itself are looked at
 * where they are, what a customer typed is looked at on the public internet or not at all.
 */
public final class Doctors implements AutoCloseable {
    private final TargetPolicy ours;
    private final OriginDoctor forPanel;
    private final OriginDoctor forCustomers;

    /**
     * Doctors of a panel.
     *
     * @param ours which addresses its own origins may have
     * @param trust certificates to trust beside the public roots, for its own origins only
     */
    public Doctors(TargetPolicy ours, Collection<X509Certificate> trust) {
        this.ours = ours;
        forPanel = OriginDoctor.with(
                        NettyProbes.builder().targetPolicy(ours).trust(trust).build())
                .at("the panel");
        forCustomers = OriginDoctor.with(NettyProbes.builder()
                        .targetPolicy(TargetPolicy.publicOnly())
                        .build())
                .at("the panel");
    }

    /** A policy for origins on this machine alone. */
    public static TargetPolicy loopbackOnly() {
        return address -> address.isLoopbackAddress() ? Optional.empty() : Optional.of("not on this machine");
    }

    /** Why an address may not be looked at, in a few words; empty where it may. */
    public Optional<String> refusal(InetAddress address, Site.NamedBy namedBy) {
        return (namedBy == Site.NamedBy.PANEL ? ours : TargetPolicy.publicOnly()).refusal(address);
    }

    /** Diagnoses the site with the doctor who may. */
    public CompletableFuture<Diagnosis> diagnose(Site site, Question question, Consumer<? super Observation> listener) {
        OriginDoctor doctor = site.namedBy() == Site.NamedBy.PANEL ? forPanel : forCustomers;
        return doctor.diagnose(question, listener);
    }

    /** A short look at the site. */
    public CompletableFuture<Diagnosis> glance(Site site) {
        return diagnose(site, site.glance(), seen -> {});
    }

    @Override
    public void close() {
        forPanel.close();
        forCustomers.close();
    }
}
