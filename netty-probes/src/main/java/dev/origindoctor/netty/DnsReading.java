package dev.origindoctor.netty;

import dev.origindoctor.taxonomy.DnsFault;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one name server's response to a question for addresses. */
final class DnsReading {
    private static final int LONGEST_CHAIN = 16;

    private final Map<String, String> aliasOf = new HashMap<>();
    private final Map<String, List<InetAddress>> addressesOf = new HashMap<>();

    private DnsReading() {}

    /** What the response says about {@code name}, whose records of {@code type} were asked for. */
    static DnsAnswer of(DnsResponse response, String name, DnsRecordType type) {
        DnsResponseCode code = response.code();
        String word = WireText.line(code.toString().replaceAll("\\(.*", ""), 20).toUpperCase(Locale.ROOT);
        if (!code.equals(DnsResponseCode.NOERROR) && !code.equals(DnsResponseCode.NXDOMAIN)) {
            return DnsAnswer.of(List.of(), DnsFault.FAILED, word);
        }
        try {
            DnsReading reading = new DnsReading();
            for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
                reading.note(response.recordAt(DnsSection.ANSWER, i), type);
            }
            DnsAnswer whole = reading.follow(name, code.equals(DnsResponseCode.NXDOMAIN), word);
            return response.isTruncated() && whole.fault() == DnsFault.NO_ADDRESS ? cutOff(whole) : whole;
        } catch (CorruptedFrameException | IndexOutOfBoundsException | UnknownHostException e) {
            return DnsAnswer.of(List.of(), DnsFault.FAILED, "malformed");
        }
    }

    /** The server has more to say than fits a datagram, and could not be asked over TCP (RFC 7766 section 5). */
    private static DnsAnswer cutOff(DnsAnswer part) {
        return DnsAnswer.of(part.aliases(), DnsFault.FAILED, "truncated");
    }

    private void note(DnsRecord record, DnsRecordType type) throws UnknownHostException {
        if (!(record instanceof DnsRawRecord raw)) {
            return;
        }
        ByteBuf content = raw.content().duplicate();
        if (record.type().equals(DnsRecordType.CNAME)) {
            aliasOf.put(plain(record.name()), plain(DefaultDnsRecordDecoder.decodeName(content)));
        } else if (record.type().equals(type)) {
            byte[] bytes = new byte[type.equals(DnsRecordType.A) ? 4 : 16];
            content.readBytes(bytes);
            addressesOf
                    .computeIfAbsent(plain(record.name()), owner -> new ArrayList<>())
                    .add(InetAddress.getByAddress(bytes));
        }
    }

    private DnsAnswer follow(String name, boolean nameError, String word) {
        List<String> chain = new ArrayList<>();
        String at = plain(name);
        for (@Nullable String next = aliasOf.get(at); next != null; next = aliasOf.get(at)) {
            if (chain.contains(next) || chain.size() == LONGEST_CHAIN) {
                return DnsAnswer.of(chain, DnsFault.FAILED, "CNAME loop");
            }
            chain.add(next);
            at = next;
        }
        List<InetAddress> found = addressesOf.getOrDefault(at, List.of());
        if (!found.isEmpty()) {
            return new DnsAnswer(shown(chain), found, null, null);
        }
        DnsFault fault = nameError ? DnsFault.NAME_NOT_RESOLVED : DnsFault.NO_ADDRESS;
        return DnsAnswer.of(shown(chain), fault, word);
    }

    private static List<String> shown(List<String> chain) {
        return chain.stream().map(alias -> WireText.line(alias, 253)).toList();
    }

    /** Names compare without case (RFC 4343), and without the root's dot. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
