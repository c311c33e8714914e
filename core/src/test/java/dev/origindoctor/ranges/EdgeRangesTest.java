package dev.origindoctor.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.edge.Edge;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeRangesTest {
    @ParameterizedTest
    @CsvSource({
        "cloudflare,15,7",
        "fastly,19,2",
        "cloudfront,46,8",
        "google_cloud,4,2",
        "azure_front_door,78,92",
        "gcore,990,850",
        "imperva,11,1",
        "sucuri,4,1"
    })
    void everyListIsWhole(String id, long fours, long sixes) {
        RangeList list = EdgeRanges.bundled().byId(id).orElseThrow();
        assertThat(list.published())
                .filteredOn(cidr -> cidr.family() == Family.IPV4)
                .hasSize((int) fours);
        assertThat(list.published())
                .filteredOn(cidr -> cidr.family() == Family.IPV6)
                .hasSize((int) sixes);
        assertThat(list.source()).isNotBlank();
    }

    @Test
    void cloudflareIsWhatItPublishes() {
        RangeList cloudflare = EdgeRanges.bundled().of(Edge.CLOUDFLARE).orElseThrow();
        assertThat(cloudflare.addresses().contains(Ip.parse("162.158.255.255").orElseThrow()))
                .isTrue();
        assertThat(cloudflare.addresses().contains(Ip.parse("162.160.0.0").orElseThrow()))
                .isFalse();
        assertThat(cloudflare.addresses().contains(Ip.parse("2606:4700::1111").orElseThrow()))
                .isTrue();
        assertThat(cloudflare.date()).isEqualTo(LocalDate.of(2026, 8, 22));
    }

    @Test
    void originsAndVisitorsMeetDifferentAddresses() {
        EdgeRanges ranges = EdgeRanges.bundled();
        assertThat(ranges.of(Edge.CLOUDFRONT).orElseThrow().id()).isEqualTo("cloudfront");
        assertThat(ranges.visitorsOf(Edge.CLOUDFRONT).orElseThrow().id()).isEqualTo("cloudfront-visitors");
        assertThat(ranges.of(Edge.NGINX)).isEmpty();
        assertThat(ranges.holding(Ip.parse("104.16.0.1").orElseThrow()))
                .extracting(RangeList::id)
                .containsExactly("cloudflare");
    }

    @Test
    void everyFileIsWrittenAsItIsRead() {
        for (RangeList list : EdgeRanges.bundled().lists()) {
            assertThat(RangeFile.read("copy", RangeFile.write(list))).isEqualTo(list);
        }
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatThrownBy(() -> RangeFile.read("mine.txt", "# id: x\n10.0.0.0/8\n<html>\n"))
                .hasMessage("mine.txt line 3: <html> (expected ADDRESS/LENGTH)");
    }
}
