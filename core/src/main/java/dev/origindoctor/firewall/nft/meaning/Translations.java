package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.names.Services;
import dev.origindoctor.firewall.nft.tree.Clause.Translate;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Shown;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Statement;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a translation does to the connection. */
final class Translations {
    private Translations() {}

    static void add(Translate translate, List<Statement> statements, List<String> doubts) {
        switch (translate.kind()) {
            case "snat", "masquerade" -> statements.add(Effect.source());
            case "redirect" -> statements.add(Effect.redirect(ports(port(translate), doubts)));
            default -> destination(translate, statements, doubts);
        }
    }

    /** {@code redirect to 8443} and {@code redirect to :8443} mean the same. */
    private static @Nullable Expression port(Translate translate) {
        return translate.port() == null ? translate.address() : translate.port();
    }

    private static void destination(Translate translate, List<Statement> statements, List<String> doubts) {
        Expression address = translate.address();
        AddressSet to = null;
        if (address != null) {
            Members members = new Members(List.of(new Element(address, null, null)), true);
            Members.Addresses four = members.addresses(Family.IPV4);
            Members.Addresses six = members.addresses(Family.IPV6);
            to = four.whole() ? four.set() : six.whole() ? six.set() : AddressSet.all();
            if (four.whole() || six.whole()) {
                statements.add(Condition.family(four.whole() ? Family.IPV4 : Family.IPV6));
            } else {
                doubts.add("where it is translated to: " + Shown.of(address));
            }
        }
        NumberSet ports = address instanceof Expression.Lookup ? NumberSet.PORTS : ports(translate.port(), doubts);
        statements.add(Effect.destination(to, ports));
    }

    private static @Nullable NumberSet ports(@Nullable Expression port, List<String> doubts) {
        if (port == null) {
            return null;
        }
        Members members = new Members(List.of(new Element(port, null, null)), true);
        Members.Numbers numbers = members.numbers(Services.ports(), 65535);
        if (!numbers.whole()) {
            doubts.add("which port it is translated to: " + Shown.of(port));
        }
        return numbers.whole() ? numbers.set() : NumberSet.PORTS;
    }
}
