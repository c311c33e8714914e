package dev.origindoctor.panel;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.SslMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sites there are, and whose. */
public final class SiteBook {
    private static final int MOST_EACH = 30;
    private final Map<String, Site> sites = new LinkedHashMap<>();

    /** A book with these sites in it. */
    public SiteBook(Collection<Site> first) {
        first.forEach(site -> sites.put(site.id(), site));
    }

    /** All sites. */
    public synchronized List<Site> all() {
        return List.copyOf(sites.values());
    }

    /** The sites of this customer. */
    public synchronized List<Site> of(Customer customer) {
        return sites.values().stream()
                .filter(site -> site.owner().equals(customer))
                .toList();
    }

    /** The site, if it is this customer's: another's is as good as none. */
    public synchronized Optional<Site> find(Customer customer, String id) {
        return Optional.ofNullable(sites.get(id)).filter(site -> site.owner().equals(customer));
    }

    /** Adds a site that a customer named. */
    public synchronized Site add(Customer customer, HostName host, Endpoint origin, SslMode sslMode) {
        if (of(customer).size() >= MOST_EACH) {
            throw RefusedException.tooMuch("refused.sites");
        }
        Site site = new Site("s" + (sites.size() + 1), customer, host, sslMode, () -> origin, Site.NamedBy.CUSTOMER);
        sites.put(site.id(), site);
        return site;
    }
}
