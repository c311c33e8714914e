package dev.origindoctor.accuracy;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.ranges.EdgeRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plants a case on an origin of the lab. The plant is a list of steps, divided by {@code ;}. A step that begins with
 * the name of a server and a colon starts it, changed by what follows; one that begins with the name of a recipe follows
 * it; {@code hub:} is run on the hub; {@code ask:} says which addresses are asked, and {@code names:} what a name server
 * says of them; anything else is a command line, run on the origin as its administrator would.
 */
final class Plant implements AutoCloseable {
    private final Lab lab;
    private final LabOrigin origin;
    private final Servers servers;
    private final List<LabOrigin> others = new ArrayList<>();
    private List<String> addresses;
    private @Nullable String zone;
    private boolean unchecked;

    private Plant(Lab lab, LabOrigin origin) {
        this.lab = lab;
        this.origin = origin;
        this.servers = new Servers(origin);
        this.addresses = List.of(origin.address());
    }

    static Plant on(Lab lab, LabOrigin origin, PlantedCase planted) {
        Plant plant = new Plant(lab, origin);
        try {
            for (String step : planted.plant().split(" ; ")) {
                plant.step(step.strip());
            }
            return plant;
        } catch (RuntimeException e) {
            plant.close();
            throw e;
        }
    }

    private void step(String step) {
        int colon = step.indexOf(':');
        String word = colon > 0 ? step.substring(0, colon) : "";
        String rest = filled(step.substring(colon + 1).strip());
        switch (word) {
            case "certificate" -> servers.certificate(rest);
            case "nginx" -> servers.nginx(rest);
            case "nginx-listen" -> servers.listen(rest);
            case "nginx-limits" -> servers.limits(rest);
            case "nginx-unstarted" -> servers.unstarted(rest);
            case "apache" -> servers.apache(rest);
            case "modsecurity" -> servers.modSecurity(rest);
            case "haproxy" -> servers.haproxy(rest);
            case "caddy" -> servers.caddy(rest);
            case "varnish" -> servers.varnish(rest);
            case "openssl" -> servers.openssl(rest);
            case "silent" -> servers.fullQueue();
            case "hub" -> lab.hub().run(rest);
            case "ask" -> ask(rest);
            case "names" -> names(rest);
            case "old-host" -> oldHost(rest);
            default ->
                origin.cage()
                        .run(Recipe.named(word).map(recipe -> recipe.with(rest)).orElse("set -e; " + filled(step)));
        }
    }

    private void names(String told) {
        unchecked = true;
        zone = told;
    }

    /** Where the site was once: another machine, with nothing on it or with a server for another name. */
    private void oldHost(String with) {
        LabOrigin old = lab.origin(origin.folder().resolve("old"));
        others.add(old);
        if (!with.equals("empty")) {
            Servers there = new Servers(old);
            there.certificate(with);
            there.nginx("");
        }
    }

    private void ask(String whom) {
        unchecked = true;
        addresses = switch (whom) {
            case "both" -> List.of(origin.address(), origin.six());
            case "nobody" -> List.of(origin.nobody());
            default -> throw new IllegalArgumentException("ask: " + whom);
        };
    }

    private String filled(String text) {
        return text.replace("ADDRESS", origin.address())
                .replace("SIX", origin.six())
                .replace("DEVICE", "origin" + origin.number())
                .replace("RANGES", ranges())
                .replace("OLD", others.isEmpty() ? "OLD" : others.get(0).address());
    }

    private static String ranges() {
        return EdgeRanges.bundled().of(Edge.CLOUDFLARE).orElseThrow().addresses().cidrs().stream()
                .map(Object::toString)
                .filter(cidr -> !cidr.contains(":"))
                .collect(Collectors.joining(" "));
    }

    /** The addresses that are asked. */
    List<String> addresses() {
        return new ArrayList<>(addresses);
    }

    /** What the name server is told of the site; null where the addresses are known. */
    @Nullable
    String zone() {
        return zone;
    }

    /** Whether asking the origin's first address tells nothing of whether the case is planted. */
    boolean unchecked() {
        return unchecked;
    }

    @Override
    public void close() {
        others.forEach(LabOrigin::close);
    }
}
