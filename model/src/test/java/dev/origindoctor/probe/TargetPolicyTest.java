package dev.origindoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private final TargetPolicy publicOnly = TargetPolicy.publicOnly();

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this network (0.0.0.0/8)",
        "10.255.255.255, private (10.0.0.0/8)",
        "100.64.0.1, shared by a carrier (100.64.0.0/10)",
        "100.100.100.200, shared by a carrier (100.64.0.0/10)",
        "127.8.8.8, loopback (127.0.0.0/8)",
        "168.63.129.16, a cloud's metadata service (168.63.129.16/32)",
        "169.254.169.254, link-local (169.254.0.0/16)",
        "172.31.255.255, private (172.16.0.0/12)",
        "192.0.0.192, for IETF protocols (192.0.0.0/24)",
        "192.0.2.1, for documentation (192.0.2.0/24)",
        "192.31.196.1, for AS112 (192.31.196.0/24)",
        "192.52.193.1, for multicast tunnels (AMT) (192.52.193.0/24)",
        "192.88.99.1, a former 6to4 relay (192.88.99.0/24)",
        "192.168.255.255, private (192.168.0.0/16)",
        "192.175.48.1, for AS112 (192.175.48.0/24)",
        "198.19.255.255, for benchmarks (198.18.0.0/15)",
        "198.51.100.7, for documentation (198.51.100.0/24)",
        "203.0.113.7, for documentation (203.0.113.0/24)",
        "239.255.255.255, multicast (224.0.0.0/4)",
        "240.0.0.1, reserved (240.0.0.0/4)",
        "255.255.255.255, broadcast (255.255.255.255/32)",
        "::, unspecified (::/128)",
        "::1, loopback (::1/128)",
        "::7f00:1, not global unicast (::/3)",
        "64:ff9b::10.0.0.1, NAT64 for private (10.0.0.0/8)",
        "64:ff9b::169.254.169.254, NAT64 for link-local (169.254.0.0/16)",
        "64:ff9b:1::8.8.8.8, for local NAT64 (64:ff9b:1::/48)",
        "::ffff:0:127.0.0.1, IPv4-translated for loopback (127.0.0.0/8)",
        "100::1, discarded (100::/64)",
        "100:0:0:1::1, a dummy prefix (100:0:0:1::/64)",
        "2001:0:808:808::1, a Teredo tunnel (2001::/32)",
        "2001:1::1, for IETF protocols (2001::/23)",
        "2001:2::1, for benchmarks (2001:2::/48)",
        "2001:3::1, for multicast tunnels (AMT) (2001:3::/32)",
        "2001:4:112::1, for AS112 (2001:4:112::/48)",
        "2001:1f::1, a former hash identifier (ORCHID) (2001:10::/28)",
        "2001:2f::1, a hash identifier (ORCHIDv2) (2001:20::/28)",
        "2001:3f::1, for drones (DRIP) (2001:30::/28)",
        "2001:db8::1, for documentation (2001:db8::/32)",
        "2002:808:808::1, a 6to4 tunnel (2002::/16)",
        "2620:4f:8000::1, for AS112 (2620:4f:8000::/48)",
        "3fff:fff::1, for documentation (3fff::/20)",
        "5f00::1, for segment routing (5f00::/16)",
        "fd00:ec2::254, private (fc00::/7)",
        "fe80::1, link-local (fe80::/10)",
        "fec0::1, site-local (fec0::/10)",
        "ff02::1, multicast (ff00::/8)",
        "4000::1, not global unicast (4000::/2)",
        "2a00:1450::5efe:10.0.0.1, ISATAP for private (10.0.0.0/8)",
        "2a00:1450::200:5efe:127.0.0.1, ISATAP for loopback (127.0.0.0/8)",
    })
    void specialPurposeIsRefused(String address, String reason) {
        assertThat(publicOnly.refusal(Addresses.parse(address).orElseThrow())).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.17",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "64:ff9b::8.8.8.8",
                "2001:200::1",
                "2001:db7::1",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450::5efe:8.8.8.8",
                "3ffe::1",
            })
    void publicAddressIsPermitted(String address) {
        assertThat(publicOnly.refusal(Addresses.parse(address).orElseThrow())).isEmpty();
    }

    @Test
    void mappedAddressIsJudgedByWhatItMaps() throws UnknownHostException {
        assertThat(publicOnly.refusal(mapped(127, 0, 0, 1))).contains("IPv4-mapped for loopback (127.0.0.0/8)");
        assertThat(publicOnly.refusal(mapped(8, 8, 8, 8))).isEmpty();
    }

    @Test
    void everythingPermitsEverything() throws UnknownHostException {
        assertThat(TargetPolicy.everything().refusal(InetAddress.getByName("127.0.0.1")))
                .isEmpty();
    }

    /** The JDK makes an IPv4 address of it, unless it is told a scope. */
    private static InetAddress mapped(int a, int b, int c, int d) throws UnknownHostException {
        byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) a, (byte) b, (byte) c, (byte) d};
        return Inet6Address.getByAddress(null, bytes, 0);
    }
}
