package dev.origindoctor.panel;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A street of small sites on loopback, most of them broken. Each can be mended, and broken again. */
public final class DemoStreet implements AutoCloseable {
    private record House(String host, SslMode sslMode, Misbehaviour broken, Misbehaviour mended) {}

    // spotless:off
    private static final List<House> HOUSES = List.of(
            new House("florist.example", SslMode.FLEXIBLE,    TcpMisbehaviour.CLOSED_PORT,        HttpMisbehaviour.HEALTHY_PAGE),
            new House("bookshop.example", SslMode.FLEXIBLE,   TcpMisbehaviour.FULL_ACCEPT_QUEUE,  HttpMisbehaviour.HEALTHY_PAGE),
            new House(Certificates.NAME, SslMode.FULL_STRICT, TlsMisbehaviour.EXPIRED,            TlsMisbehaviour.HEALTHY),
            new House("radio.example", SslMode.FULL,          TlsMisbehaviour.PLAIN_HTTP,         TlsMisbehaviour.HEALTHY),
            new House("gallery.example", SslMode.FLEXIBLE,    HttpMisbehaviour.BAD_GATEWAY,       HttpMisbehaviour.HEALTHY_PAGE),
            new House("dentist.example", SslMode.FLEXIBLE,    HttpMisbehaviour.MODSECURITY_406,   HttpMisbehaviour.HEALTHY_PAGE),
            new House("cinema.example", SslMode.FLEXIBLE,     HttpMisbehaviour.REDIRECT_TO_HTTPS, HttpMisbehaviour.HEALTHY_PAGE),
            new House("stranger.example", SslMode.FULL,       TlsMisbehaviour.HOSTILE_BANNER,     TlsMisbehaviour.HEALTHY),
            new House("tailor.example", SslMode.FLEXIBLE,     HttpMisbehaviour.HEALTHY_PAGE,      HttpMisbehaviour.HEALTHY_PAGE));
    // spotless:on

    private final Zoo zoo = Zoo.open();
    private final Map<String, AtomicBoolean> mended = new ConcurrentHashMap<>();

    /** Opens the street for this customer. */
    public List<Site> open(Customer customer) {
        List<Site> sites = new ArrayList<>();
        for (House house : HOUSES) {
            Endpoint broken = zoo.start(house.broken());
            Endpoint whole = zoo.start(house.mended());
            String id = house.host().replaceFirst("\\..*", "");
            AtomicBoolean isMended = mended.computeIfAbsent(id, fresh -> new AtomicBoolean());
            sites.add(new Site(
                    id,
                    customer,
                    HostName.of(house.host()),
                    house.sslMode(),
                    () -> isMended.get() ? whole : broken,
                    Site.NamedBy.PANEL));
        }
        return sites;
    }

    /** What the street's sites are trusted by. */
    public static List<X509Certificate> trust() {
        return List.of(Certificates.root());
    }

    /** Whether the site stands in the street, and so can be mended. */
    public boolean has(Site site) {
        return mended.containsKey(site.id());
    }

    /** Whether it is mended. */
    public boolean isMended(Site site) {
        AtomicBoolean state = mended.get(site.id());
        return state != null && state.get();
    }

    /** Mends the site, as its administrator would; or breaks it again. */
    public void mend(Site site, boolean whole) {
        AtomicBoolean state = mended.get(site.id());
        if (state != null) {
            state.set(whole);
        }
    }

    @Override
    public void close() {
        zoo.close();
    }
}
