package dev.origindoctor.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the edges are what the real programs do, in front of really broken origins. */
class RealEdgesTest {
    @ParameterizedTest
    @EnumSource(
            value = Edge.class,
            names = {"NGINX", "HAPROXY", "APACHE", "CADDY", "VARNISH"})
    void doesWhatItsTableSays(Edge edge, @TempDir Path folder) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (EdgeMatrix.Cell cell : EdgeMatrix.of(edge, folder)) {
            String what = edge.id() + " " + cell.row().mode().id() + " "
                    + cell.row().origin().id();
            all.assertThat(cell.allowed()).as(what).contains(cell.status());
            if (cell.recognised() != null) {
                all.assertThat(cell.recognised()).as(what).isEqualTo(edge);
            }
        }
        all.assertAll();
    }

    @Test
    void everyRunHasALoopbackAddressOfItsOwn() throws Exception {
        Set<InetAddress> addresses = new HashSet<>();
        for (long process : new long[] {1, 2, 257, 65_537, 4_194_304 - 1}) {
            addresses.add(RealEdge.addressOf(process));
        }
        assertThat(addresses)
                .hasSize(5)
                .allMatch(InetAddress::isLoopbackAddress)
                .doesNotContain(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Test
    void aWrongPredictionIsSeen() {
        EdgeMatrix.Row row = EdgeMatrix.ROWS.get(0);
        int predicted = Edge.NGINX.verdict(row.fault(), row.mode()).status();
        assertThat(new EdgeMatrix.Cell(Edge.NGINX, row, predicted, null).right())
                .isTrue();
        assertThat(new EdgeMatrix.Cell(Edge.NGINX, row, predicted + 1, null).right())
                .isFalse();
    }
}
